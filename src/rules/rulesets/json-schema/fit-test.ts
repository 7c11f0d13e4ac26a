import { isDataArray, isDataObject } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import { equalValues, hasEqualItems } from './equal-values.ts'
import { formatOf } from './formats.ts'
import { compileRegularExpression } from '../regular-expression.ts'

type JsonSchema = Readonly<Record<string, unknown>>

/**
 * Whether a value fits a schema. Into `seen` go the names of the members that the schema looked at, for
 * `unevaluatedProperties`; they count only where the value fits.
 */
export type FitTest = (value: DataValue, seen?: Set<string>) => boolean

/** Keywords that say nothing about a value by themselves. */
const SILENT: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', '$comment', '$defs', 'then', 'else'],
  // Without a list of schemas under `items`, which only older dialects have, it means nothing.
  'additionalItems',
])

/**
 * Makes a function of a schema of this project, in JSON Schema 2020-12: it says only whether a value fits, not
 * why it does not, and takes a fraction of the time that reading the schema for every value takes. Objects of
 * descriptions nearly always fit.
 *
 * @throws Error when the schema has a keyword that is not known here
 */
export function fitTest(schema: JsonSchema): FitTest {
  return new FitCompiler(schema).testOf(schema)
}

class FitCompiler {
  readonly #definitions: Readonly<Record<string, unknown>>
  readonly #referred = new Map<string, FitTest>()

  constructor(root: JsonSchema) {
    this.#definitions = (root['$defs'] ?? {}) as Readonly<Record<string, unknown>>
  }

  testOf(schema: unknown): FitTest {
    if (schema === true) return () => true
    if (schema === false) return () => false
    const own = schema as JsonSchema
    const tests: FitTest[] = []
    const others: string[] = []
    for (const keyword of Object.keys(own)) {
      if (SILENT.has(keyword)) continue
      const test = this.#testOf(keyword, own)
      if (test !== undefined) tests.push(test)
      else if (!OF_OBJECTS.has(keyword)) others.push(keyword)
    }
    if (others.length > 0) throw new Error(`no test for the keywords ${others.join(', ')}`)
    if (Object.keys(own).some((keyword) => OF_OBJECTS.has(keyword))) tests.push(this.#members(own))
    const test = all(tests)
    return own['unevaluatedProperties'] === undefined
      ? test
      : withoutFurther(test, this.testOf(own['unevaluatedProperties']))
  }

  /** The test of a keyword by itself; undefined for those of objects, which are tested together. */
  #testOf(keyword: string, schema: JsonSchema): FitTest | undefined {
    const operand = schema[keyword]
    switch (keyword) {
      case '$ref':
        return this.#reference(operand as string)
      case 'type':
        return typeTest(operand)
      case 'enum':
        return valueTest(operand as readonly DataValue[])
      case 'const':
        return valueTest([operand as DataValue])
      case 'not': {
        const test = this.testOf(operand)
        return (value) => !test(value)
      }
      case 'allOf':
        return all(this.#testsOf(operand))
      case 'anyOf':
        return someOf(this.#testsOf(operand), 1, Infinity)
      case 'oneOf':
        return someOf(this.#testsOf(operand), 1, 1)
      case 'if':
        return this.#conditional(schema)
      default:
        return scalarTest(keyword, operand) ?? this.#listTest(keyword, operand)
    }
  }

  #testsOf(schemas: unknown): readonly FitTest[] {
    return (schemas as readonly unknown[]).map((schema) => this.testOf(schema))
  }

  /** All references lead to definitions, by name; they can go round in a circle. */
  #reference(uri: string): FitTest {
    const known = this.#referred.get(uri)
    if (known !== undefined) return known
    // Called by nobody before the definition has been made a test of.
    this.#referred.set(uri, (value, seen) => test(value, seen))
    const definition = this.#definitions[uri.slice('#/$defs/'.length)]
    if (definition === undefined) throw new Error(`there is no definition at "${uri}"`)
    const test = this.testOf(definition)
    this.#referred.set(uri, test)
    return test
  }

  #conditional(schema: JsonSchema): FitTest {
    const condition = attempted(this.testOf(schema['if']))
    const then = this.testOf(schema['then'] ?? true)
    const otherwise = this.testOf(schema['else'] ?? true)
    return (value, seen) => (condition(value, seen) ? then(value, seen) : otherwise(value, seen))
  }

  #listTest(keyword: string, operand: unknown): FitTest | undefined {
    if (keyword === 'items') {
      const test = this.testOf(operand)
      return (value) => !isDataArray(value) || value.every((item) => test(item))
    }
    if (keyword === 'minItems') {
      return (value) => !isDataArray(value) || value.length >= (operand as number)
    }
    if (keyword === 'uniqueItems') {
      return (value) => operand !== true || !isDataArray(value) || !hasEqualItems(value)
    }
    return undefined
  }

  /** The keywords of objects, in one walk over the members. */
  #members(schema: JsonSchema): FitTest {
    const known = this.#byName(schema['properties'])
    const patterns = [...this.#byName(schema['patternProperties'])].map(([source, test]) => ({
      matches: patternTest(source),
      test,
    }))
    const { additionalProperties, propertyNames } = schema
    const further =
      additionalProperties === undefined ? undefined : this.testOf(additionalProperties)
    const nameTest = propertyNames === undefined ? undefined : this.testOf(propertyNames)
    const required = (schema['required'] ?? []) as readonly string[]
    const dependent = [...this.#byName(schema['dependentSchemas'])]
    const least = (schema['minProperties'] ?? 0) as number
    const most = (schema['maxProperties'] ?? Infinity) as number
    return (value, seen) => {
      if (!isDataObject(value)) return true
      for (const name of required) if (!Object.hasOwn(value, name)) return false
      let count = 0
      // Documents inherit no members, and a list of the names would be most of what is allocated here.
      for (const name in value) {
        count += 1
        const member = value[name] ?? null
        if (nameTest?.(name) === false) return false
        const own = known.get(name)
        let isSeen = own !== undefined
        if (own?.(member) === false) return false
        for (const { matches, test } of patterns) {
          if (!matches(name)) continue
          isSeen = true
          if (!test(member)) return false
        }
        if (!isSeen && further !== undefined) {
          isSeen = true
          if (!further(member)) return false
        }
        if (isSeen) seen?.add(name)
      }
      for (const [name, test] of dependent) {
        if (Object.hasOwn(value, name) && !test(value, seen)) return false
      }
      return count >= least && count <= most
    }
  }

  #byName(schemas: unknown): ReadonlyMap<string, FitTest> {
    const entries = Object.entries((schemas ?? {}) as JsonSchema)
    return new Map(entries.map(([name, schema]) => [name, this.testOf(schema)]))
  }
}

const OF_OBJECTS: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required'],
  ...['minProperties', 'maxProperties', 'dependentSchemas', 'unevaluatedProperties'],
])

function all(tests: readonly FitTest[]): FitTest {
  const [one, two] = tests
  if (one === undefined) return () => true
  if (two === undefined) return one
  if (tests.length === 2) return (value, seen) => one(value, seen) && two(value, seen)
  return (value, seen) => {
    for (const test of tests) if (!test(value, seen)) return false
    return true
  }
}

function someOf(tests: readonly FitTest[], least: number, most: number): FitTest {
  const attempts = tests.map(attempted)
  return (value, seen) => {
    let fitting = 0
    for (const test of attempts) {
      if (test(value, seen)) fitting += 1
      if (fitting > most) return false
      // Further ones matter only for what they look at.
      if (fitting >= least && most === Infinity && seen === undefined) return true
    }
    return fitting >= least
  }
}

/** A test that may fail without the whole failing: then nothing counts as seen. */
function attempted(test: FitTest): FitTest {
  return (value, seen) => {
    if (seen === undefined) return test(value)
    const own = new Set<string>()
    if (!test(value, own)) return false
    for (const name of own) seen.add(name)
    return true
  }
}

/** Tests the members that no other keyword looked at. */
function withoutFurther(test: FitTest, further: FitTest): FitTest {
  return (value, outer) => {
    const seen = new Set<string>()
    if (!test(value, seen)) return false
    if (isDataObject(value)) {
      for (const name in value) {
        if (seen.has(name)) continue
        if (!further(value[name] ?? null)) return false
        seen.add(name)
      }
    }
    if (outer !== undefined) for (const name of seen) outer.add(name)
    return true
  }
}

function typeTest(operand: unknown): FitTest {
  if (Array.isArray(operand)) {
    const tests = operand.map(typeTest)
    return (value) => tests.some((test) => test(value))
  }
  switch (operand) {
    case 'null':
      return (value) => value === null
    case 'array':
      return isDataArray
    case 'object':
      return isDataObject
    case 'integer':
      return Number.isInteger
    default:
      return (value) => typeof value === operand
  }
}

function valueTest(values: readonly DataValue[]): FitTest {
  const scalars = new Set<DataValue>(
    values.filter((value) => typeof value !== 'object' || value === null),
  )
  const others = values.filter((value) => !scalars.has(value))
  return (value) => scalars.has(value) || others.some((other) => equalValues(other, value))
}

function scalarTest(keyword: string, operand: unknown): FitTest | undefined {
  const limit = operand as number
  switch (keyword) {
    case 'minimum':
      return (value) => typeof value !== 'number' || value >= limit
    case 'exclusiveMinimum':
      return (value) => typeof value !== 'number' || value > limit
    case 'pattern': {
      const matches = patternTest(operand as string)
      return (value) => typeof value !== 'string' || matches(value)
    }
    case 'format': {
      const known = formatOf(operand as string)
      if (known === undefined) return () => true
      const isOfKind = (value: DataValue) => typeof value === known.kind
      return (value) => !isOfKind(value) || known.test(value as string | number)
    }
    default:
      return undefined
  }
}

/** Most patterns ask only how a name begins. */
function patternTest(source: string): (text: string) => boolean {
  const beginning = /^\^([\w/-]+)$/.exec(source)?.[1]
  if (beginning !== undefined) return (text) => text.startsWith(beginning)
  const pattern = compileRegularExpression(source, '', 'shipped')
  return (text) => pattern.test(text)
}
