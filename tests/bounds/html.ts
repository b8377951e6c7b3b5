/** html-validate finds no error on any page. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { none, type Check, type Finding } from './bound.ts';
import type { BuiltPage } from './built.ts';

/** No rule of the preset is switched off; one that has to be gets its reason here. */
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));

export const html: Check = {
  title: 'Validating with html-validate',
  measure: async ({ site }) => [none('html-validate', await htmlErrors(site.pages))],
};

/** What html-validate finds on pages, warnings included. */
export async function htmlErrors(pages: readonly BuiltPage[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path, html: text } of pages) {
    const { results } = await validator.validateString(text, path);
    for (const { message, ruleId, selector } of results.flatMap(({ messages }) => messages)) {
      findings.push({ page: path, text: `${ruleId}: ${message}${selector ? ` at ${selector}` : ''}` });
    }
  }
  return findings;
}
