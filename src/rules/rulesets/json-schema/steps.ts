import { isDataArray, type DataObject, type DataValue } from '../../../contracts/index.ts'
import { formatOf } from './formats.ts'
import type { Keyword, Step } from './keyword.ts'
import { keywordsOf } from './keyword-table.ts'
import { type } from './keywords-of-scalars.ts'
import type { SchemaDialect } from './model.ts'

export interface Steps {
  readonly steps: readonly Step[]
  /** Whether it asks what the keywords beside it have looked at. */
  readonly tracks: boolean
}

interface Ranked extends Keyword {
  readonly rank: number
}

interface RankedStep extends Step {
  readonly rank?: number
}

/** Puts the keywords of schemas in the order of their dialect: little work, done once for each schema. */
export class StepMaker {
  readonly #ranked = new Map<string, readonly Ranked[]>()

  readonly #nullableBy: readonly string[]

  /** @param nullableBy members of a schema that add null to its types when they are true */
  constructor(dialect: SchemaDialect, nullableBy: readonly string[]) {
    this.#nullableBy = nullableBy
    for (const [rank, keyword] of keywordsOf(dialect).entries()) {
      this.#ranked.set(keyword.name, [
        ...(this.#ranked.get(keyword.name) ?? []),
        { ...keyword, rank },
      ])
    }
  }

  stepsFor(schema: DataObject): Steps {
    const steps: RankedStep[] = []
    let tracks = false
    for (const name of Object.keys(schema)) {
      const keywords = this.#ranked.get(name)
      const operand = schema[name]
      if (keywords === undefined || operand === undefined) continue
      tracks ||= name === 'unevaluatedProperties' || name === 'unevaluatedItems'
      for (const keyword of keywords) {
        if (name === 'format' && !isCheckedFor(operand, keyword)) continue
        const { kind, check, rank } = keyword
        steps.push({ name, kind, operand, check, rank })
      }
    }
    if (steps.length > 1) steps.sort(byRank)
    addType(schema, steps, this.#isNullable(schema))
    return { steps, tracks }
  }

  #isNullable(schema: DataObject): boolean {
    return this.#nullableBy.some((name) => schema[name] === true)
  }
}

const byRank = (one: RankedStep, other: RankedStep) => (one.rank ?? 0) - (other.rank ?? 0)

function isCheckedFor(format: DataValue, keyword: Keyword): boolean {
  return typeof format === 'string' && formatOf(format)?.kind === keyword.kind
}

/**
 * The type is judged first, except where it is a single one and other keywords are for values of that type:
 * then it comes where those are.
 */
function addType(schema: DataObject, steps: Step[], isNullable: boolean): void {
  const operand = schema['type']
  if (operand === undefined) return
  const types = isDataArray(operand) ? [...operand] : [operand]
  if (isNullable && !types.includes('null')) types.push('null')
  const step: Step = { name: 'type', kind: 'any', operand: types, check: type }
  // `any` is no type, so that an index is that of a keyword for one kind of value.
  const own =
    types.length === 1 && types[0] !== 'any'
      ? steps.findLastIndex(({ kind }) => kind === types[0])
      : -1
  if (own === -1) steps.unshift({ ...step, isLeadingType: true })
  else steps.splice(own + 1, 0, step)
}
