/** What went wrong, explained in full by its message: no stack trace. */
export class Failure extends Error {
  override name = 'Failure';
}

/** A mistake in what was asked for, explained in full by its message: nothing was tried. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Whether the build stopped for problems in the content, which were printed already. */
export function isContentProblems(error: unknown): boolean {
  return error instanceof Error && error.name === 'ContentProblems';
}

/** Whether the build stopped for what is wrong with its pages: the message says it all. */
export const isAuditFailure = (error: unknown): boolean => error instanceof Error && error.name === 'AuditFailure';

/** The text for an error that ends a command; empty when everything was printed already. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isContentProblems(error)) return '';
  if (error instanceof Failure || error instanceof UsageError || isAuditFailure(error)) return error.message;
  const { hint, loc } = error as Located;
  const place = loc?.file && [loc.file, loc.line, loc.column].filter((part) => part !== undefined).join(':');
  return [error.stack ?? error.message, place && `In ${place}`, hint && `Hint: ${hint}`].filter(Boolean).join('\n');
}

/** Runs a command; when it fails, prints why and ends the process: with 2 for a mistake in what was asked for, else with 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = failureText(error);
    if (text) console.error(text);
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}

/** What Astro adds to an error. */
interface Located {
  hint?: string;
  loc?: { file?: string; line?: number; column?: number };
}
