/**
 * Judges mutated contracts in a thread, so that one which never ends can be ended. What is mutated, and how, is
 * decided by the seed and the number of the file alone: each can be made again by itself.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { fuzzSeeds, readSeed } from './fuzz-seeds.mjs'
import { mutate } from './mutate.mjs'
import { mutateStructure } from './mutate-structure.mjs'
import { PROJECT } from './product.mjs'

const { seed, first, count, folder } = workerData
/** One file in so many is a large one. */
const LARGE_ONE_IN = 200
/** One file in so many is judged by a mutated ruleset, too. */
const RULESET_ONE_IN = 8
const FIRST_WORDS = 160

const { lint, readAndLint, readRuleset, RulesetError, shippedPolicyIds } = await import(
  `${PROJECT}dist/index.js`
)
const policies = shippedPolicyIds()
const seeds = fuzzSeeds()

for (let index = first; index < first + count; index += 1) await judge(index)
parentPort.postMessage({ kind: 'end' })

async function judge(index) {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const { file, bytes } = mutated(random)
  const target = path.join(folder, `${seed}-${index}${path.extname(file.name)}`)
  parentPort.postMessage({ kind: 'begin', index, target, from: file.name, bytes })
  const fail = (kind, why) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(target, bytes)
    parentPort.postMessage({ kind: 'failure', failure: kind, target, from: file.name, why })
  }
  const begun = process.cpuUsage()
  const start = performance.now()
  const answer = { verdict: 'thrown', error: undefined, findings: 0, rulesets: 0 }
  try {
    // All policies, whatever their formats: what none of them judges must be said, not thrown.
    const resolve = resolver(file.name, random)
    const input = { name: path.basename(file.name), bytes }
    const { contract, result } = await readAndLint(input, { policies, resolve })
    if (contract.readable) void contract.summary
    answer.verdict = result.verdict
    answer.error = result.error?.code
    answer.findings = result.findings.length
    stoppedIn(result, fail)
    if (random(RULESET_ONE_IN) === 0) answer.rulesets = await judgeByRuleset(input, random, fail)
  } catch (error) {
    fail('thrown', error.stack ?? String(error))
  }
  const { user, system } = process.cpuUsage(begun)
  const wall = performance.now() - start
  // Collecting garbage takes further threads, and another process can take the processor away.
  const took = Math.min(wall, (user + system) / 1000)
  parentPort.postMessage({ kind: 'done', ...answer, took, wall, size: bytes.length })
}

function mutated(random) {
  const isLarge = seeds.large.length > 0 && random(LARGE_ONE_IN) === 0
  const among = isLarge ? seeds.large : seeds.turns[random(seeds.turns.length)]
  const file = among[random(among.length)]
  return { file, bytes: mutatedBytes(readSeed(file), random) }
}

/** Three of four stay well-formed: what the parser refuses gets no further. */
function mutatedBytes(source, random) {
  const other = () => readSeed(seeds.small[random(seeds.small.length)])
  return (
    (random(4) > 0 ? mutateStructure(source, random) : undefined) ?? mutate(source, random, other)
  )
}

/** Files beside the contract, half of them mutated; nothing that is not among the seeds. */
function resolver(from, random) {
  const known = new Map(seeds.small.map((file) => [file.name, file]))
  return (uri, importing) => {
    if (/^[a-z][a-z0-9+.-]+:/i.test(uri)) return { kind: 'refused', reason: 'it is remote' }
    const name = path.join(path.dirname(path.resolve(path.dirname(from), importing)), uri)
    const file = known.get(name)
    if (file === undefined) return { kind: 'missing', reason: 'there is no such file' }
    const bytes = readSeed(file)
    const isMutated = random(2) === 0
    return { kind: 'found', file: { name, bytes: isMutated ? mutatedBytes(bytes, random) : bytes } }
  }
}

/** @returns how many rulesets were used: none, when the mutated one is refused */
async function judgeByRuleset(input, random, fail) {
  if (seeds.rulesets.length === 0) return 0
  const from = seeds.rulesets[random(seeds.rulesets.length)]
  const source = readSeed(from)
  // Few mutated rulesets can be read, and those that can be are what matters here.
  const bytes = random(2) === 0 ? source : (mutateStructure(source, random, 1) ?? source)
  const name = path.join(tmpdir(), `concordat-fuzz-${process.pid}${path.extname(from.name)}`)
  writeFileSync(name, bytes)
  let ruleset
  try {
    ruleset = await readRuleset(name, 'mutated')
  } catch (error) {
    if (!(error instanceof RulesetError)) {
      failWithRuleset(fail, 'thrown', `reading a ruleset: ${error.stack}`, bytes)
    }
    return 0
  }
  try {
    const failWith = (kind, why) => failWithRuleset(fail, kind, why, bytes)
    stoppedIn(await lint(input, { rulesets: [ruleset] }), failWith)
  } catch (error) {
    failWithRuleset(fail, 'thrown', `judging by a ruleset: ${error.stack}`, bytes)
  }
  return 1
}

function failWithRuleset(fail, kind, why, bytes) {
  mkdirSync(folder, { recursive: true })
  const name = path.join(folder, `ruleset-${Buffer.from(why).toString('hex').slice(-12)}.yaml`)
  writeFileSync(name, bytes)
  fail(kind, `${why} (with the ruleset ${name})`)
}

function stoppedIn(result, fail) {
  for (const { notEvaluated } of result.policies) {
    for (const { rule, reason } of notEvaluated) {
      if (reason.includes('stopped with an error')) {
        fail('stopped', `${rule}: ${reason.slice(0, FIRST_WORDS)}`)
      }
    }
  }
}

/** A repeatable sequence (mulberry32): `random(n)` is a whole number from 0, less than n. */
function randomFrom(start) {
  let state = start >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
