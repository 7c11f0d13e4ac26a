import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import type { Complaint } from '../model.ts'
import { ResolvedValues } from './resolved-values.ts'

interface Variable {
  readonly enum: readonly string[] | undefined
  readonly default: string | undefined
}

const FIELDS: ReadonlySet<string> = new Set(['default', 'enum', 'description'])

/** Addresses that are tried; where variables allow more, the rest is taken to be like these. */
const MOST_ADDRESSES = 1_000

/**
 * `serverVariables`: a Server Object describes the variables of its address and no others, their defaults are
 * among their values, and every choice of values makes an absolute URL.
 */
export const serverVariables: NodeFunction = {
  name: 'serverVariables',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const url = values.member(value, 'url')
      const described = values.member(value, 'variables')
      const variables = described === undefined ? new Map() : variablesOf(described, values)
      if (typeof url !== 'string' || variables === undefined) {
        yield { message: 'it is no Server Object with an address and well-formed variables' }
        return
      }
      yield* complaintsAbout(url, variables, isDataObject(described))
    }
  },
}

function* complaintsAbout(
  url: string,
  variables: ReadonlyMap<string, Variable>,
  hasVariables: boolean,
): Generator<Complaint> {
  const names = new Set([...url.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => name))
  const missing = [...names].filter((name) => !variables.has(name))
  if (missing.length > 0) {
    const message = `the address has variables that are not described: ${missing.join(', ')}`
    yield { message, path: hasVariables ? ['variables'] : [] }
  }
  for (const [name, variable] of variables) {
    const path = ['variables', name]
    if (!names.has(name)) {
      yield { message: `the address has no variable "${name}"`, path }
    } else if (variable.default === undefined) {
      yield { message: `the variable "${name}" has no default`, path }
    } else if (variable.enum?.includes(variable.default) === false) {
      const message = `the default of the variable "${name}" is none of its values`
      yield { message, path: [...path, 'default'] }
    }
  }
  const described = [...names].filter((name) => variables.has(name))
  const wrong = described.length === 0 ? undefined : wrongAddress(url, described, variables)
  if (wrong !== undefined) {
    yield { message: `with some values the address is no URL: ${wrong}`, path: ['variables'] }
  }
}

/** The first address that is no absolute URL, over all choices of values. */
function wrongAddress(
  url: string,
  names: readonly string[],
  variables: ReadonlyMap<string, Variable>,
): string | undefined {
  const choices = names.map((name) => {
    const variable = variables.get(name)
    const fallback = variable?.default === undefined ? [] : [variable.default]
    return { placeholder: `{${name}}`, values: variable?.enum ?? fallback }
  })
  let addresses = [url]
  for (const { placeholder, values } of choices) {
    addresses = addresses
      .flatMap((address) => values.map((value) => address.replaceAll(placeholder, () => value)))
      .slice(0, MOST_ADDRESSES)
  }
  return addresses.find((address) => !isAbsolute(address))
}

/** With values as they are: parsers of URLs leave out white space at the beginning, and take `\` for `/`. */
function isAbsolute(address: string): boolean {
  const exact = address.replaceAll(/[\s\\]/g, (character) => encodeURIComponent(character))
  return URL.canParse(exact)
}

/** Undefined when they are not well-formed. */
function variablesOf(
  described: DataValue,
  values: ResolvedValues,
): ReadonlyMap<string, Variable> | undefined {
  if (!isDataObject(described)) return undefined
  const variables = new Map<string, Variable>()
  for (const [name, value] of values.entries(described)) {
    const variable = isDataObject(value) ? variableOf(value) : undefined
    if (variable === undefined) return undefined
    variables.set(name, variable)
  }
  return variables
}

function variableOf(value: DataObject): Variable | undefined {
  if (!Object.keys(value).every((field) => FIELDS.has(field) || field.startsWith('x-'))) {
    return undefined
  }
  if (typeof (memberOf(value, 'description') ?? '') !== 'string') return undefined
  const listed = memberOf(value, 'enum')
  const fallback = memberOf(value, 'default')
  if (fallback !== undefined && typeof fallback !== 'string') return undefined
  if (listed === undefined) return { enum: undefined, default: fallback }
  if (!isDataArray(listed) || !listed.every((item) => typeof item === 'string')) return undefined
  return { enum: listed, default: fallback }
}
