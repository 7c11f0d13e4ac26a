import type { DataValue } from '../document/data-value.ts'
import { isDataArray, isDataObject } from '../document/data-value.ts'

/** Takes the canonical text piece by piece. */
export type Write = (text: string) => void

/**
 * Lists of JSON Schema that are sets: a validator asks only whether something is in them (JSON Schema Validation
 * 2020-12, sections 6.1.1 and 6.5.3). All others keep their order, also where a standard gives it no meaning:
 * readers show the values of an `enum` and generators name them by their place, and the first of an operation's
 * `tags` is the group it is listed in.
 */
const SETS: ReadonlySet<string> = new Set(['required', 'type'])
/** What stands below is a value that somebody sends, and no part of a schema. */
const VALUES: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'const', 'enum'])

/**
 * Writes a JSON or YAML value so that values that mean the same are written the same: members in the order of
 * their names' code units and numbers as JavaScript writes them (as RFC 8785 does), sets in one order.
 */
export function writeData(value: DataValue, write: Write, isValue = false): void {
  if (isDataArray(value)) {
    write('[')
    for (const item of value) {
      writeData(item, write, isValue)
      write(',')
    }
    write(']')
  } else if (isDataObject(value)) {
    write('{')
    for (const name of Object.keys(value).sort()) {
      write(`${JSON.stringify(name)}:`)
      writeMember(name, value[name] ?? null, write, isValue)
      write(',')
    }
    write('}')
  } else {
    write(typeof value === 'number' ? String(value) : JSON.stringify(value))
  }
}

function writeMember(name: string, member: DataValue, write: Write, isValue: boolean): void {
  const isSet = !isValue && SETS.has(name) && isDataArray(member)
  const names = isSet ? member.filter((item) => typeof item === 'string') : []
  if (isSet && names.length === member.length) {
    writeData([...new Set(names)].sort(), write)
    return
  }
  // A property of these names is taken for a value too: its schema is then the same only in the same order.
  writeData(member, write, isValue || VALUES.has(name) || name.startsWith('x-'))
}
