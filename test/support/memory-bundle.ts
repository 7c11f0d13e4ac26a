import { readContract } from '../../src/contracts/index.ts'
import type { Contract, Limits, ResolveImport } from '../../src/contracts/index.ts'

/** Reads a contract from texts by file name, the first being the entry; it must be readable. */
export async function readBundle(
  texts: Readonly<Record<string, string>>,
  limits: Partial<Limits> = {},
): Promise<Contract> {
  const [entry = ''] = Object.keys(texts)
  const contract = await readContract({
    entry: { name: entry, bytes: Buffer.from(texts[entry] ?? '') },
    resolve: resolveWithin(texts),
    limits,
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

/** Finds imports among texts by file name; whatever has a scheme is refused. */
export function resolveWithin(texts: Readonly<Record<string, string>>): ResolveImport {
  return (uri, from) => {
    if (/^\w+:/.test(uri)) return Promise.resolve({ kind: 'refused', reason: 'not in the bundle' })
    const name = new URL(uri, `file:///${from}`).pathname.slice(1)
    const text = texts[name]
    if (text === undefined) return Promise.resolve({ kind: 'missing', reason: 'no such file' })
    return Promise.resolve({ kind: 'found', file: { name, bytes: Buffer.from(text) } })
  }
}
