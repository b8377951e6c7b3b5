/** The face of the site as files that satori reads, which takes no variable fonts: each weight and set of letters is one. */
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** The first has the most used letters; the others stand in for it where it lacks one. */
export const FONT_FILES = ['latin', 'latin-ext', 'vietnamese'].flatMap((letters) =>
  ([400, 600] as const).map((weight) => ({
    name: letters === 'latin' ? 'Newsreader' : `Newsreader ${letters}`,
    weight,
    file: resolve(`@fontsource/newsreader/files/newsreader-${letters}-${weight}-normal.woff`),
  })),
);
