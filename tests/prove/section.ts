/** What a section of `npm run prove` hands back: each promise with what was done to break it, and what came of it. */
export interface Section {
  /** What is being done, for people who wait. */
  title: string;
  prove: (options: Options) => Promise<Proof[]> | Proof[];
}

export interface Options {
  /** Where random cases start: the same seed gives the same cases. */
  seed: number;
  /** Says how far a long proof is. */
  say: (text: string) => void;
}

export interface Proof {
  /** The promise: `payloads that ran`. */
  what: string;
  /** How it was tried: `5,120 payloads and places`. */
  tried: string;
  /** What is promised, as it is printed: `0`, `A+`. */
  limit: string;
  /** What was found, as it is printed; null when it could not be tried here. */
  found: string | null;
  /** All that breaks the promise: it holds when there are none. */
  findings: string[];
  /** What is worth knowing although nothing is promised of it, or why it could not be tried. */
  notes?: string[];
}

/** A promise that nothing is found. */
export const none = (what: string, tried: string, findings: string[], notes: string[] = []): Proof => ({
  what,
  tried,
  limit: '0',
  found: String(findings.length),
  findings,
  notes,
});

/** A promise that could not be tried here. */
export const notTried = (what: string, limit: string, why: string): Proof => ({
  what,
  tried: '',
  limit,
  found: null,
  findings: [],
  notes: [why],
});
