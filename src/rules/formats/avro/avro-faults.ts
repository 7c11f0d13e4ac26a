import {
  arrayMember,
  isDataArray,
  isDataObject,
  joinPointer,
  memberOf,
  objectMember,
  stringMember,
  type DataObject,
  type DataValue,
  type RecognisedModel,
} from '../../../contracts/index.ts'
import type { FormatFault } from '../fault.ts'
import { fitsAvroType } from './avro-default.ts'

export type AvroFaultKind = 'name' | 'type' | 'default'

const PRIMITIVES: ReadonlySet<string> = new Set(
  'null boolean int long float double bytes string'.split(' '),
)
const NAME = /^[A-Za-z_]\w*$/
const FULL_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/

/**
 * Checks a schema or protocol (Apache Avro 1.12, "Schema Declaration" and "Protocol Declaration"), in the
 * order of the text: a name has to be defined before it is used. Ask through `context.once`.
 */
export function avroFaultsOf({ document }: RecognisedModel): readonly FormatFault<AvroFaultKind>[] {
  if (document === undefined) return []
  const faults: FormatFault<AvroFaultKind>[] = []
  const check = new AvroCheck((kind, pointer, problem) => {
    faults.push({ kind, at: document.locate(pointer), problem })
  })
  const { value } = document
  if (stringMember(value, 'protocol') === undefined) check.type(value, '', '')
  else check.protocol(value)
  return faults
}

type Report = (kind: AvroFaultKind, pointer: string, problem: string) => void

class AvroCheck {
  readonly #report: Report
  readonly #named = new Map<string, DataObject>()

  constructor(report: Report) {
    this.#report = report
  }

  protocol(value: DataValue): void {
    const namespace = stringMember(value, 'namespace') ?? ''
    arrayMember(value, 'types').forEach((type, index) => {
      this.type(type, `/types/${index}`, namespace)
    })
    for (const [name, message] of Object.entries(objectMember(value, 'messages') ?? {})) {
      const pointer = joinPointer('/messages', name)
      this.#fields(message, 'request', pointer, namespace)
      const response = memberOf(message, 'response')
      if (response !== undefined) this.type(response, `${pointer}/response`, namespace)
      arrayMember(message, 'errors').forEach((error, index) => {
        this.type(error, `${pointer}/errors/${index}`, namespace)
      })
    }
  }

  /** @param namespace that of the definition around, which names without one belong to */
  type(value: DataValue, pointer: string, namespace: string): void {
    if (typeof value === 'string') this.#reference(value, pointer, namespace)
    else if (isDataArray(value)) this.#union(value, pointer, namespace)
    else if (isDataObject(value)) this.#definition(value, pointer, namespace)
    else this.#report('type', pointer, 'a type is a name, an object, or a list of alternatives')
  }

  #reference(name: string, pointer: string, namespace: string): void {
    if (PRIMITIVES.has(name) || this.#find(name, namespace) !== undefined) return
    this.#report('type', pointer, `the type "${name}" is not defined before it is used`)
  }

  #find(name: string, namespace: string): DataObject | undefined {
    return this.#named.get(fullName(name, namespace)) ?? this.#named.get(name)
  }

  #union(branches: readonly DataValue[], pointer: string, namespace: string): void {
    const seen = new Set<string>()
    branches.forEach((branch, index) => {
      const at = `${pointer}/${index}`
      if (isDataArray(branch)) this.#report('type', at, 'a union stands directly in a union')
      this.type(branch, at, namespace)
      const kind = this.#branchKind(branch, namespace)
      if (seen.has(kind)) this.#report('type', at, `the union has "${kind}" more than once`)
      seen.add(kind)
    })
  }

  /** Unions tell their branches apart by these: the name of a named type, else the kind. */
  #branchKind(branch: DataValue, namespace: string): string {
    if (typeof branch === 'string') {
      return PRIMITIVES.has(branch) ? branch : fullName(branch, namespace)
    }
    const name = stringMember(branch, 'name')
    const own = stringMember(branch, 'namespace') ?? namespace
    return name === undefined ? (stringMember(branch, 'type') ?? '') : fullName(name, own)
  }

  #definition(value: DataObject, pointer: string, namespace: string): void {
    const type = memberOf(value, 'type')
    switch (type) {
      case 'record':
      case 'error':
        this.#fields(value, 'fields', pointer, this.#name(value, pointer, namespace))
        return
      case 'enum':
        this.#name(value, pointer, namespace)
        this.#symbols(value, pointer)
        return
      case 'fixed':
        this.#name(value, pointer, namespace)
        if (!isSize(memberOf(value, 'size'))) {
          this.#report('type', pointer, 'a fixed type has its size in bytes as a whole number')
        }
        return
      case 'array':
        this.#inner(value, 'items', pointer, namespace)
        return
      case 'map':
        this.#inner(value, 'values', pointer, namespace)
        return
      default:
        this.#inner(value, 'type', pointer, namespace)
    }
  }

  #inner(value: DataObject, member: string, pointer: string, namespace: string): void {
    const inner = memberOf(value, member)
    if (inner !== undefined) this.type(inner, `${pointer}/${member}`, namespace)
    else this.#report('type', pointer, `the type has no "${member}"`)
  }

  /** Notes a named type, and answers the namespace that holds inside it. */
  #name(value: DataObject, pointer: string, namespace: string): string {
    const name = stringMember(value, 'name')
    if (name === undefined || !FULL_NAME.test(name)) {
      const problem = name === undefined ? 'has no name' : `cannot be named "${name}"`
      this.#report(
        'name',
        name === undefined ? pointer : `${pointer}/name`,
        `a named type ${problem}`,
      )
      return namespace
    }
    const full = fullName(name, stringMember(value, 'namespace') ?? namespace)
    if (this.#named.has(full) || PRIMITIVES.has(full)) {
      this.#report('name', `${pointer}/name`, `the type "${full}" is defined more than once`)
    }
    this.#named.set(full, value)
    return full.slice(0, Math.max(full.lastIndexOf('.'), 0))
  }

  #fields(value: DataValue, member: string, pointer: string, namespace: string): void {
    const fields = memberOf(value, member)
    if (!isDataArray(fields)) {
      this.#report('type', pointer, `there is no list of "${member}"`)
      return
    }
    const seen = new Set<string>()
    fields.forEach((field, index) => {
      const at = `${pointer}/${member}/${index}`
      const name = stringMember(field, 'name')
      if (name === undefined || !NAME.test(name)) {
        const problem = name === undefined ? 'has no name' : `cannot be named "${name}"`
        this.#report('name', name === undefined ? at : `${at}/name`, `a field ${problem}`)
      } else if (seen.has(name)) {
        this.#report('name', `${at}/name`, `the field "${name}" is there more than once`)
      }
      seen.add(name ?? '')
      const type = memberOf(field, 'type')
      if (type === undefined) this.#report('type', at, 'a field has no type')
      else this.#fieldType(field, type, at, namespace)
    })
  }

  #fieldType(field: DataValue, type: DataValue, pointer: string, namespace: string): void {
    this.type(type, `${pointer}/type`, namespace)
    const given = memberOf(field, 'default')
    const find = (name: string): DataObject | undefined => this.#find(name, namespace)
    if (given !== undefined && !fitsAvroType(given, type, find)) {
      this.#report('default', `${pointer}/default`, 'is no value of its type')
    }
  }

  #symbols(value: DataObject, pointer: string): void {
    const symbols = memberOf(value, 'symbols')
    if (!isDataArray(symbols)) {
      this.#report('type', pointer, 'an enum has no list of "symbols"')
      return
    }
    symbols.forEach((symbol, index) => {
      const at = `${pointer}/symbols/${index}`
      const isName = typeof symbol === 'string' && NAME.test(symbol)
      if (!isName) this.#report('name', at, 'a symbol is no name')
      else if (symbols.indexOf(symbol) < index) {
        this.#report('name', at, `the symbol "${symbol}" is there more than once`)
      }
    })
    const given = memberOf(value, 'default')
    if (given !== undefined && !symbols.includes(given)) {
      this.#report('default', `${pointer}/default`, 'is none of the symbols')
    }
  }
}

function isSize(value: DataValue | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function fullName(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`
}
