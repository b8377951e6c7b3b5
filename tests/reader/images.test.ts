import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readImage, readImages } from '../../src/reader/images.ts';
import { readContent } from '../../src/reader/read.ts';

const parent = mkdtempSync(join(tmpdir(), 'images-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** A content folder with these pictures. */
function folderOf(name: string, files: Record<string, Uint8Array | null>): string {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'images'), { recursive: true });
  for (const [file, bytes] of Object.entries(files)) {
    if (bytes === null) symlinkSync('/etc/hostname', join(folder, 'images', file));
    else writeFileSync(join(folder, 'images', file), bytes);
  }
  return folder;
}

/** The head of a PNG file: its signature, and a header chunk with its size. */
function png(width: number, height: number, length = 64): Uint8Array {
  const bytes = Buffer.alloc(Math.max(length, 24));
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.subarray(0, length);
}

/** The head of a JPEG file of 3 × 4 pixels, which its EXIF data (orientation 6) say to turn by a quarter. */
const TURNED = Buffer.from(
  `ffd8 ffe10022 457869660000 49492a0008000000 0100 120103000100000006000000 00000000
   ffc0000b 08 0004 0003 01 011100 ffd9 ${'00'.repeat(16)}`.replaceAll(/\s/g, ''),
  'hex',
);

test('the pictures of the story are read, with their sizes', () => {
  const { images, problems } = readContent('tests/fixtures/story');
  expect([[...images], problems]).toEqual([[['swing-bridge.png', { width: 960, height: 420 }]], []]);
});

test('a tracker needs no pictures', () => {
  expect(readImages(join(parent, 'none'))).toEqual({ images: new Map(), problems: [] });
});

test('a picture that browsers turn has the size that they show', () => {
  expect([...readImages(folderOf('turned', { 'a.jpg': TURNED })).images]).toEqual([['a.jpg', { width: 4, height: 3 }]]);
});

test('what is hidden is nobody’s business', () => {
  const { images, problems } = readImages(folderOf('hidden', { '.DS_Store': new Uint8Array(3) }));
  expect([[...images], problems]).toEqual([[], []]);
});

test.each([
  ['heavy', { 'a.png': png(10, 10, 500_001) }, 'image/size: a picture of 501 KB; at most 500 KB'],
  ['large', { 'a.png': png(10, 4001) }, 'image/size: a picture of 10 × 4001 pixels; at most 4000 pixels on a side'],
  ['empty', { 'a.png': png(0, 10) }, 'image/bytes: a picture of the type png; bytes of the type png, as the name says'],
  [
    'cut',
    { 'a.png': png(10, 10, 12) },
    'image/bytes: bytes that are no picture; bytes of the type png, as the name says',
  ],
  [
    'nothing',
    { 'a.avif': new Uint8Array() },
    'image/bytes: bytes that are no picture; bytes of the type avif, as the name says',
  ],
  [
    'markup',
    { 'a.jpg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="3"/>') },
    'image/bytes: a picture of the type svg; bytes of the type jpg, as the name says',
  ],
  [
    'linked',
    { 'a.png': null },
    'file/type: a folder, link or special file; pictures that end in .png, .jpg, .jpeg, .webp or .avif',
  ],
])('a picture that is %s is refused', (name, files, problem) => {
  const { images, problems } = readImages(folderOf(name, files));
  expect(images.size).toBe(0);
  expect(problems.map(({ rule, found, expected }) => `${rule}: ${found}; ${expected}`)).toEqual([problem]);
});

test('pictures cannot be a link to another folder', () => {
  const folder = join(parent, 'linked-folder');
  mkdirSync(folder);
  symlinkSync('/etc', join(folder, 'images'));
  expect(readImages(folder).problems.map(({ file, found }) => `${file}: ${found}`)).toEqual([
    'images: a link or a file',
  ]);
});

test('a picture is sent as what it is', () => {
  const folder = folderOf('sent', { 'a.jpeg': TURNED });
  expect(readImage(folder, 'a.jpeg')).toEqual({ bytes: new Uint8Array(TURNED), type: 'image/jpeg' });
});
