/** What a state of the tracker, or of a record, is known by. */
import { createHash } from 'node:crypto';

/** In hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The version that a hash stands for: enough of its digits that no two states share one. */
export const versionIn = (hash: string): string => hash.slice(0, 12);
