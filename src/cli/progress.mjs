// Plain JavaScript: the launcher shows progress before there is a Node that runs TypeScript.

/**
 * @typedef {object} Progress
 * @property {(text: string) => void} step Starts a new step: `step('Installing packages')`.
 * @property {(text: string) => void} update Says how far the step is: `update('Rendering 40 of 120 pages')`.
 * @property {(text: string) => void} done Ends the step with a line that stays: `done('Built 120 pages')`.
 * @property {() => void} hide Takes a moving line away before something else is printed; it comes back by itself.
 * @property {() => void} clear Ends the step and leaves nothing behind.
 */

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const LIVE_EVERY = 100;
const PLAIN_EVERY = 15_000;

/**
 * Shows long work: one line that moves on a terminal; elsewhere a plain line for each step, and one
 * more every 15 seconds, so that a log never looks dead.
 *
 * @param {object} [options]
 * @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} [options.stream]
 * @param {boolean} [options.live] Whether a line may move. Default: a terminal outside CI.
 * @param {() => number} [options.now] Milliseconds.
 * @returns {Progress}
 */
export function createProgress({
  stream = process.stderr,
  live = Boolean(stream.isTTY) && !process.env.CI,
  now = () => performance.now(),
} = {}) {
  let text = '';
  let started = 0;
  let drawn = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;

  const draw = () => {
    const seconds = Math.floor((now() - started) / 1000);
    const waited = seconds > 0 ? ` (${seconds} s)` : '';
    drawn = now();
    if (!live) {
      stream.write(`${text}…${waited}\n`);
      return;
    }
    const frame = FRAMES[Math.floor((now() - started) / LIVE_EVERY) % FRAMES.length];
    const line = `${frame} ${text}…${waited}`.slice(0, (stream.columns || 80) - 1);
    // The cursor goes back to the start, so that a warning printed meanwhile gets a line of its own.
    stream.write(`\r\u001B[2K${line}\r`);
  };

  const hide = () => {
    if (live && text) stream.write('\r\u001B[2K');
  };

  const stop = () => {
    clearInterval(timer);
    hide();
    text = '';
  };

  return {
    step(next) {
      stop();
      text = next;
      started = now();
      draw();
      timer = setInterval(draw, live ? LIVE_EVERY : PLAIN_EVERY);
      timer.unref();
    },
    update(next) {
      text = next;
      if (now() - drawn >= (live ? LIVE_EVERY : PLAIN_EVERY)) draw();
    },
    done(line) {
      stop();
      stream.write(`${line}\n`);
    },
    hide,
    clear: stop,
  };
}
