import { existsSync, readFileSync } from 'node:fs'
import { CHANGE_KINDS } from '../../../src/compatibility/index.ts'
import { sharedFolder } from '../../support/shared.ts'
import { compare } from '../compare.ts'
import { OPERATION_EDITS } from './operation-edits.ts'
import { PLACES, SCHEMA_EDITS, type Described } from './schema-edits.ts'

/*
 * Edits that stand for one another: every kind of change that is published occurs for one of them at least, each way.
 * What each of them is judged to be at a place stands in the tests of that place.
 */

/** A lower bound that is not written is 0, so that it is never set or unset, but raised and lowered. */
const NEVER = new Set([
  'request-body-min-items-set',
  'request-parameter-min-items-set',
  'request-property-min-items-set',
  'response-body-min-items-unset',
  'response-property-min-items-unset',
])

const OPTIONS = { deprecationDaysStable: 100_000, deprecationDaysBeta: 100_000 }

/** One description with a path for each edit, so that it is read once. */
function together(describe: (schema: object) => Described, side: number): object {
  const paths = SCHEMA_EDITS.map((edit, index) => [
    `/e${index}`,
    describe(edit[side] ?? {}).paths['/p'],
  ])
  return { ...describe({}), paths: Object.fromEntries(paths) as object }
}

async function idsOfAll(): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const note = async (from: object, to: object, options = {}): Promise<void> => {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ]) {
      for (const { id } of (await compare(one, other, options)).changes) found.add(id)
    }
  }
  for (const describe of Object.values(PLACES)) {
    await note(...([0, 1].map((side) => together(describe, side)) as [object, object]))
  }
  for (const [from, to] of OPERATION_EDITS) {
    await note(from, to)
    if (JSON.stringify(to).includes('deprecated')) await note(from, to, OPTIONS)
  }
  return found
}

const table = `${sharedFolder() ?? ''}/compat/oasdiff-checks.tsv`
const isThere = existsSync(table)

const published = isThere ? it : it.skip
published('every published kind of change occurs (needs the shared folder)', async () => {
  const found = await idsOfAll()
  const ids = readFileSync(table, 'utf8').trim().split('\n').slice(1)
  const missing = ids.map((row) => row.split('\t')[0] ?? '').filter((id) => !found.has(id))
  expect(new Set(missing)).toEqual(NEVER)
})

it('what is never told is known all the same, so that lists that name it stay valid', () => {
  const known = new Set(CHANGE_KINDS.map(({ id }) => id))
  expect([...NEVER].filter((id) => !known.has(id))).toEqual([])
})
