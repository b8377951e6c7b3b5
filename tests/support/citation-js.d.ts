/** What the tests use of citation-js, which brings no types: reading entries into CSL-JSON. */
declare module '@citation-js/core' {
  export const plugins: { input: { chain(data: string, options: { generateGraph: boolean }): never } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
