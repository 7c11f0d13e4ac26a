import { arrayMember, isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import type { DataObject, DataValue, Location, OpenApiModel } from '../../../contracts/index.ts'
import {
  locationOf,
  resolveSchema,
  sourceOf,
  type ResolvedSchema,
  type SchemaSource,
} from './schema-source.ts'

/** A schema that takes part in a view. */
export interface Holder {
  readonly source: SchemaSource
  /** Its keywords. */
  readonly value: DataObject
  /** Whether it is a member of allOf, not the schema itself. */
  readonly isMember: boolean
}

/** A value with the place where it is written. */
export interface Held<Value = DataValue> {
  readonly value: Value
  readonly holder: Holder
  readonly keyword: string
  /** The member of a list that is meant. */
  readonly index?: string
}

/** Where a value is written. */
export function placeOf({ holder, keyword, index }: Held<unknown>): Location {
  return locationOf(holder.source, keyword, ...(index === undefined ? [] : [index]))
}

/** A member of allOf: what is written in the list, and all that it brings in. */
export interface Member {
  readonly source: SchemaSource
  readonly holder: Holder
  readonly holders: ReadonlySet<Holder>
}

type UnresolvedSchema = Extract<ResolvedSchema, { kind: 'unresolved' }>

const DEEPEST_ALL_OF = 64 // levels; deeper is no schema that anyone wrote
const MOST_HOLDERS = 2000

/**
 * What a schema demands all in all: its own keywords, those beside a `$ref`, and those of all members of
 * allOf, whichever version of the specification it is written in.
 */
export class SchemaView {
  readonly model: OpenApiModel
  readonly sources: readonly SchemaSource[]
  readonly holders: readonly Holder[]
  /** The members of allOf of the schema itself. */
  readonly members: readonly Member[]
  /** References that lead nowhere, with what they say. */
  readonly unresolved: readonly UnresolvedSchema[]
  /** Whether nothing fits: `false`. */
  readonly isNever: boolean
  readonly #inlined: ReadonlyMap<Holder, string>

  constructor(model: OpenApiModel, sources: readonly SchemaSource[]) {
    const collection = new HolderCollection(model)
    for (const source of sources) collection.add(source, false, 0)
    this.model = model
    this.sources = sources
    this.#inlined = collection.inlined
    this.holders = collection.holders
    this.members = collection.members
    this.unresolved = collection.unresolved
    this.isNever = collection.isNever
  }

  /** The schema itself, or what it refers to: where changes of the whole are shown. */
  get location(): Location | undefined {
    const [first] = this.holders
    return first === undefined ? undefined : locationOf(first.source)
  }

  /** What could not be had, by the references to it: anything can stand behind them. */
  get missing(): string {
    return this.unresolved
      .map(({ uri }) => uri)
      .sort()
      .join('\n')
  }

  /** Whether a list of alternatives is but one alternative, whose keywords count as those of the schema. */
  isInlined(holder: Holder, keyword: string): boolean {
    return this.#inlined.get(holder) === keyword
  }

  /** Whether an alternative of a list that holds but one other allows null. */
  get hasNullAlternative(): boolean {
    return [...this.#inlined].some(([{ value }, keyword]) =>
      arrayMember(value, keyword).some(isNullAlone),
    )
  }

  /** All places where a keyword is written. */
  all(keyword: string): readonly Held[] {
    return this.holders.flatMap((holder) => {
      const value = memberOf(holder.value, keyword)
      return value === undefined ? [] : [{ value, holder, keyword }]
    })
  }

  first(keyword: string): Held | undefined {
    for (const holder of this.holders) {
      const value = memberOf(holder.value, keyword)
      if (value !== undefined) return { value, holder, keyword }
    }
    return undefined
  }

  /** The schemas that a keyword holds, all of which apply: `items`, `not`, `contains` … */
  schemas(keyword: string): readonly SchemaSource[] {
    return this.holders.flatMap(({ source, value }) => {
      const schema = memberOf(value, keyword)
      if (schema === undefined) return []
      return [sourceOf(this.model, schema, source.node, [...source.path, keyword])]
    })
  }

  /** The schemas in the map that a keyword holds, by name: those of a property in several members all apply. */
  maps(keyword: string): ReadonlyMap<string, readonly SchemaSource[]> {
    const byName = new Map<string, SchemaSource[]>()
    for (const { source, value } of this.holders) {
      const map = memberOf(value, keyword)
      if (!isDataObject(map)) continue
      for (const [name, schema] of Object.entries(map)) {
        const found = sourceOf(this.model, schema, source.node, [...source.path, keyword, name])
        const same = byName.get(name)
        if (same === undefined) byName.set(name, [found])
        else same.push(found)
      }
    }
    return byName
  }

  /** The list of schemas that a holder's keyword holds: `oneOf`, `anyOf`, `prefixItems`. */
  list(keyword: string, { source, value }: Holder): readonly SchemaSource[] {
    const list = memberOf(value, keyword)
    if (!isDataArray(list)) return []
    return list.map((item, index) =>
      sourceOf(this.model, item, source.node, [...source.path, keyword, String(index)]),
    )
  }
}

class HolderCollection {
  readonly holders: Holder[] = []
  readonly members: Member[] = []
  readonly unresolved: UnresolvedSchema[] = []
  readonly inlined = new Map<Holder, string>()
  isNever = false
  readonly #model: OpenApiModel
  readonly #seen = new Set<DataValue>()

  constructor(model: OpenApiModel) {
    this.#model = model
  }

  add(source: SchemaSource, isMember: boolean, depth: number): void {
    const resolved = resolveSchema(this.#model, source)
    if (resolved.kind === 'unresolved') {
      this.unresolved.push(resolved)
      return
    }
    for (const found of resolved.sources) {
      const { value } = found
      if (value === false) this.isNever = true
      if (!isDataObject(value) || this.#seen.has(value)) continue
      if (this.holders.length >= MOST_HOLDERS) return
      this.#seen.add(value)
      const holder: Holder = { source: found, value, isMember }
      this.holders.push(holder)
      if (depth < DEEPEST_ALL_OF) {
        this.#membersOf(holder, depth)
        this.#soleAlternative(holder, depth)
      }
    }
  }

  #membersOf({ source, value, isMember }: Holder, depth: number): void {
    const list = memberOf(value, 'allOf')
    if (!isDataArray(list)) return
    for (const [index, item] of list.entries()) {
      const member = sourceOf(this.#model, item, source.node, [
        ...source.path,
        'allOf',
        String(index),
      ])
      const before = this.holders.length
      this.add(member, true, depth + 1)
      const [holder, ...inner] = this.holders.slice(before)
      if (!isMember && holder !== undefined) {
        this.members.push({ source: member, holder, holders: new Set([holder, ...inner]) })
      }
    }
  }

  /** Of alternatives with but one that is not null alone, that one is the schema, and null a property of it. */
  #soleAlternative(holder: Holder, depth: number): void {
    const { source, value, isMember } = holder
    for (const keyword of ['oneOf', 'anyOf']) {
      const list = arrayMember(value, keyword)
      const others = [...list.keys()].filter((index) => !isNullAlone(list[index]))
      const [index, ...more] = others
      if (index === undefined || more.length > 0 || isPlainType(list[index])) continue
      const path = [...source.path, keyword, String(index)]
      const alternative = sourceOf(this.#model, list[index] ?? {}, source.node, path)
      this.inlined.set(holder, keyword)
      this.add(alternative, isMember, depth + 1)
    }
  }
}

function isNullAlone(value: DataValue | undefined): boolean {
  return isDataObject(value) && memberOf(value, 'type') === 'null'
}

/** Alternatives that name nothing but a type are a list of types. */
function isPlainType(value: DataValue | undefined): boolean {
  return isDataObject(value) && Object.keys(value).every((key) => key === 'type' || key === 'title')
}
