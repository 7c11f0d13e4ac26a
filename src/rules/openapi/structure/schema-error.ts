/** One error of the JSON Schema validator, as Ajv reports it. */
export interface SchemaError {
  /** JSON Pointer into the document that was checked. */
  readonly instancePath: string
  /** The place of the keyword in the schema, such as `#/definitions/Parameter/required`. */
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string
}
