import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { optionsObject } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { shownValue } from '../functions/shown-value.ts'
import type { Complaint } from '../model.ts'
import { operationsOf } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

/**
 * `definedSecurity`: security requirements of the document and of its operations name declared schemes, and
 * scopes that those list. The option `schemes` is the way to the schemes: a list of names.
 */
export const definedSecurity: NodeFunction = {
  name: 'definedSecurity',
  judges: 'node',
  configure(options, report) {
    const object = optionsObject(options, ['schemes'], report)
    if (object === undefined) return undefined
    const way = memberOf(object, 'schemes')
    if (!isDataArray(way) || !way.every((name) => typeof name === 'string')) {
      report('schemes must be a list of names', ['schemes'])
      return undefined
    }
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      let holder: DataValue | undefined = value
      for (const name of way) holder = values.member(holder, name)
      const schemes = new DeclaredSchemes(isDataObject(holder) ? holder : {}, values)
      yield* complaintsAbout(values.member(value, 'security'), ['security'], schemes, values)
      for (const { operation, way: at } of operationsOf(values.member(value, 'paths'), values)) {
        const requirements = values.member(operation, 'security')
        yield* complaintsAbout(requirements, ['paths', ...at, 'security'], schemes, values)
      }
    }
  },
}

function* complaintsAbout(
  requirements: DataValue | undefined,
  way: readonly string[],
  schemes: DeclaredSchemes,
  values: ResolvedValues,
): Generator<Complaint> {
  if (requirements === undefined || !isDataArray(requirements)) return
  for (const [index, requirement] of requirements.entries()) {
    const wantedByName = values.entries(values.of(requirement))
    // A requirement that is malformed breaks the structure of the document, which another rule tells.
    if (!wantedByName.every(([, wanted]) => isListOfNames(wanted))) continue
    for (const [name, wanted] of wantedByName) {
      const scopes = schemes.scopesOf(name)
      if (scopes === undefined) {
        const message = `the security scheme "${name}" is not declared`
        yield { message, path: [...way, index, name] }
        continue
      }
      if (!isDataArray(wanted)) continue
      for (const [position, scope] of wanted.entries()) {
        if (typeof scope === 'string' && scopes.has(scope)) continue
        const message = `the security scheme "${name}" lists no scope ${shownValue(scope)}`
        yield { message, path: [...way, index, name, position] }
      }
    }
  }
}

function isListOfNames(value: DataValue): boolean {
  return isDataArray(value) && value.every((name) => typeof name === 'string')
}

/** The schemes of a document by name; of each, the scopes are listed once for all that ask. */
class DeclaredSchemes {
  readonly #schemes: DataObject
  readonly #values: ResolvedValues
  readonly #scopes = new Map<string, ReadonlySet<string>>()

  constructor(schemes: DataObject, values: ResolvedValues) {
    this.#schemes = schemes
    this.#values = values
  }

  /** `scopes` of a scheme of 2.0; of 3.x those of all its flows; undefined when there is no such scheme. */
  scopesOf(name: string): ReadonlySet<string> | undefined {
    if (!Object.hasOwn(this.#schemes, name)) return undefined
    const known = this.#scopes.get(name) ?? this.#listScopes(name)
    this.#scopes.set(name, known)
    return known
  }

  #listScopes(name: string): ReadonlySet<string> {
    const values = this.#values
    const scheme = values.member(this.#schemes, name)
    const flows = values.entries(values.member(scheme, 'flows')).map(([, flow]) => flow)
    const holders = [scheme, ...flows].map((holder) => values.member(holder, 'scopes'))
    return new Set(holders.flatMap((scopes) => values.entries(scopes).map(([scope]) => scope)))
  }
}
