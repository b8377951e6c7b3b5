/** Pictures: local files in `images/`, each what its name says, and small enough to be sent. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import type { Picture } from '../domain/body.ts';
import { compareText } from '../domain/date.ts';
import type { Problem } from '../domain/issue.ts';
import { problem } from '../domain/rules.ts';
import { ID_PATTERN } from '../domain/schema.ts';

const IMAGES = 'images';
/** Endings of pictures, with the type that their bytes must have and the one that they are sent with. */
const TYPES: Readonly<Record<string, { bytes: string; sent: string }>> = {
  '.png': { bytes: 'png', sent: 'image/png' },
  '.jpg': { bytes: 'jpg', sent: 'image/jpeg' },
  '.jpeg': { bytes: 'jpg', sent: 'image/jpeg' },
  '.webp': { bytes: 'webp', sent: 'image/webp' },
  '.avif': { bytes: 'avif', sent: 'image/avif' },
};
export const IMAGE_ENDINGS = Object.keys(TYPES);
const ENDINGS = IMAGE_ENDINGS.join(', ').replace(/, (?!.*, )/, ' or ');
/** The most that a picture may weigh: a second on a slow phone line. */
const MOST_KILOBYTES = 500;
/** The longest side of a picture: more is unpacked to more than a phone can hold. */
const LONGEST_SIDE = 4000;

/**
 * Reads the pictures of a content folder: of each sound file its size. Without a folder `images/` there are none. Like
 * the collections, it holds files only, and of each at most the bytes of a small picture are read.
 */
export function readImages(folder: string): { images: Map<string, Picture>; problems: Problem[] } {
  const directory = path.join(folder, IMAGES);
  const stat = lstatSync(directory, { throwIfNoEntry: false });
  const images = new Map<string, Picture>();
  const problems: Problem[] = [];
  const refuse = (rule: Parameters<typeof problem>[0], name: string, found: string, expected: string, fix: string) =>
    problems.push(problem(rule, name, [], { found, expected, fix }));
  if (stat === undefined) return { images, problems };
  if (!stat.isDirectory()) {
    refuse('file/type', IMAGES, 'a link or a file', 'a folder of pictures', 'make it a folder, or remove it.');
    return { images, problems };
  }
  const entries = readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name));
  for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
    const file = `${IMAGES}/${entry.name}`;
    const ending = path.extname(entry.name);
    const stem = path.basename(entry.name, ending);
    const type = TYPES[ending];
    if (!entry.isFile() || type === undefined) {
      const found = entry.isFile() ? `a file that ends in ${ending || 'nothing'}` : 'a folder, link or special file';
      const again = Object.hasOwn(TYPES, ending.toLowerCase()) ? 'write its ending in small letters.' : null;
      refuse(
        'file/type',
        file,
        found,
        `pictures that end in ${ENDINGS}`,
        again ?? 'save it as one of these, or remove it.',
      );
    } else if (!ID_PATTERN.test(stem)) {
      const expected = 'lower-case letters, digits and single hyphens: the name is part of the address';
      refuse('file/name', file, `the name "${stem}"`, expected, 'rename the file, such as north-pier.jpg.');
    } else {
      const read = readPicture(path.join(directory, entry.name), type.bytes);
      if ('width' in read) images.set(entry.name, read);
      else refuse(read.rule, file, read.found, read.expected, read.fix);
    }
  }
  return { images, problems };
}

type Refused = { rule: 'image/bytes' | 'image/size'; found: string; expected: string; fix: string };

function readPicture(file: string, type: string): Picture | Refused {
  const kilobytes = Math.ceil(lstatSync(file).size / 1000);
  if (kilobytes > MOST_KILOBYTES) {
    return {
      rule: 'image/size',
      found: `a picture of ${kilobytes} KB`,
      expected: `at most ${MOST_KILOBYTES} KB`,
      fix: 'save it smaller: 1600 pixels in width are enough.',
    };
  }
  const size = sizeOf(readFileSync(file));
  if (size?.type !== type || size.width === 0 || size.height === 0) {
    return {
      rule: 'image/bytes',
      found: size === null ? 'bytes that are no picture' : `a picture of the type ${size.type}`,
      expected: `bytes of the type ${type}, as the name says`,
      fix: 'save it anew as a picture of that type.',
    };
  }
  if (Math.max(size.width, size.height) > LONGEST_SIDE) {
    return {
      rule: 'image/size',
      found: `a picture of ${size.width} × ${size.height} pixels`,
      expected: `at most ${LONGEST_SIDE} pixels on a side`,
      fix: 'save it smaller: 1600 pixels in width are enough.',
    };
  }
  // EXIF orientations from 5 on are on their side, and browsers turn them: https://exiftool.org/TagNames/EXIF.html.
  const turned = (size.orientation ?? 1) >= 5;
  return { width: turned ? size.height : size.width, height: turned ? size.width : size.height };
}

function sizeOf(bytes: Uint8Array): ReturnType<typeof imageSize> | null {
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

/** A picture as it is sent: its bytes, and their type. `name` is a key of what `readImages` found. */
export const readImage = (folder: string, name: string): { bytes: Uint8Array<ArrayBuffer>; type: string } => ({
  bytes: new Uint8Array(readFileSync(path.join(folder, IMAGES, name))),
  type: TYPES[path.extname(name)]?.sent ?? 'application/octet-stream',
});
