import { existsSync, readFileSync } from 'node:fs'
import { CHANGE_KINDS } from '../../src/compatibility/index.ts'
import { sharedFolder } from '../support/shared.ts'

const file = `${sharedFolder() ?? ''}/compat/oasdiff-checks.tsv`
const isThere = existsSync(file)

it('ids are unique, in kebab-case, and every kind says what, why and how it is told', () => {
  const ids = CHANGE_KINDS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, title, reason, message } of CHANGE_KINDS) {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect({ id, isTold: title !== '' && reason.endsWith('.') && message.endsWith('.') }).toEqual({
      id,
      isTold: true,
    })
  }
})

const published = isThere ? it : it.skip
published(
  'every published id is there, with its level and direction (needs the shared folder)',
  () => {
    const byId = new Map(CHANGE_KINDS.map((kind) => [kind.id, kind]))
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
    for (const row of rows) {
      const [id = '', level, direction] = row.split('\t')
      const kind = byId.get(id)
      expect({ id, level: kind?.level, direction: kind?.direction }).toEqual({
        id,
        level,
        direction,
      })
    }
    expect(rows.length).toBeGreaterThan(500)
  },
)
