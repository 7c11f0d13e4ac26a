import { isDataObject, type DataObject, type DataValue } from '../../../contracts/index.ts'
import {
  compileRegularExpression,
  RegularExpressionError,
  type RegularExpression,
} from '../regular-expression.ts'
import {
  EvaluationBudgetError,
  SchemaMistake,
  type Dereference,
  type SchemaDialect,
} from './model.ts'
import { collectResources, type SchemaResources } from './schema-resources.ts'
import { StepMaker, type Steps } from './steps.ts'

/** Different expressions of others that are compiled for one schema; each takes half a millisecond. */
const MOST_PATTERNS = 5_000

interface SchemaDocumentOptions {
  readonly dialect: SchemaDialect
  /** `shipped` for schemas of this project, whose patterns are known to be harmless. */
  readonly trust: 'shipped' | 'foreign'
  /** For schemas that are written in a contract: its references are theirs. */
  readonly contract?: {
    readonly dereference: Dereference
    readonly nullableBy: readonly string[]
    /** Absent where no schema of the contract has a `$dynamicRef`. */
    readonly dynamicScope?: DynamicScope | undefined
  }
}

/** What decides where the `$dynamicRef`s of a contract lead. */
export interface DynamicScope {
  /** Whether a schema belongs to another resource than the one that judging came from. */
  entersResource(schema: DataObject, from: DataObject | undefined): boolean
  /** @param entered a schema of each resource that was entered, outermost first */
  targetOf(from: DataObject, entered: readonly DataObject[]): DataValue
}

/** What `properties` and `patternProperties` of a schema say of the members of an object. */
export interface ObjectShape {
  /** The names of `properties`, with their places in its order. */
  readonly ranks: ReadonlyMap<string, number>
  readonly patterns: readonly {
    readonly pattern: RegularExpression
    readonly schema: DataValue
    /** Whether every value fits. */
    readonly isOpen: boolean
  }[]
}

/**
 * A schema with what is needed to judge by it, worked out piece by piece as it is used: so that a schema of
 * which an instance touches little costs little.
 */
export class SchemaDocument {
  readonly dialect: SchemaDialect
  /** From 2019-09 on, with minContains, maxContains and the unevaluated keywords. */
  readonly isRecent: boolean
  readonly root: DataValue
  /** Members that add null to the types of a schema when they are true. */
  readonly nullableBy: readonly string[]
  readonly #dereference: Dereference | undefined
  readonly #dynamicScope: DynamicScope | undefined
  readonly #maker: StepMaker
  readonly #steps = new Map<DataObject, Steps>()
  readonly #shapes = new Map<DataObject, ObjectShape>()
  readonly #patterns = new Map<string, RegularExpression>()
  readonly #trust: 'shipped' | 'foreign'
  #resources: SchemaResources | undefined

  constructor(root: DataValue, { dialect, trust, contract }: SchemaDocumentOptions) {
    this.root = root
    this.dialect = dialect
    this.isRecent = dialect === 'draft2019-09' || dialect === 'draft2020-12'
    this.nullableBy = contract?.nullableBy ?? ['nullable']
    this.#maker = new StepMaker(dialect, this.nullableBy)
    this.#trust = trust
    this.#dereference = contract?.dereference
    this.#dynamicScope = contract?.dynamicScope
  }

  /** The schema object that is written here or referred to; undefined for what is no schema. */
  schemaAt(schema: DataValue): DataObject | undefined {
    if (!isDataObject(schema)) return undefined
    if (this.#dereference === undefined || !Object.hasOwn(schema, '$ref')) return schema
    const target = this.#dereference(schema)
    return isDataObject(target) ? target : undefined
  }

  /** @throws SchemaMistake `schema-invalid` for a pattern that is none */
  shapeOf(schema: DataObject): ObjectShape {
    const known = this.#shapes.get(schema)
    if (known !== undefined) return known
    const { properties, patternProperties } = schema
    const names = isDataObject(properties) ? Object.keys(properties) : []
    const patterns = isDataObject(patternProperties) ? Object.entries(patternProperties) : []
    const shape = {
      ranks: new Map(names.map((name, rank) => [name, rank])),
      patterns: patterns.map(([source, inside]) => ({
        pattern: this.patternOf(source),
        schema: inside,
        isOpen: inside === true || (isDataObject(inside) && Object.keys(inside).length === 0),
      })),
    }
    this.#shapes.set(schema, shape)
    return shape
  }

  stepsOf(schema: DataObject): Steps {
    const known = this.#steps.get(schema)
    if (known !== undefined) return known
    const steps = this.#maker.stepsFor(schema)
    this.#steps.set(schema, steps)
    return steps
  }

  /**
   * @throws SchemaMistake `schema-invalid`
   * @throws EvaluationBudgetError when there are too many different ones
   */
  patternOf(source: string): RegularExpression {
    const known = this.#patterns.get(source)
    if (known !== undefined) return known
    if (this.#trust === 'foreign' && this.#patterns.size >= MOST_PATTERNS) {
      throw new EvaluationBudgetError('there are too many patterns to try them all')
    }
    try {
      const pattern = compileRegularExpression(source, '', this.#trust)
      this.#patterns.set(source, pattern)
      return pattern
    } catch (error) {
      if (!(error instanceof RegularExpressionError)) throw error
      throw new SchemaMistake('schema-invalid', error.message, { cause: error })
    }
  }

  /**
   * Whether judging by the schema enters what has an address of its own, so that references count from it.
   * @param from what was entered last
   */
  entersResource(schema: DataObject, from: DataObject | undefined): boolean {
    if (this.#dynamicScope !== undefined) return this.#dynamicScope.entersResource(schema, from)
    return this.#dereference === undefined && (schema === this.root || this.#own.isResource(schema))
  }

  /** @throws SchemaMistake `schema-reference` */
  targetOf(uri: string, from: DataObject): DataValue {
    const target = this.#own.find(uri, from)
    if (target !== undefined) return target
    throw new SchemaMistake('schema-reference', `there is no schema at "${uri}"`)
  }

  dynamicTargetOf(uri: string, from: DataObject, entered: readonly DataObject[]): DataValue {
    if (this.#dynamicScope !== undefined) return this.#dynamicScope.targetOf(from, entered)
    const target = this.targetOf(uri, from)
    const anchor = isDataObject(target) ? target['$dynamicAnchor'] : undefined
    if (typeof anchor !== 'string' || !uri.endsWith(`#${anchor}`)) return target
    for (const resource of entered) {
      const dynamic = this.#own.dynamicAnchor(resource, anchor)
      if (dynamic !== undefined) return dynamic
    }
    return target
  }

  recursiveTargetOf(from: DataObject, entered: readonly DataObject[]): DataValue {
    const target = this.targetOf('#', from)
    if (!isDataObject(target) || target['$recursiveAnchor'] !== true) return target
    return entered.find((resource) => resource['$recursiveAnchor'] === true) ?? target
  }

  get #own(): SchemaResources {
    return (this.#resources ??= collectResources(this.root))
  }
}
