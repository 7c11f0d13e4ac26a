import type { Location } from '../../contracts/index.ts'

/** One header field (RFC 2616, section 4.2) as it was logged. */
export class HeaderField {
  readonly name: string
  /** Without white space around it; the lines of a folded field are joined by a space. */
  readonly value: string
  readonly #find: () => Location

  constructor(name: string, value: string, find: () => Location) {
    this.name = name
    this.value = value
    this.#find = find
  }

  /** Worked out when it is asked for: most fields are never reported. */
  get location(): Location {
    return this.#find()
  }

  /** The same field with a further line of its value. */
  folded(line: string): HeaderField {
    return new HeaderField(this.name, `${this.value} ${line}`, this.#find)
  }
}

/** The header fields of a message in their order; names are the same in any case. */
export class HeaderFields {
  readonly fields: readonly HeaderField[]

  constructor(fields: readonly HeaderField[]) {
    this.fields = fields
  }

  /** The field of a name; where it was sent more than once, the last one. */
  field(name: string): HeaderField | undefined {
    const wanted = name.toLowerCase()
    return this.fields.findLast((field) => field.name.toLowerCase() === wanted)
  }

  value(name: string): string | undefined {
    return this.field(name)?.value
  }
}
