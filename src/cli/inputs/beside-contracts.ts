import path from 'node:path'
import type { LintResult } from '../../rules/index.ts'

/** What a folder may hold beside contracts: left out there, and unreadable where it was named. */
const NO_CONTRACT: ReadonlySet<string> = new Set(['not-a-contract', 'binary', 'empty'])
/** Of languages that hold nothing but contracts, so that no contract in such a file is a broken one. */
const CONTRACT_EXTENSIONS: ReadonlySet<string> = new Set([
  '.wsdl',
  '.xsd',
  '.avsc',
  '.proto',
  '.graphql',
  '.graphqls',
  '.gql',
])
/** Where an error about a version stands that is not known. */
const VERSION_FIELDS: ReadonlySet<string> = new Set(['/openapi', '/swagger'])

/**
 * Whether a file found in a folder is none of its contracts. JSON Schema is what descriptions are split into: it
 * is judged with the contracts that refer to it, and by itself only where it is named. A file that shows by its
 * name or by a version that it is meant as a contract is never passed over, however broken it is.
 */
export function isBesideContracts({
  source,
  error,
  format,
}: Pick<LintResult, 'source' | 'error' | 'format'>): boolean {
  const isMeant =
    CONTRACT_EXTENSIONS.has(path.extname(source).toLowerCase()) ||
    VERSION_FIELDS.has(error?.location?.pointer ?? '')
  return !isMeant && (NO_CONTRACT.has(error?.code ?? '') || format === 'json-schema')
}
