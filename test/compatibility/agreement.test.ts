import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { compareContracts } from '../../src/compatibility/index.ts'
import type { ChangeLevel, StabilityLevel } from '../../src/compatibility/index.ts'
import { readContract } from '../../src/contracts/index.ts'
import { sharedFolder } from '../support/shared.ts'

const folder = `${sharedFolder() ?? ''}/compat/cases`
const isThere = existsSync(folder)
const cases = isThere ? readdirSync(folder).sort() : []

interface Expected {
  readonly base: string
  readonly revision: string
  readonly expect: readonly { readonly id: string; readonly level: ChangeLevel }[]
  readonly asserts: readonly {
    readonly options?: {
      readonly deprecation_days_beta?: number
      readonly deprecation_days_stable?: number
      readonly stability_level?: StabilityLevel
    }
  }[]
  readonly oasdiff_1_15_0: {
    readonly changes: readonly { readonly id: string; readonly level: ChangeLevel }[]
  }
}

/**
 * Expectations that the documents of the case do not bear out: the change is not in them.
 */
const WITHOUT_GROUND: ReadonlySet<string> = new Set(['response-property-became-required-01'])

/**
 * What the published judgement of later than the recorded run sees, too: an operation that names no level was
 * stable before it became beta.
 */
const SEEN_LATER: Readonly<Record<string, readonly string[]>> = {
  'endpoint-deprecated-with-sunset-02': ['api-stability-decreased'],
}

/** Ids are reported as the peer does, and errors beside them only where the peer sees them, too. */
const suite = isThere ? describe : describe.skip
suite('agreement with the published cases (skipped without the shared folder)', () => {
  it.each(isThere ? cases : ['none'])('%s', async (name) => {
    const at = `${folder}/${name}`
    const expected = JSON.parse(readFileSync(`${at}/expected.json`, 'utf8')) as Expected
    const read = (file: string) =>
      readContract({ entry: { name: file, bytes: readFileSync(`${at}/${file}`) } })
    const options = Object.assign(
      {},
      ...expected.asserts.map((one) => one.options ?? {}),
    ) as NonNullable<Expected['asserts'][number]['options']>
    const { changes, notCompared } = compareContracts(
      { source: 'base', contract: await read(expected.base) },
      { source: 'revision', contract: await read(expected.revision) },
      {
        asOf: '2026-11-22',
        deprecationDaysBeta: options.deprecation_days_beta ?? 0,
        deprecationDaysStable: options.deprecation_days_stable ?? 0,
        stabilityLevel: options.stability_level ?? 'none',
      },
    )
    expect(notCompared).toEqual([])
    const found = changes.map(({ id, level }) => `${id} ${level}`)
    if (!WITHOUT_GROUND.has(name)) {
      expect(found).toEqual(
        expect.arrayContaining(expected.expect.map(({ id, level }) => `${id} ${level}`)),
      )
    }
    const known = new Set([
      ...[...expected.expect, ...expected.oasdiff_1_15_0.changes].map(({ id }) => id),
      ...(SEEN_LATER[name] ?? []),
    ])
    expect(
      changes.filter(({ id, level }) => level === 'error' && !known.has(id)).map(({ id }) => id),
    ).toEqual([])
  })
})
