/**
 * The rulesets that come with the package: policies whose rules are declared in the ecosystem's format. Read
 * when one is asked for, since most runs ask for none.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../contracts/index.ts'
import { packageRoot } from '../package-root.ts'
import {
  loadRuleset,
  OPENAPI_FUNCTIONS,
  type LoadedRuleset,
  type RulePack,
} from '../rules/index.ts'

/** What is known of a ruleset that ships before its file is read. */
export interface ShippedRuleset {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description: string
  readonly formats: readonly Format[]
  readonly concern?: RulePack['concern']
}

export const SHIPPED_RULESETS: readonly ShippedRuleset[] = [
  {
    id: 'owasp-api-2023',
    version: '1.0.0',
    title: 'OWASP API Security 2023',
    description:
      'What a description of an API can show of the ten risks of the OWASP API Security Top 10 of 2023, under the ids under which the ecosystem knows these rules.',
    concern: 'security',
    formats: ['openapi-2.0', 'openapi-3.0', 'openapi-3.1', 'openapi-3.2'],
  },
  {
    id: 'spectral-oas',
    version: '1.0.0',
    title: 'Spectral rules for OpenAPI',
    description:
      'The rules for OpenAPI that most teams know, under the ids that they know them by. Those that are recommended make up this policy; a ruleset that extends it can turn on the others.',
    formats: ['openapi-2.0', 'openapi-3.0', 'openapi-3.1', 'openapi-3.2'],
  },
]

const loaded = new Map<string, Promise<LoadedRuleset>>()

/**
 * The ruleset with this id, or undefined when none ships under it.
 * @throws Error when the file is broken, naming every mistake
 */
export function shippedRuleset(id: string): Promise<LoadedRuleset> | undefined {
  const known = loaded.get(id)
  const facts = SHIPPED_RULESETS.find((ruleset) => ruleset.id === id)
  if (known !== undefined || facts === undefined) return known
  const reading = read(facts)
  loaded.set(id, reading)
  return reading
}

async function read({ id, version }: ShippedRuleset): Promise<LoadedRuleset> {
  const source = { file: fileOf(id), text: textOf(id), isShipped: true }
  const options = { id, version, shippedFunctions: OPENAPI_FUNCTIONS }
  const result = await loadRuleset(source, () => undefined, options)
  if (result.ok) return result.ruleset
  const mistakes = result.mistakes.map(
    ({ message, location }) => `${location.file}:${location.line}: ${message}`,
  )
  throw new Error(`A ruleset that ships is broken.\n${mistakes.join('\n')}`)
}

/** The text of a ruleset that ships, for one that extends it; undefined when there is none of this id. */
export function shippedRulesetSource(
  id: string,
): { readonly file: string; readonly text: string } | undefined {
  const isThere = SHIPPED_RULESETS.some((ruleset) => ruleset.id === id)
  return isThere ? { file: fileOf(id), text: textOf(id) } : undefined
}

const fileOf = (id: string): string => `policies/rulesets/${id}.yaml`

const textOf = (id: string): string => readFileSync(path.join(packageRoot, fileOf(id)), 'utf8')
