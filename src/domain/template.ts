/** The file that a new record starts from. */

/** The commented template of a collection. */
export function template(collection: 'articles' | 'claims' | 'actors'): string {
  return `---\n# A file of ${collection}/: every field is explained in content/README.md.\ntitle:\n---\n`;
}
