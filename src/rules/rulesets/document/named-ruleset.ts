import path from 'node:path'
import type { RulesetReference } from './ruleset-source.ts'

/** What a name in `extends` can mean. */
export type NamedRuleset =
  | RulesetReference
  /** A bare name: what ships under it, or else a package. */
  | { readonly kind: 'name'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: string }

const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['spectral:oas', 'spectral-oas'],
  ['spectral:asyncapi', 'spectral-asyncapi'],
  ['spectral:arazzo', 'spectral-arazzo'],
])

/** The package of rules for the OWASP API Security Top 10, and the addresses that it is published at. */
const OWASP_PACKAGE =
  /^(?:https?:\/\/[^?#]*[/@])?(?:@stoplight\/|stoplightio\/)?spectral-owasp-ruleset(?:[@/].*)?$/

const POLICY_ID = /^[a-z0-9][a-z0-9.-]*$/

/** Reads one name of `extends` in a file. */
export function namedRuleset(name: string, fromFile: string): NamedRuleset {
  const builtIn = BUILT_IN.get(name)
  if (builtIn !== undefined) return { kind: 'shipped', id: builtIn }
  if (OWASP_PACKAGE.test(name)) return { kind: 'shipped', id: 'owasp-api-2023' }
  if (/^https?:/i.test(name)) {
    return refused('is an address, and rulesets are not fetched; save it and extend the file')
  }
  if (/\.[cm]?js$/i.test(name)) {
    return refused('is JavaScript, and code of a ruleset is not run; write its rules as YAML')
  }
  if (/\.(?:ya?ml|json)$/i.test(name)) {
    return { kind: 'file', path: path.join(path.dirname(fromFile), name) }
  }
  if (POLICY_ID.test(name)) return { kind: 'name', id: name }
  return refused(PACKAGE_REASON)
}

export const PACKAGE_REASON =
  'is neither a policy that ships nor a .yaml, .yml or .json file; packages are not loaded'

function refused(reason: string): NamedRuleset {
  return { kind: 'refused', reason }
}
