import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { CHANGE_KINDS, compareContracts } from '../../../src/compatibility/index.ts'
import type { JudgedKind } from '../../../src/compatibility/judged-kind.ts'
import { readLocalContract } from '../../support/local-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

const folder = `${sharedFolder() ?? ''}/compat`
const isThere = existsSync(`${folder}/wsdl-changes.tsv`)
const published = isThere ? it : it.skip

const WAYS = ['request', 'response'] as const
const OTHER_WAY = { request: 'response', response: 'request' } as const

const kinds = new Map(CHANGE_KINDS.map((kind) => [kind.id, kind as JudgedKind]))

/** As responses the kind has another judgement than as requests, which the table notes beside it. */
const NOTED: ReadonlySet<string> = new Set(['any-namespace-widened'])

published('every known kind is there, and judged as known (needs the shared folder)', () => {
  const rows = readFileSync(`${folder}/wsdl-changes.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
  expect(rows.length).toBe(171)
  for (const row of rows) {
    const [id = '', , , direction, consumer, provider] = row.split('\t')
    const breaks = kinds.get(id)?.breaks
    const ways = WAYS.filter((way) => direction !== OTHER_WAY[way])
    for (const way of NOTED.has(id) ? (['request'] as const) : ways) {
      expect({ id, way, ...breaks?.[way] }).toEqual({ id, way, consumer, provider })
    }
  }
})

interface Expected {
  readonly base: string
  readonly revision: string
  readonly complete: boolean
  readonly expect: readonly { readonly id: string; readonly at: string }[]
}

const cases = isThere ? readdirSync(`${folder}/wsdl-cases`).sort() : ['none']

published.each(cases)('%s is told as published (needs the shared folder)', async (name) => {
  const at = `${folder}/wsdl-cases/${name}`
  const expected = JSON.parse(readFileSync(`${at}/expected.json`, 'utf8')) as Expected
  const [old, now] = [`${at}/${expected.base}`, `${at}/${expected.revision}`]
  const { changes, notCompared } = compareContracts(
    { source: old, contract: await readLocalContract(old) },
    { source: now, contract: await readLocalContract(now) },
    { asOf: '2026-11-22' },
  )
  expect(notCompared).toEqual([])
  const found = changes.map(({ id, message }) => `${id}: ${message}`)
  for (const { id, at: element } of expected.expect) {
    expect(found).toContainEqual(expect.stringMatching(`^${id}: .*"${element}"`))
  }
  if (expected.complete) expect(found).toHaveLength(expected.expect.length)
  // However the elements refer to each other in circles, each difference is told once.
  expect(new Set(found).size).toBe(found.length)
})
