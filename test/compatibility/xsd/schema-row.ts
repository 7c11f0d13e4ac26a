/** What changes in a schema, and what that is called for requests and for responses. */
export interface SchemaRow {
  readonly name: string
  readonly old: string
  readonly now: string
  readonly request: readonly string[]
  readonly response: readonly string[]
}

export const type = (content: string): string =>
  `<xs:complexType name="T">${content}</xs:complexType>`
export const sequence = (content: string): string => type(`<xs:sequence>${content}</xs:sequence>`)
export const choice = (content: string): string => type(`<xs:choice>${content}</xs:choice>`)
export const simple = (content: string, base = 'xs:string'): string =>
  `<xs:simpleType name="T"><xs:restriction base="${base}">${content}</xs:restriction></xs:simpleType>`
export const element = (name: string, more = 'type="xs:string"'): string =>
  `<xs:element name="${name}" ${more}/>`
export const a = element('a')
export const attribute = (more: string): string => type(`<xs:attribute name="x" ${more}/>`)

export function row(
  name: string,
  old: string,
  now: string,
  request: string | readonly string[],
  response: string | readonly string[],
): SchemaRow {
  return { name, old, now, request: [request].flat(), response: [response].flat() }
}

export const none: readonly string[] = []
