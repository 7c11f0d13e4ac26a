import path from 'node:path'
import { createEnginePool, type EnginePool } from '../../src/engine-pool/index.ts'
import { outlineFiles } from '../../src/contracts/index.ts'
import { lintJob } from '../../src/engine-pool/engine-jobs.ts'
import { packageRoot } from '../../src/package-root.ts'
import type { LintResult } from '../../src/rules/index.ts'

/** What users run; `npm test` builds before it tests. */
const PROGRAM = path.join(packageRoot, 'dist', 'engine-jobs.js')
const AMPLE = { threads: 1, seconds: 60, heapMebibytes: 512 }

const pools: EnginePool[] = []

function open(bounds: Partial<typeof AMPLE> = {}): EnginePool {
  const pool = createEnginePool(PROGRAM, '1.0.0', { ...AMPLE, ...bounds })
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

const ORDERS = file(
  'orders.json',
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/orders': { $ref: 'paths.json' } },
  }),
)
const PATHS = file('paths.json', JSON.stringify({ get: { responses: {} } }))
const FILES = [file('unused.txt', 'not read'), ORDERS, PATHS]

/** Tens of thousands of schemas: seconds of work, and more memory than a small heap has. */
function large(): { name: string; bytes: Uint8Array } {
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`p${index}`, { type: 'string', default: index }]),
  )
  const schemas = Object.fromEntries(
    Array.from({ length: 12_000 }, (_, index) => [`S${index}`, { type: 'object', properties }]),
  )
  const info = { title: 'Large', version: '1.0.0' }
  return file(
    'large.json',
    JSON.stringify({ openapi: '3.0.3', info, paths: {}, components: { schemas } }),
  )
}

function file(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) }
}

test('a check honours the waivers of the contract, as the command does', async () => {
  const waiver = { rule: 'openapi-schema', reason: 'The gateway adds the rest.' }
  const waived = {
    ...JSON.parse(Buffer.from(PATHS.bytes).toString()),
    'x-concordat-ignore': [waiver],
  } as object
  const files = [ORDERS, file('paths.json', JSON.stringify(waived))]
  const policies = ['openapi-core']
  const { findings } = await lintJob({ files, entry: 'orders.json', policies })
  expect(findings.map(({ rule, waived: by }) => [rule, by?.reason])).toEqual([
    ['openapi-schema', 'The gateway adds the rest.'],
  ])
})

async function lintBy(pool: EnginePool, policies: readonly string[]): Promise<LintResult> {
  const json = await pool.lint(FILES, 'orders.json', policies)
  return JSON.parse(Buffer.from(json).toString()) as LintResult
}

test('a thread answers what the engine answers without one', async () => {
  const pool = open()
  const policies = ['openapi-core']
  const expected = await lintJob({ files: FILES, entry: 'orders.json', policies })
  expect(expected.findings.length).toBeGreaterThan(0)
  expect(await lintBy(pool, policies)).toEqual(JSON.parse(JSON.stringify(expected)))
  const judged = await pool.judge(FILES, 'orders.json', 'orders', [
    { id: 'none', version: '1.0.0' },
  ])
  expect(judged).toMatchObject({ source: 'orders', verdict: 'indeterminate' })
})

test('a contract that was read has the bytes of the files it uses', async () => {
  const contract = await open().read(FILES, 'orders.json')
  expect(contract).toMatchObject({ readable: true, format: 'openapi-3.0', entry: 'orders.json' })
  expect(contract.readable && contract.files).toEqual([ORDERS, PATHS])
  const unreadable = await open().read([file('a.json', '{')], 'a.json')
  expect(unreadable).toMatchObject({ readable: false, error: { code: 'json-not-well-formed' } })
})

test('what files of a bundle are and refer to is told as without a thread', async () => {
  expect(await open().outline(FILES)).toEqual(outlineFiles(FILES))
})

test('requests are answered while large files are looked into and judged', async () => {
  const pool = open()
  const files = [large(), { ...large(), name: 'other.json' }]
  await pool.outline([ORDERS]) // with the thread started
  for (const work of [() => pool.outline(files), () => pool.lint(files, 'large.json')]) {
    let turns = 0
    const count = () => {
      turns += 1
      counting = setImmediate(count)
    }
    let counting = setImmediate(count)
    await work()
    clearImmediate(counting)
    // Were it done here, nothing else would have its turn.
    expect(turns).toBeGreaterThan(100)
  }
})

test('what takes too long is ended and refused, and the next contract is judged', async () => {
  const pool = open({ seconds: 0.05 })
  await expect(pool.lint([large()], 'large.json')).rejects.toMatchObject({
    code: 'contract-too-costly',
    message: expect.stringContaining('after 0.05 seconds') as string,
  })
  const patient = open()
  expect(await lintBy(patient, ['openapi-core'])).toMatchObject({
    verdict: 'fail',
  })
})

test('what takes too much memory is ended and refused, and the next contract is judged', async () => {
  const pool = open({ heapMebibytes: 48 })
  await expect(pool.lint([large()], 'large.json')).rejects.toMatchObject({
    code: 'contract-too-costly',
    message: expect.stringContaining('after 48 MiB of memory') as string,
  })
  expect(await lintBy(pool, ['openapi-core'])).toMatchObject({ verdict: 'fail' })
})

test('waiting for a thread is not counted as time that a contract takes', async () => {
  const pool = open({ seconds: 2 })
  const results = await Promise.all(
    Array.from({ length: 40 }, () => lintBy(pool, ['openapi-core'])),
  )
  expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['fail']))
})

describe('comparing in a thread', () => {
  const description = (properties: object, version = '1.0.0') =>
    file(
      'orders.json',
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'Orders', version },
        paths: {
          '/orders': {
            get: {
              responses: {
                '200': {
                  description: 'Orders.',
                  content: { 'application/json': { schema: { type: 'object', properties } } },
                },
              },
            },
          },
        },
      }),
    )
  const bundle = (source: string, one: ReturnType<typeof file>) => ({
    source,
    files: [one],
    entry: one.name,
  })
  const old = bundle('old', description({ id: { type: 'string' }, note: { type: 'string' } }))
  const now = bundle('new', description({ id: { type: 'string' } }, '2.0.0'))

  test('answers the changes, and those whom they break', async () => {
    const pool = open()
    const { changes } = await pool.compare(old, now, { level: 'backward', asOf: '2027-01-01' })
    expect(changes.map(({ id }) => id)).toEqual(['response-optional-property-removed'])
    const body = { fields: [{ path: 'note' }], isComplete: true }
    const judged = await pool.consumersOf(old, now, changes, [
      { consumer: 'shop', operations: [{ operation: 'GET /orders', response: { body } }] },
    ])
    expect(judged[0]?.consumers?.map(({ consumer, certainty }) => [consumer, certainty])).toEqual([
      ['shop', 'breaks'],
    ])
  })

  test('reads what a consumer uses', async () => {
    const text = JSON.stringify({ consumer: 'shop', operations: [{ operation: 'GET /orders' }] })
    const files = [file('shop.json', text)]
    expect(await open().readConsumer(files, 'shop.json', 'unnamed')).toEqual({
      readable: true,
      source: 'consumer-contract',
      usage: { consumer: 'shop', operations: [{ operation: 'GET /orders' }] },
    })
  })

  test('ends when it takes too long', async () => {
    const one = large()
    const other = bundle('other', one)
    const pool = open({ seconds: 0.05 })
    await expect(
      pool.compare(other, other, { level: 'full', asOf: '2027-01-01' }),
    ).rejects.toMatchObject({ code: 'contract-too-costly' })
  })
})
