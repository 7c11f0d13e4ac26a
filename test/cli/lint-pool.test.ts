import path from 'node:path'
import { createLintPool, type LintPool, type LintPoolBounds } from '../../src/cli/lint/lint-pool.ts'
import type { LintFlags } from '../../src/cli/lint/lint-flags.ts'
import { packageRoot } from '../../src/package-root.ts'

/** What users run; `npm test` builds before it tests. */
const PROGRAM = path.join(packageRoot, 'dist', 'lint-thread.js')
const FLAGS: LintFlags = {
  format: 'json',
  failOn: 'error',
  stdinFilename: '-',
  policy: 'openapi-core',
}
const AMPLE: LintPoolBounds = { threads: 1, seconds: 60, heapMebibytes: 512 }

const pools: LintPool[] = []

function open(bounds: Partial<LintPoolBounds> = {}, flags: Partial<LintFlags> = {}): LintPool {
  const pool = createLintPool(PROGRAM, { ...FLAGS, ...flags }, { ...AMPLE, ...bounds })
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

const SMALL = job(
  'small.yaml',
  'openapi: 3.0.3\ninfo: { title: Small, version: 1.0.0 }\npaths: {}\n',
)

/** With ten thousand schemas more than a small heap holds, and seconds of work. */
function large(count = 12_000): ReturnType<typeof job> {
  const property = { type: 'string', default: 1 }
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`p${index}`, property]),
  )
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`S${index}`, { type: 'object', properties }]),
  )
  const info = { title: 'Large', version: '1.0.0' }
  const components = { schemas }
  return job('large.json', JSON.stringify({ openapi: '3.0.3', info, paths: {}, components }))
}

function job(source: string, text: string) {
  return { source, entry: { name: source, bytes: new TextEncoder().encode(text) } }
}

test('a contract that fills the heap of its thread is given up, and those that wait are judged', async () => {
  const pool = open({ heapMebibytes: 80 })
  const answers = await Promise.all(
    [SMALL, large(20_000), SMALL, SMALL].map((one) => pool.judge(one)),
  )
  expect(answers).toMatchObject([
    { result: { source: 'small.yaml', verdict: 'pass' } },
    { excess: '80 MiB of memory' },
    { result: { source: 'small.yaml', verdict: 'pass' } },
    { result: { source: 'small.yaml', verdict: 'pass' } },
  ])
})

test('a contract that takes too long is given up, and the next one has a thread', async () => {
  const pool = open({ seconds: 0.2 })
  expect(await pool.judge(large())).toEqual({ excess: '0.2 seconds' })
  const patient = open()
  expect(await patient.judge(SMALL)).toMatchObject({ result: { verdict: 'pass' } })
})

test('waiting for a thread does not count as time that a contract takes', async () => {
  const measuring = open()
  await measuring.judge(SMALL)
  const begun = performance.now()
  await measuring.judge(large(1_000))
  const one = (performance.now() - begun) / 1000
  // Ample for one of them on a machine that is busy, and too little for all together.
  const seconds = 2 + 4 * one
  const pool = open({ seconds })
  await pool.judge(SMALL)
  const count = Math.ceil((1.5 * seconds) / one)
  const answers = await Promise.all(Array.from({ length: count }, () => pool.judge(large(1_000))))
  expect(answers.filter((answer) => 'excess' in answer)).toEqual([])
})
