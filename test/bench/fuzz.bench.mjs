/**
 * Mutated contracts: none may make the engine or one of its rules throw, take longer than five seconds, or need a gigabyte.
 * CONCORDAT_FUZZ_COUNT says how many (1,000), CONCORDAT_FUZZ_SEED where the sequence begins (1); what fails is
 * written into the folder that is named at the end, so that it can be looked at.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CORPUS, WORK } from './documents.mjs'
import { mutate } from './mutate.mjs'
import { mutateStructure } from './mutate-structure.mjs'
import { PROJECT } from './product.mjs'

const COUNT = Number(process.env['CONCORDAT_FUZZ_COUNT'] ?? 1000)
const SEED = Number(process.env['CONCORDAT_FUZZ_SEED'] ?? 1)
const LONGEST_MS = 5000
const MOST_MEBIBYTES = 1024
/** Larger seeds are measured elsewhere; many small ones find more in the same time. */
const LARGEST_SEED = 60_000
const CONTRACT = /\.(?:wsdl|xsd|json|ya?ml|graphql|proto|avsc|avdl)$/

export async function bench() {
  const { lint, shippedPolicyIds } = await import(`${PROJECT}dist/index.js`)
  const policies = shippedPolicyIds()
  const seeds = [path.join(PROJECT, 'specs'), CORPUS].flatMap(contractsBelow)
  const random = randomFrom(SEED)
  const failures = path.join(WORK, 'fuzz')
  const found = { thrown: 0, stopped: 0, slow: 0 }
  const verdicts = new Map()
  let slowest = 0
  let largest = 0
  for (let index = 0; index < COUNT; index += 1) {
    const seed = seeds[random(seeds.length)]
    const source = readFileSync(seed)
    // Three of four stay well-formed: what the parser refuses gets no further.
    const bytes =
      (random(4) > 0 ? mutateStructure(source, random) : undefined) ??
      mutate(source, random, () => readFileSync(seeds[random(seeds.length)]))
    const fail = (kind, why) => {
      found[kind] += 1
      mkdirSync(failures, { recursive: true })
      const file = path.join(failures, `${SEED}-${index}${path.extname(seed)}`)
      writeFileSync(file, bytes)
      console.log(`${kind}: ${file}, from ${seed}: ${why}`)
    }
    const begun = performance.now()
    try {
      // All policies, whatever their formats: what none of them judges must be said, not thrown.
      const result = await lint({ name: path.basename(seed), bytes }, { policies })
      verdicts.set(result.verdict, (verdicts.get(result.verdict) ?? 0) + 1)
      const stopped = result.policies.flatMap(({ notEvaluated }) =>
        notEvaluated.filter(({ reason }) => reason.includes('stopped with an error')),
      )
      for (const { rule, reason } of stopped) fail('stopped', `${rule}: ${reason}`)
    } catch (error) {
      fail('thrown', error.stack)
    }
    const took = performance.now() - begun
    slowest = Math.max(slowest, took)
    largest = Math.max(largest, process.memoryUsage.rss() / 1024 / 1024)
    if (took > LONGEST_MS) fail('slow', `${Math.round(took)} ms`)
  }
  console.log(
    `${COUNT} mutated contracts of ${seeds.length} (seed ${SEED}): ${found.thrown} thrown, ${found.stopped} rules stopped with an error, ${found.slow} slow; ` +
      `the slowest ${Math.round(slowest)} ms; at most ${Math.round(largest)} of ${MOST_MEBIBYTES} MiB; ` +
      [...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', '),
  )
}

function contractsBelow(folder) {
  let names
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
  return names
    .filter((name) => CONTRACT.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).size <= LARGEST_SEED)
    .sort()
}

/** A repeatable sequence (mulberry32): `random(n)` is a whole number from 0, less than n. */
function randomFrom(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
