/**
 * Mutated contracts: none may make the engine or one of its rules throw, take longer than five seconds, or need a
 * gigabyte. CONCORDAT_FUZZ_COUNT says how many (1,000), CONCORDAT_FUZZ_SEED which sequence (1), CONCORDAT_FUZZ_FIRST
 * where in it to begin (0); what fails is written into the folder that is named, so that it can be looked at.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { WORK } from './documents.mjs'

const numberFrom = (name, standard) => Number(process.env[name] ?? standard)
const COUNT = numberFrom('CONCORDAT_FUZZ_COUNT', 1000)
const SEED = numberFrom('CONCORDAT_FUZZ_SEED', 1)
const FIRST = numberFrom('CONCORDAT_FUZZ_FIRST', 0)
const LONGEST_MS = 5000
/** After so long, counted in time of processors, a file is taken for one that never ends. */
const ENDLESS_MS = 60_000
const MOST_MEBIBYTES = 1024
/** How many more MiB the process takes after a file that is worth a line. */
const MUCH_MEBIBYTES = 150
const FOLDER = path.join(WORK, 'fuzz')

export async function bench() {
  const run = new FuzzRun()
  for (let first = FIRST; first < FIRST + COUNT;) first = await run.from(first)
  run.report()
}

/** What came of all files so far, over as many threads as it takes. */
class FuzzRun {
  #found = { thrown: 0, stopped: 0, slow: 0, endless: 0, died: 0 }
  #verdicts = new Map()
  #slowest = { took: 0 }
  #peak = 0
  #files = 0
  #bytes = 0
  #rulesets = 0
  #began = performance.now()

  /** Judges files until the last, or until one has to be ended. @returns the number of the next one */
  from(first) {
    let current = { index: first, target: 'before the first file', from: 'nothing' }
    let begun = process.cpuUsage()
    const workerData = { seed: SEED, first, count: FIRST + COUNT - first, folder: FOLDER }
    const thread = new Worker(new URL('./fuzz-thread.mjs', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEBIBYTES },
    })
    return new Promise((resolve) => {
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(begun)
        if (user + system < ENDLESS_MS * 1000) return
        this.#fail('endless', current, `it was ended after ${ENDLESS_MS} ms`)
        end(current.index + 1)
      }, 1000)
      const end = (next) => {
        clearInterval(watch)
        thread.removeAllListeners()
        void thread.terminate().then(() => resolve(next))
      }
      thread.on('message', (message) => {
        begun = process.cpuUsage()
        if (message.kind === 'begin') current = message
        else if (message.kind === 'done') this.#done(current, message)
        else if (message.kind === 'failure') this.#count(message.failure, message, message.why)
        else end(FIRST + COUNT)
      })
      thread.on('error', (error) => {
        this.#fail('died', current, error.stack ?? String(error))
        end(current.index + 1)
      })
    })
  }

  #done({ target, from, bytes }, { verdict, error, took, size, rulesets }) {
    this.#files += 1
    this.#bytes += size
    this.#rulesets += rulesets
    const kind = error === undefined ? verdict : `${verdict} (${error})`
    this.#verdicts.set(kind, (this.#verdicts.get(kind) ?? 0) + 1)
    if (took > this.#slowest.took) this.#slowest = { took, size, from, target }
    if (took > LONGEST_MS) this.#fail('slow', { target, from, bytes }, `${Math.round(took)} ms`)
    const peak = process.resourceUsage().maxRSS / 1024
    if (peak > this.#peak + MUCH_MEBIBYTES && this.#files > 1) {
      console.log(`memory: ${Math.round(peak)} MiB after ${target}, of ${size} bytes, from ${from}`)
    }
    this.#peak = Math.max(peak, this.#peak)
  }

  #fail(kind, file, why) {
    mkdirSync(FOLDER, { recursive: true })
    if (file.bytes !== undefined) writeFileSync(file.target, file.bytes)
    this.#count(kind, file, why)
  }

  #count(kind, { target, from }, why) {
    this.#found[kind] += 1
    console.log(`${kind}: ${target}, from ${from}: ${why}`)
  }

  report() {
    const seconds = Math.round((performance.now() - this.#began) / 1000)
    const { user, system } = process.cpuUsage()
    const { took, size, from } = this.#slowest
    const faults = Object.entries(this.#found).map(([kind, count]) => `${count} ${kind}`)
    const verdicts = [...this.#verdicts].sort(([, one], [, other]) => other - one)
    console.log(
      [
        `${this.#files} mutated contracts (seed ${SEED}, from ${FIRST}), ${(this.#bytes / 2 ** 20).toFixed(0)} MiB, ${this.#rulesets} also by mutated rulesets`,
        `faults: ${faults.join(', ')}`,
        `the slowest ${Math.round(took)} ms, of ${size} bytes, from ${from}`,
        `at most ${Math.round(this.#peak)} of ${MOST_MEBIBYTES} MiB`,
        `${seconds} s, of which ${Math.round((user + system) / 1e6)} s of processors`,
        ...verdicts.map(([verdict, count]) => `  ${count} ${verdict}`),
      ].join('\n'),
    )
  }
}
