/**
 * The vocabulary of schema.org, read out of `schema-dts`, which is generated from it: types with their parents, properties
 * with what they may hold.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

interface Vocabulary {
  /** Types that each type is a kind of, itself included. */
  kinds: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a property of a type may hold, by name; those of its parents are not repeated. */
  properties: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Data types, and what text that holds them looks like. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  Text: /^/,
  URL: /^(?:https?:\/\/\S+|\/\S*)$/,
  Date: /^\d{4}(?:-\d\d){0,2}$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
};

/** `ClaimBase` declares the properties of `Claim`; a type without own ones has only `ClaimLeaf`. */
export function schemaOrg(): Vocabulary {
  const file = createRequire(import.meta.url)
    .resolve('schema-dts')
    .replace(/\.js$/, '.d.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const parents = new Map<string, string[]>();
  const properties = new Map<string, Map<string, string[]>>();
  const nameOf = (declared: string) => declared.replace(/^_/, '').replace(/(?:Base|Leaf)$/, '');
  for (const node of source.statements) {
    if (!ts.isInterfaceDeclaration(node) || !/(?:Base|Leaf)$/.test(node.name.text)) continue;
    const name = nameOf(node.name.text);
    const above = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => nameOf(expression.getText(source))),
    );
    parents.set(name, [
      ...(parents.get(name) ?? []),
      ...above.filter((other) => other !== name && other !== 'Partial'),
    ]);
    const own = properties.get(name) ?? new Map<string, string[]>();
    properties.set(name, own);
    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name) || !member.type) continue;
      const held = /^SchemaValue<([^,]+),/.exec(member.type.getText(source))?.[1];
      if (held !== undefined)
        own.set(
          member.name.text,
          held.split('|').map((type) => type.trim()),
        );
    }
  }
  const kindsOf = (name: string): string[] => [name, ...(parents.get(name) ?? []).flatMap(kindsOf)];
  return { kinds: new Map([...parents.keys()].map((name) => [name, new Set(kindsOf(name))])), properties };
}

/** As the JSON-LD in which schema.org publishes it, for validators. */
export const asJsonLd = ({ kinds, properties }: Vocabulary): { '@graph': object[] } => {
  const domains = new Map<string, string[]>();
  for (const [type, own] of properties) {
    for (const property of own.keys()) domains.set(property, [...(domains.get(property) ?? []), type]);
  }
  const named = (name: string) => ({ '@id': `schema:${name}` });
  return {
    '@graph': [
      ...[...kinds].map(([name, above]) => ({
        '@type': 'rdfs:Class',
        ...named(name),
        'rdfs:subClassOf': [...above].filter((other) => other !== name).map(named),
      })),
      ...[...domains].map(([property, types]) => ({
        '@type': 'rdf:Property',
        ...named(property),
        'schema:domainIncludes': types.map(named),
      })),
    ],
  };
};

export type Node = Readonly<Record<string, unknown>>;

/**
 * Values that a property may not hold. `typeOf` gives the type of what a reference leads to; undefined if it leads nowhere.
 */
export function rangeProblems(
  { kinds, properties }: Vocabulary,
  node: Node,
  typeOf: (id: string) => string | undefined,
): string[] {
  const type = String(node['@type']);
  const rangeOf = (property: string) =>
    [...(kinds.get(type) ?? [])].flatMap((kind) => properties.get(kind)?.get(property) ?? []);
  return Object.entries(node).flatMap(([property, held]) => {
    // Inputs of actions and words of other vocabularies are no properties of schema.org.
    if (property.startsWith('@') || property.includes(':') || property.endsWith('-input')) return [];
    const range = rangeOf(property);
    return [held].flat().flatMap((value): string[] => {
      const where = `${type}.${property}`;
      if (typeof value === 'object' && value !== null) {
        const inner = value as Node;
        const reference = !('@type' in inner);
        const found = reference ? typeOf(String(inner['@id'])) : String(inner['@type']);
        if (found === undefined) return [`${where} leads nowhere: ${String(inner['@id'])}`];
        const fits = range.some((one) => kinds.get(found)?.has(one));
        return [
          ...(fits ? [] : [`${where} may not be a ${found}`]),
          ...(reference ? [] : rangeProblems({ kinds, properties }, inner, typeOf)),
        ];
      }
      const fits =
        typeof value === 'string'
          ? // Where anything may stand, its address may: the context reads it as a reference.
            range.some((one) => TEXTS[one === 'Thing' ? 'URL' : one]?.test(value))
          : range.includes(typeof value === 'boolean' ? 'Boolean' : 'Number') || range.includes('Integer');
      return fits ? [] : [`${where} may not be ${JSON.stringify(value)}`];
    });
  });
}
