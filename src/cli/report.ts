import { resolve } from 'node:path';
import { shown, type Size } from './out-dir.ts';
import { buildSite, previewSite, type ServeOptions } from './site.ts';

/** Builds and prints what was built. */
export async function buildAndReport(outDir: string): Promise<void> {
  const { seconds, ...size } = await buildSite(outDir);
  console.log(buildLine(size, shown(resolve(outDir)), seconds));
}

/** Serves a built site and prints where. */
export async function previewAndReport(outDir: string, options: ServeOptions): Promise<void> {
  const addresses = await previewSite(outDir, options);
  console.log(`Serving ${shown(resolve(outDir))} at ${addresses.join(' and ')} (stop with Ctrl+C)`);
}

/**
 * The line that ends a build.
 *
 * buildLine({ pages: 120, files: 140, bytes: 2_500_000 }, 'dist', 3.21)
 * // 'Built 120 pages (140 files, 2.5 MB) into dist in 3.2 s'
 */
export function buildLine({ pages, files, bytes }: Size, folder: string, seconds: number): string {
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  return `Built ${count(pages, 'page')} (${count(files, 'file')}, ${size}) into ${folder} in ${seconds.toFixed(1)} s`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
