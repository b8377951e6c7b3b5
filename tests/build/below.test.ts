import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { below } from '../prove/same.ts';

test('what is changed in a copy is never what its links lead to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'below-'));
  try {
    for (const name of ['packages', 'copy', 'copy/src']) mkdirSync(join(folder, name));
    for (const name of ['packages/a.js', 'copy/src/b.ts']) writeFileSync(join(folder, name), '');
    symlinkSync(join(folder, 'packages'), join(folder, 'copy/packages'));
    symlinkSync(join(folder, 'packages/a.js'), join(folder, 'copy/a.js'));
    expect(below(join(folder, 'copy'))).toEqual([
      { path: join(folder, 'copy/src'), isFile: false },
      { path: join(folder, 'copy/src/b.ts'), isFile: true },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
