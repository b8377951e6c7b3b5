/** PNG pictures of few colours, written small and fast, and checked when they are read again. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Colours that a palette can hold. */
const COLOURS = 256;

/**
 * Opaque pixels (RGBA, four bytes each) as a PNG with a palette. A picture loses the low bits of
 * each channel, two or as many as it takes to have no more than 256 colours: on a card of text these are shades of edges.
 */
export function encodePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  for (let bits = 6; ; bits--) {
    const indexed = index(colours, width, height, bits);
    if (indexed === null) continue;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    // Eight bits for each pixel, with a palette.
    header.set([8, 3], 8);
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('PLTE', indexed.palette),
      chunk('IDAT', deflateSync(indexed.rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

/** Rows of places in a palette, each row behind its filter byte, which is none; null when there are too many colours. */
function index(colours: Uint32Array, width: number, height: number, bits: number) {
  const channel = (0xff << (8 - bits)) & 0xff;
  const mask = (channel | (channel << 8) | (channel << 16)) >>> 0;
  const places = new Map<number, number>();
  const palette: number[] = [];
  const rows = Buffer.alloc((width + 1) * height);
  let last = -1;
  let place = 0;
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0, to = y * (width + 1) + 1; x < width; x++, from++, to++) {
      const colour = colours[from]!;
      if (colour !== last) {
        last = colour;
        const known = places.get(colour & mask);
        if (known === undefined) {
          if (places.size === COLOURS) return null;
          // The first of those that are taken for one stands for all: flat areas keep their exact colour.
          place = places.size;
          places.set(colour & mask, place);
          palette.push(colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff);
        } else place = known;
      }
      rows[to] = place;
    }
  }
  return { palette: Buffer.from(palette), rows };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Whether bytes are a whole PNG: every chunk is there with the sum that it was written with. */
export function isWholePng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return false;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end === bytes.length;
    at = end;
  }
  return false;
}
