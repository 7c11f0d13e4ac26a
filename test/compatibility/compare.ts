import { readContract } from '../../src/contracts/index.ts'
import { compareContracts } from '../../src/compatibility/index.ts'
import type { Comparison, ComparisonOptions } from '../../src/compatibility/index.ts'

const encoder = new TextEncoder()

/** Compares two descriptions, given as values or texts. */
export async function compare(
  before: unknown,
  after: unknown,
  options: Partial<ComparisonOptions> = {},
): Promise<Comparison> {
  const [old, now] = await Promise.all([read('old', before), read('new', after)])
  return compareContracts(
    { source: old.name, contract: old.contract },
    { source: now.name, contract: now.contract },
    { asOf: '2026-11-22', ...options },
  )
}

async function read(side: 'old' | 'new', given: unknown) {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  const name = `${side}.${text.startsWith('<') ? 'xml' : 'json'}`
  return { name, contract: await readContract({ entry: { name, bytes: encoder.encode(text) } }) }
}

/** Ids and levels, sorted: `new-required-request-property error`. */
export function idsOf({ changes }: Comparison): readonly string[] {
  return [...new Set(changes.map(({ id, level }) => `${id} ${level}`))].sort()
}
