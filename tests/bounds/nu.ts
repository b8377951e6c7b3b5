/** The Nu HTML checker finds no error on any page. */
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/setup.mjs';
import { attempt, debianInstall } from '../install.ts';
import { none, notMeasured, type Bound, type Check } from './bound.ts';

const TITLE = 'Nu HTML checker';
const JAR = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));

export const nu: Check = {
  title: `Validating with the ${TITLE}`,
  async measure({ site, say }) {
    const java = await findJava(say);
    if (java === undefined) {
      return [notMeasured(TITLE, '0', 'There is no Java. Install a Java runtime, 11 or newer, or set JAVA_HOME.')];
    }
    return [await nuBound(java, site.folder)];
  },
};

/** One run over the folder: starting Java takes longer than checking a page. No finding is filtered. */
async function nuBound(java: string, folder: string): Promise<Bound> {
  const { code, output } = await run(
    java,
    ['-jar', JAR, '--errors-only', '--format', 'json', '--skip-non-html', '--exit-zero-always', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const report = output.slice(output.indexOf('{"'));
  if (code !== 0 || report === '') return notMeasured(TITLE, '0', output.trim());
  return none(TITLE, nuFindings(report, folder));
}

/** What the checker's JSON says, by page. */
export function nuFindings(json: string, folder: string): { page: string; text: string }[] {
  const { messages } = JSON.parse(json) as { messages: { url?: string; message: string; extract?: string }[] };
  return messages.map(({ url, message, extract = '' }) => {
    const file = url === undefined ? '' : relative(folder, fileURLToPath(url)).split(sep).join('/');
    const place = extract.replaceAll(/\s+/g, ' ').trim();
    return { page: file.replace(/(^|\/)index\.html$/, '$1'), text: `${message}${place ? ` At ${place}` : ''}` };
  });
}

/** A Java that starts: the one of JAVA_HOME, the computer's, or Debian's package, which is installed when it can be. */
async function findJava(log: (text: string) => void): Promise<string | undefined> {
  const home = process.env.JAVA_HOME;
  const candidates = [...(home ? [join(home, 'bin', 'java')] : []), 'java'];
  const found = async () => {
    for (const java of candidates) {
      const problem = await attempt([java, '-version']).catch((error: Error) => error.message);
      if (problem === undefined) return java;
    }
    return undefined;
  };
  const installed = await found();
  if (installed !== undefined) return installed;
  for (const command of debianInstall('default-jre-headless')) {
    log('installing Debian’s Java');
    await attempt(command);
  }
  return found();
}
