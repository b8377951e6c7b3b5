/** The lists of the audit hold nothing that no page needs: what nobody uses, hostile text could. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { ATTRIBUTES, ELEMENTS } from '../../src/build/markup.ts';
import { renderBody } from '../../src/reader/render-body.ts';
import { sites } from '../sites.ts';
import { context } from '../support/body.ts';
import { readSite } from './built.ts';

/** What only some trackers need, with the reason. */
const RARE: Readonly<Record<string, string>> = {
  'html dir': 'trackers in languages that are written from right to left',
};

/** A text with all that Markdown has. */
const TEXT = `a *b* **c** ~~d~~ \`e\` [f](https://example.org/) g[^h]\\
i

> j

---

3. k

- l

| m | n |
|:-:|--:|
| o | p |

# q

## r

### s

#### t

##### u

    v

![w](../images/bridge.png "x")

[^h]: y
`;

test('every row of the audit’s lists is needed', () => {
  const bodies = renderBody(TEXT, join('articles', 'gates-down.md'), context).blocks.map((block) =>
    block.type === 'html' ? block.html : '',
  );
  const pages = [...Object.values(sites).flatMap((site) => readSite(site).pages.map(({ html }) => html)), ...bodies];
  const used = new Set<string>();
  const anywhere = new Set<string>();
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      const name = node.namespaceURI.endsWith('/svg') ? `svg ${node.tagName}` : node.tagName;
      used.add(name);
      for (const attribute of node.attrs) {
        used.add(`${name} ${attribute.name}`);
        anywhere.add(attribute.name);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
    if ('content' in node) visit(node.content);
  };
  for (const html of pages) visit(parse(html, { scriptingEnabled: false }));

  const rows = [...ELEMENTS].flatMap(([element, own]) => [
    element,
    ...[...own].map((attribute) => `${element} ${attribute}`),
  ]);
  expect(rows.filter((row) => !used.has(row)).toSorted()).toEqual(Object.keys(RARE));
  expect([...ATTRIBUTES].filter((attribute) => !anywhere.has(attribute))).toEqual([]);
});
