/** The folder that holds the story: `content`, or the one named in CLAIMLINE_CONTENT. */
export const contentFolder = (): string => (process.env['CLAIMLINE_CONTENT'] ?? '').replace(/\/+$/, '') || 'content';
