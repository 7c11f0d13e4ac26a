/**
 * The rule packs that come with the package. Beside the engine and not in it, because the engine reads no
 * files; the library, the command line and the server all find packs here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../contracts/index.ts'
import { packageRoot } from '../package-root.ts'
import { loadRulePack, type RulePack } from '../rules/index.ts'

const folder = path.join(packageRoot, 'policies', 'rule-packs')
const EXTENSION = '.yaml'

const loaded = new Map<string, RulePack>()
let ids: readonly string[] | undefined

/** Ids of all rule packs that ship, in alphabetical order. The folder is read once: every contract asks. */
export function shippedPackIds(): readonly string[] {
  ids ??= readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort()
  return ids
}

/**
 * The rule pack with this id, or undefined when none ships under it.
 * @throws Error when the file is broken, naming every mistake
 */
export function shippedPack(id: string): RulePack | undefined {
  const known = loaded.get(id)
  if (known !== undefined || !shippedPackIds().includes(id)) return known
  const fileName = `policies/rule-packs/${id}${EXTENSION}`
  const text = readFileSync(path.join(packageRoot, fileName), 'utf8')
  const result = loadRulePack(text, fileName, shippedPack)
  if (!result.ok) {
    const mistakes = result.mistakes.map(
      ({ message, location }) => `${location.file}:${location.line}: ${message}`,
    )
    throw new Error(`A rule pack that ships is broken.\n${mistakes.join('\n')}`)
  }
  loaded.set(id, result.pack)
  return result.pack
}

const OPENAPI_POLICIES = ['openapi-core', 'rest-interoperability-1.0']
const ASYNCAPI_POLICIES = ['asyncapi-core']

const DEFAULT_POLICIES: Readonly<Record<Format, readonly string[]>> = {
  'wsdl-1.1': ['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'],
  'wsdl-2.0': ['wsdl-core'],
  'xsd-1.0': ['wsdl-core'],
  'openapi-2.0': OPENAPI_POLICIES,
  'openapi-3.0': OPENAPI_POLICIES,
  'openapi-3.1': OPENAPI_POLICIES,
  'openapi-3.2': OPENAPI_POLICIES,
  'asyncapi-2': ASYNCAPI_POLICIES,
  'asyncapi-3': ASYNCAPI_POLICIES,
  graphql: ['graphql-core'],
  protobuf: ['protobuf-core'],
  avro: ['avro-core'],
  'json-schema': ['json-schema-core'],
  // Nobody judges what cannot be read; the verdict says so of these.
  unknown: ['wsdl-core', 'openapi-core'],
}

/** The policies that judge a format where none are named. */
export function defaultPolicyIds(format: Format): readonly string[] {
  const shipped = shippedPackIds()
  return DEFAULT_POLICIES[format].filter((id) => shipped.includes(id))
}
