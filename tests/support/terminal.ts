import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** Keys as a terminal sends them. */
export const ENTER = '\r';
export const DOWN = '\u001B[B';
export const SPACE = ' ';
export const ESCAPE = '\u001B';
export const CTRL_C = '\u0003';

/** How long a terminal may print nothing while a question is awaited. */
const PATIENCE_MS = 20_000;

/** A terminal that somebody sits at: waits for each question, in order, and answers it with keys. */
export class Terminal {
  readonly input = new PassThrough();
  readonly output: Writable;
  #fresh = '';
  #all = '';
  #wake = () => {};

  constructor() {
    this.output = new Writable({
      write: (chunk, _, done) => {
        const text = stripVTControlCharacters(String(chunk));
        this.#fresh += text;
        this.#all += text;
        this.#wake();
        done();
      },
    });
  }

  /** Everything that was printed. */
  get printed(): string {
    return this.#all;
  }

  /** Answers questions as they come; those not reached when `work` ends are an error. */
  async sit<T>(work: Promise<T>, answers: readonly (readonly [question: string, ...keys: string[]])[]): Promise<T> {
    const state = { ended: false, late: false };
    const end = () => {
      state.ended = true;
      this.#wake();
    };
    void work.then(end, end);
    for (const [question, ...keys] of answers) {
      while (!this.#fresh.includes(question)) {
        if (state.ended || state.late) throw new Error(`never asked: ${question}\n${this.#all}`);
        const late = setTimeout(() => {
          state.late = true;
          this.#wake();
        }, PATIENCE_MS);
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        clearTimeout(late);
      }
      this.#fresh = '';
      for (const key of keys) this.input.write(key);
    }
    return work;
  }
}
