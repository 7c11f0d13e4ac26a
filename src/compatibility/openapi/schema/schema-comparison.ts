import type { DataValue, OpenApiModel } from '../../../contracts/index.ts'
import type { ComparisonRules, FoundChange, Gap } from '../../found-change.ts'
import { Visit, type ChangeLog } from '../reach.ts'
import type { SourceGraph } from '../source-graph.ts'
import {
  compareAlternatives,
  compareDiscriminators,
  compareWrapping,
} from './compare-alternatives.ts'
import {
  compareAdditionalProperties,
  compareItems,
  compareJsonSchema,
  compareNever,
} from './compare-json-schema.ts'
import { compareLimits } from './compare-limits.ts'
import { compareMembers } from './compare-members.ts'
import { compareProperties } from './compare-properties.ts'
import { compareListsOfTypes, compareTypes } from './compare-types.ts'
import { compareValues } from './compare-values.ts'
import { placeOfSource, SchemaPair, type SchemaUse } from './schema-pair.ts'
import type { SchemaSource } from './schema-source.ts'
import { SchemaView } from './schema-view.ts'

interface Waiting {
  readonly before: readonly SchemaSource[]
  readonly after: readonly SchemaSource[]
  readonly use: SchemaUse
  readonly visit: Visit
}

/**
 * Compares schemas, each pair once for each way in which it is used: so it ends however schemas refer to each
 * other, and takes no longer than there are pairs. What is untouched is not looked into.
 */
export class SchemaComparison {
  readonly gaps: Gap[] = []
  readonly #before: OpenApiModel
  readonly #after: OpenApiModel
  readonly #graph: SourceGraph
  readonly #log: ChangeLog
  readonly #rules: ComparisonRules
  readonly #visits = new Map<string, Visit>()
  readonly #waiting: Waiting[] = []
  readonly #views = new Map<string, SchemaView>()
  readonly #numbers = new WeakMap<object, number>()
  #lastNumber = 0

  constructor(
    models: { readonly before: OpenApiModel; readonly after: OpenApiModel },
    graph: SourceGraph,
    log: ChangeLog,
    rules: ComparisonRules,
  ) {
    this.#before = models.before
    this.#after = models.after
    this.#graph = graph
    this.#log = log
    this.#rules = rules
  }

  /** Has two schemas compared as they are used by whatever is visited. */
  follow(
    before: readonly SchemaSource[],
    after: readonly SchemaSource[],
    use: SchemaUse,
    parent: Visit,
  ): void {
    if (this.#areUntouched(before, after)) return
    const key = this.#keyOf(before, after, use)
    let visit = this.#visits.get(key)
    if (visit === undefined) {
      visit = new Visit()
      this.#visits.set(key, visit)
      this.#waiting.push({ before, after, use, visit })
    }
    visit.addParent(parent)
  }

  /** Compares all that was followed so far, and what that leads to. */
  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#compare(next)
    }
  }

  /** Whether any schema that the descriptions lead to is touched. */
  get hasCompared(): boolean {
    return this.#visits.size > 0
  }

  isUntouched(before: SchemaSource, after: SchemaSource): boolean {
    return this.#graph.isUntouched(before.value, after.value)
  }

  #areUntouched(before: readonly SchemaSource[], after: readonly SchemaSource[]): boolean {
    return (
      before.length === after.length &&
      before.every((source, index) => {
        const partner = after[index]
        return partner !== undefined && this.isUntouched(source, partner)
      })
    )
  }

  #compare({ before, after, use, visit }: Waiting): void {
    const views = {
      before: this.#viewOf(this.#before, before),
      after: this.#viewOf(this.#after, after),
    }
    this.#noteCircles(views.before, views.after)
    if (views.before.missing !== views.after.missing) return
    if (haveSameHolders(views.before, views.after, this.#graph)) return
    const found: Omit<FoundChange, 'operations'>[] = []
    const pair = new SchemaPair(views.before, views.after, use, {
      follow: (old, now, inner) => {
        this.follow(old, now, inner, visit)
      },
      isUntouched: (old, now) => this.isUntouched(old, now),
      report: (change) => {
        found.push(change)
      },
      rules: this.#rules,
      viewBefore: (sources) => this.#viewOf(this.#before, sources),
      viewAfter: (sources) => this.#viewOf(this.#after, sources),
    })
    if (this.#differInsideOnly(views.before, views.after)) compareInside(pair)
    else comparePair(pair)
    for (const change of compareMembers(pair, found)) this.#log.add(visit, change)
  }

  /** Most schemas that are touched are so by what they hold: nothing else of them needs to be looked at. */
  #differInsideOnly(before: SchemaView, after: SchemaView): boolean {
    const [old, ...moreOld] = before.holders
    const [now, ...moreNow] = after.holders
    if (old === undefined || now === undefined) return false
    if (moreOld.length > 0 || moreNow.length > 0) return false
    if (before.model.version !== after.model.version) return false
    for (const name in old.value) {
      if (INSIDE.has(name) || this.#graph.isUntouched(old.value[name], now.value[name])) continue
      return false
    }
    for (const name in now.value) {
      if (!INSIDE.has(name) && !Object.hasOwn(old.value, name)) return false
    }
    return true
  }

  /** What could not be had is told for the contracts as wholes. */
  #noteCircles(before: SchemaView, after: SchemaView): void {
    for (const [view, side] of [
      [before, 'oldLocation'],
      [after, 'newLocation'],
    ] as const) {
      for (const { source, uri, isCircle } of view.unresolved) {
        if (!isCircle) continue
        const place = placeOfSource(source)
        const gap = { oldLocation: undefined, newLocation: undefined, [side]: place }
        this.gaps.push({
          ...gap,
          reason: `The reference "${uri}" leads to no schema that could be read.`,
        })
      }
    }
  }

  /** Many properties refer to the same schema. */
  #viewOf(model: OpenApiModel, sources: readonly SchemaSource[]): SchemaView {
    const key = this.#numbersOf(sources)
    const known = this.#views.get(key)
    if (known !== undefined) return known
    const view = new SchemaView(model, sources)
    this.#views.set(key, view)
    return view
  }

  #keyOf(
    before: readonly SchemaSource[],
    after: readonly SchemaSource[],
    { place, ...flags }: SchemaUse,
  ): string {
    const bits = Object.values(flags).map(Number).join('')
    return `${this.#numbersOf(before)}>${this.#numbersOf(after)} ${place} ${bits}`
  }

  #numbersOf(sources: readonly SchemaSource[]): string {
    return sources.map((source) => this.#numberOf(source)).join()
  }

  /** A boolean is told apart by where it is written. */
  #numberOf({ value, node, path }: SchemaSource): string {
    return typeof value === 'object' && value !== null
      ? String(this.#number(value))
      : `${this.#number(node.value)}/${path.join('/')}`
  }

  #number(value: DataValue & object): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    this.#lastNumber += 1
    this.#numbers.set(value, this.#lastNumber)
    return this.#lastNumber
  }
}

/** Renamed schemas and references in other words: what they lead to may be the same all the same. */
function haveSameHolders(before: SchemaView, after: SchemaView, graph: SourceGraph): boolean {
  return (
    before.isNever === after.isNever &&
    before.holders.length === after.holders.length &&
    before.holders.every((holder, index) =>
      graph.isUntouched(holder.value, after.holders[index]?.value),
    )
  )
}

/** Keywords that describe what a value holds, and those that only describe. */
const INSIDE: ReadonlySet<string> = new Set([
  ...['properties', 'items', 'additionalProperties'],
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment'],
])

function compareInside(pair: SchemaPair): void {
  compareProperties(pair)
  compareItems(pair)
  compareAdditionalProperties(pair)
}

function comparePair(pair: SchemaPair): void {
  if (compareNever(pair)) return
  if (compareListsOfTypes(pair)) return
  if (compareWrapping(pair)) return
  const isSameSort = compareTypes(pair)
  compareValues(pair)
  compareLimits(pair)
  compareAlternatives(pair)
  compareDiscriminators(pair)
  if (!isSameSort) return
  compareProperties(pair)
  compareJsonSchema(pair)
}
