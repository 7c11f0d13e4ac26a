import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Baseline } from '../../rules/index.ts'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

const MOST_BYTES = 512 * 1024 * 1024 // the longest text that Node holds

interface KnownContract {
  readonly source: string
  readonly digest: string
  readonly baseline: Baseline
}

/** What a former report knew, by contract. */
export class KnownFindings {
  readonly #contracts: readonly KnownContract[]
  readonly #folder: string

  /** @param folder where the report lies; it may have been made there */
  constructor(contracts: readonly KnownContract[], folder: string) {
    this.#contracts = contracts
    this.#folder = folder
  }

  /**
   * What is known of a contract: by its source, seen from the working folder or from where the report lies, or by
   * its content when it has another name by now.
   */
  of(source: string, digest: string): Baseline {
    const name = path.resolve(source)
    const known =
      this.#contracts.find((contract) => path.resolve(contract.source) === name) ??
      this.#contracts.find((contract) => path.resolve(this.#folder, contract.source) === name) ??
      this.#contracts.find((contract) => contract.digest === digest)
    return known?.baseline ?? new Map()
  }
}

/**
 * Reads a report of `lint --format json` as a baseline. What was waived then is not part of it, so that it comes
 * back with the end of the waiver.
 *
 * @throws CommandError (status 2) when there is no such file, or it is no such report
 */
export async function readBaseline(file: string): Promise<KnownFindings> {
  const advice = `make one with "concordat lint --no-baseline --format json --output ${file}".`
  const noReport = `${file} is no baseline; ${advice}`
  let report: unknown
  try {
    const found = await stat(file)
    // A device need not end.
    if (found.size > MOST_BYTES || found.isCharacterDevice()) throw usageError(noReport)
    report = JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) throw usageError(noReport, { cause: error })
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw usageError(`The baseline ${file} cannot be read: ${reasonOf(error)}; ${advice}`, {
      cause: error,
    })
  }
  const results = memberOf(report, 'results')
  const contracts = Array.isArray(results) ? results.map(knownContract) : [undefined]
  if (contracts.includes(undefined)) throw usageError(noReport)
  if (Array.isArray(results) && results.some((result) => memberOf(result, 'baseline'))) {
    const words = `${file} was made with a baseline itself, and lacks what that one knew; ${advice}`
    throw usageError(words)
  }
  const known = contracts.filter((contract) => contract !== undefined)
  return new KnownFindings(known, path.dirname(file))
}

function knownContract(result: unknown): KnownContract | undefined {
  const source = memberOf(result, 'source')
  const digest = memberOf(result, 'digest')
  const findings = memberOf(result, 'findings')
  if (typeof source !== 'string' || typeof digest !== 'string' || !Array.isArray(findings)) {
    return undefined
  }
  const counts = new Map<string, number>()
  for (const finding of findings as unknown[]) {
    const fingerprint = memberOf(finding, 'fingerprint')
    if (typeof fingerprint !== 'string') return undefined
    if (memberOf(finding, 'waived')) continue
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1)
  }
  return { source, digest, baseline: counts }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
