/** CBOR (RFC 8949), read just far enough to put lists in order: lists, texts and whole numbers of known length. */

/** The elements of the list that `bytes` is, each as its bytes. */
function elements(bytes: Uint8Array): Uint8Array[] {
  const { type, value, next } = head(bytes, 0);
  if (type !== LIST) throw new Error('not a list');
  const found: Uint8Array[] = [];
  for (let at = next; found.length < value;) {
    const end = endOf(bytes, at);
    found.push(bytes.subarray(at, end));
    at = end;
  }
  return found;
}

/** The same list with its elements in the order of their bytes. */
export const sorted = (list: Uint8Array): Uint8Array => withElements(list, elements(list).toSorted(Buffer.compare));

/** The same list with one of its elements changed. */
export const withElement = (list: Uint8Array, index: number, change: (element: Uint8Array) => Uint8Array): Uint8Array =>
  withElements(
    list,
    elements(list).map((element, at) => (at === index ? change(element) : element)),
  );

const withElements = (list: Uint8Array, parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([list.subarray(0, head(list, 0).next), ...parts]);

const NUMBERS = [0, 1];
const STRINGS = [2, 3];
const LIST = 4;

function endOf(bytes: Uint8Array, at: number): number {
  const { type, value, next } = head(bytes, at);
  if (NUMBERS.includes(type)) return next;
  if (STRINGS.includes(type)) return next + value;
  if (type !== LIST) throw new Error(`unexpected type ${type}`);
  let end = next;
  for (let i = 0; i < value; i++) end = endOf(bytes, end);
  return end;
}

/** Type, and number or length: in the first byte, or in the 1, 2, 4 or 8 bytes after it. */
function head(bytes: Uint8Array, at: number): { type: number; value: number; next: number } {
  const first = bytes[at] ?? 0;
  const type = first >> 5;
  const size = first & 31;
  if (size < 24) return { type, value: size, next: at + 1 };
  if (size > 27) throw new Error('a length that is not known');
  const next = at + 1 + 2 ** (size - 24);
  let value = 0;
  for (const byte of bytes.subarray(at + 1, next)) value = value * 256 + byte;
  return { type, value, next };
}
