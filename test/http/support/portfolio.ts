import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ContractFile } from '../../../src/contracts/index.ts'

/** A published contract and a later version of it, each in one file. */
export interface PortfolioEntry {
  /** What the service is called; its domain is `rest` or `soap`. */
  readonly name: string
  readonly domain: 'rest' | 'soap'
  readonly old: ContractFile
  readonly now: ContractFile
}

const LARGEST = 160_000 // bytes; the few larger ones take longer than all others together

/** The pairs of contracts in a folder of reference material that consist of one file on either side. */
export function portfolioIn(corpus: string): readonly PortfolioEntry[] {
  return [
    ...pairsIn(path.join(corpus, 'openapi-pairs'), 'rest'),
    ...pairsIn(path.join(corpus, 'wsdl-pairs'), 'soap'),
  ]
}

function pairsIn(folder: string, domain: PortfolioEntry['domain']): readonly PortfolioEntry[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((pair): PortfolioEntry[] => {
      const [old, now] = [
        sideOf(path.join(folder, pair), 'old'),
        sideOf(path.join(folder, pair), 'new'),
      ]
      const name = pair
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)
      return old === undefined || now === undefined ? [] : [{ name, domain, old, now }]
    })
}

/** `old.yaml` beside `new.yaml`, or folders `old` and `new` with one file each. */
function sideOf(pair: string, side: 'old' | 'new'): ContractFile | undefined {
  const [found, ...others] = readdirSync(pair, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith(side))
    .map((name) => path.join(pair, name))
    .filter((file) => statSync(file).isFile())
  if (found === undefined || others.length > 0) return undefined
  if (!/[.](json|ya?ml|wsdl)$/.test(found) || statSync(found).size > LARGEST) return undefined
  return { name: path.basename(found), bytes: readFileSync(found) }
}
