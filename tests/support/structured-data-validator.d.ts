declare module '@adobe/structured-data-validator' {
  export default class Validator {
    /** @param schemaOrg The vocabulary of schema.org as it publishes it in JSON-LD. */
    constructor(schemaOrg: { '@graph': object[] });
    /** @param data Things by their type. */
    validate(data: {
      jsonld: Partial<Record<string, object[]>>;
    }): Promise<{ rootType: string; issueMessage: string }[]>;
  }
}
