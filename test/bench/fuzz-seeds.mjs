/** The files that are mutated: the samples that ship, and the reference material that lies beside some checkouts. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CORPUS } from './documents.mjs'
import { PROJECT } from './product.mjs'

const RULESETS = path.join(PROJECT, '..', 'shared', 'policy', 'rulesets')
/** Many small ones find more in the same time. */
const SMALL = 60_000 // bytes
/** How often the files of an extension are chosen; without this the commonest one would take nearly all turns. */
const WEIGHTS = {
  '.yaml': 4,
  '.yml': 1,
  '.json': 4,
  '.wsdl': 4,
  '.xsd': 2,
  '.xml': 1,
  '.proto': 2,
  '.graphql': 1,
  '.gql': 1,
  '.avsc': 1,
  '.gz': 0,
}

/** Files by extension, each extension as often as its weight says. */
export function fuzzSeeds() {
  const files = [path.join(PROJECT, 'specs'), CORPUS].flatMap(filesBelow)
  const contracts = files.filter(({ name }) => path.extname(name) in WEIGHTS)
  const small = contracts.filter(({ size, name }) => size <= SMALL && !name.endsWith('.gz'))
  const turns = Object.entries(WEIGHTS).flatMap(([extension, weight]) => {
    const own = small.filter(({ name }) => path.extname(name) === extension)
    return own.length === 0 ? [] : Array.from({ length: weight }, () => own)
  })
  return {
    small,
    turns,
    large: contracts.filter(({ size, name }) => size > SMALL || name.endsWith('.gz')),
    rulesets: filesBelow(RULESETS).filter(({ name }) => /\bruleset\.(?:yaml|json)$/.test(name)),
  }
}

export function readSeed({ name }) {
  const bytes = readFileSync(name)
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function filesBelow(folder) {
  let names
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
  return names
    .map((name) => path.join(folder, name))
    .map((name) => ({ name, found: statSync(name) }))
    .filter(({ found }) => found.isFile())
    .map(({ name, found }) => ({ name, size: found.size }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}
