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
  const [old, now] = await Promise.all([read('old.json', before), read('new.json', after)])
  return compareContracts(
    { source: 'old.json', contract: old },
    { source: 'new.json', contract: now },
    { asOf: '2026-11-22', ...options },
  )
}

async function read(name: string, given: unknown) {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  return readContract({ entry: { name, bytes: encoder.encode(text) } })
}

/** Ids and levels, sorted: `new-required-request-property error`. */
export function idsOf({ changes }: Comparison): readonly string[] {
  return [...new Set(changes.map(({ id, level }) => `${id} ${level}`))].sort()
}
