/** Measures commands of Node as whole processes: wall clock, processor time and peak memory. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const RECORDER = new URL('./record-usage.mjs', import.meta.url).href
const LONGEST_MS = 300_000

/**
 * @param {readonly string[]} args of `node`
 * @returns medians of `runs` runs after one that warms the file cache; memory of the largest process
 */
export async function measure(args, { runs = 5, env = {} } = {}) {
  await once(args, env)
  const samples = []
  for (let run = 0; run < runs; run += 1) samples.push(await once(args, env))
  const median = (key) => samples.map((sample) => sample[key]).sort((a, b) => a - b)[runs >> 1]
  return {
    wall: median('wall'),
    cpu: median('cpu'),
    memory: median('memory'),
    status: samples[0].status,
  }
}

function once(args, env) {
  const notes = mkdtempSync(path.join(tmpdir(), 'concordat-usage-'))
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', RECORDER, ...args], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, ...env, CONCORDAT_BENCH_NOTES: notes, NODE_ENV: 'production' },
      timeout: LONGEST_MS,
    })
    child.once('error', reject)
    child.once('exit', (status, signal) => {
      const wall = (performance.now() - begun) / 1000
      const usages = readdirSync(notes).map((name) =>
        JSON.parse(readFileSync(path.join(notes, name), 'utf8')),
      )
      rmSync(notes, { recursive: true })
      resolve({
        wall,
        cpu: usages.reduce((sum, { cpu }) => sum + cpu, 0),
        memory: Math.max(0, ...usages.map(({ memory }) => memory)),
        status: signal ?? status,
      })
    })
  })
}

const PROBE_MS = 10
const TICK = 0.01 // seconds of processor time, as Linux counts them for programs

/**
 * The same for a program that is not Node's, once: from what Linux tells of it while it runs. Elsewhere only the
 * wall clock is known.
 *
 * @param {readonly string[]} command the program and its arguments
 */
export function measureProgram([program, ...args]) {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: LONGEST_MS })
    let seen = { cpu: Number.NaN, memory: Number.NaN }
    const probe = setInterval(() => {
      seen = usageOf(child.pid) ?? seen
    }, PROBE_MS)
    child.once('error', reject)
    child.once('exit', (status, signal) => {
      clearInterval(probe)
      resolve({ wall: (performance.now() - begun) / 1000, ...seen, status: signal ?? status })
    })
  })
}

/** Undefined when the process is over, or where there is no such folder. */
function usageOf(pid) {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [utime, stime] = [Number(fields[11]), Number(fields[12])]
    return peak === null
      ? undefined
      : { cpu: (utime + stime) * TICK, memory: Number(peak[1]) / 1024 }
  } catch {
    return undefined
  }
}

/** One line of a table: what was measured, and whether it keeps its budgets. */
export function report(label, { wall, cpu, memory, status }, budget = {}) {
  const parts = [
    label.padEnd(58),
    `${wall.toFixed(2)} s`.padStart(9),
    `${cpu.toFixed(2)} s cpu`.padStart(12),
    `${Math.round(memory)} MiB`.padStart(9),
    `status ${status}`.padStart(9),
  ]
  if (budget.wall !== undefined) {
    const ratio = wall / budget.wall
    parts.push(`  ${ratio.toFixed(2)} of the budget of ${budget.wall} s`)
  }
  if (budget.memory !== undefined) {
    parts.push(`  ${(memory / budget.memory).toFixed(2)} of ${budget.memory} MiB`)
  }
  console.log(parts.join(' '))
}
