/**
 * What version 2 of the Data Package standard (https://datapackage.org) asks of a description of tables, as JSON Schema:
 * required fields, types, patterns and enumerations of its profiles. Unlike the profiles, it knows no field by chance:
 * what is misspelt is refused, but for the two words that the standard leaves to us, `rows` and `tables`.
 */
const text = { type: 'string', minLength: 1 } as const;
/** No absolute path, no way out of the folder; or a whole address. */
const path = { type: 'string', pattern: String.raw`^(?:https?://.*|(?![./~])(?!.*\.\./)(?!.*://)[^\\]*)$` } as const;
const strict = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const fields = {
  type: 'array',
  minItems: 1,
  items: strict(
    {
      name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
      description: text,
      rdfType: { type: 'string', format: 'uri' },
      type: { enum: ['string', 'number', 'integer', 'boolean', 'array', 'date', 'datetime'] },
      constraints: strict(
        {
          required: { type: 'boolean' },
          enum: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
        },
        [],
      ),
    },
    ['name', 'description'],
  ),
};
const names = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } } as const;
const schema = strict(
  {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
    fields,
    missingValues: { type: 'array', items: { type: 'string' } },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: strict({ fields: names, reference: strict({ resource: text, fields: names }, ['resource', 'fields']) }, [
        'fields',
        'reference',
      ]),
    },
  },
  ['fields'],
);
const dialect = strict(
  {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tabledialect.json' },
    header: { type: 'boolean' },
    delimiter: text,
    lineTerminator: text,
    quoteChar: text,
    doubleQuote: { type: 'boolean' },
  },
  [],
);
const rows = { type: 'integer', minimum: 0 } as const;
const resource = strict(
  {
    name: { type: 'string', pattern: '^[-a-z0-9._]+$' },
    path,
    type: { const: 'table' },
    description: text,
    format: text,
    mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
    encoding: text,
    bytes: { type: 'integer', minimum: 1 },
    hash: { type: 'string', pattern: '^sha256:[a-f0-9]{64}$' },
    rows,
    dialect,
    schema,
    tables: {
      type: 'array',
      items: strict({ name: text, type: text, description: text, rows, schema }, [
        'name',
        'type',
        'description',
        'schema',
      ]),
    },
  },
  ['name', 'path', 'description', 'format', 'mediatype', 'bytes', 'hash'],
);

export const DATA_PACKAGE = strict(
  {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    title: text,
    description: text,
    homepage: { type: 'string', format: 'uri' },
    version: text,
    created: { type: 'string', format: 'date-time' },
    licenses: { type: 'array', minItems: 1, items: strict({ title: text, path }, ['path']) },
    sources: { type: 'array', items: strict({ title: text, path }, ['title']) },
    resources: { type: 'array', minItems: 1, items: resource },
  },
  ['title', 'version', 'licenses', 'sources', 'resources'],
);
