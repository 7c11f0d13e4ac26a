import { TENSIONS } from '../../../src/governance/index.ts'
import { openGoverned } from '../support/open-governed.ts'

test('an inbox of a thousand tensions says how many there are, and the list has all, page by page', async () => {
  const governed = await openGoverned()
  const { governance, store } = governed
  const collection = await store.collection(TENSIONS)
  for (let number = 0; number < 1_000; number++) {
    const id = `t${String(number).padStart(4, '0')}`
    const at = new Date(governed.now.getTime() + number * 1_000).toISOString()
    const state = number % 10 === 0 ? ('in-process' as const) : ('open' as const)
    const seen = { subject: 'constitution', now: 'So.', couldBe: 'Other.', by: 'ada', state }
    const where = { role: 'anchor-lead', circle: 'anchor', outcomes: [], evidence: [] }
    await collection.insert(id, { id, ...seen, ...where, createdAt: at, updatedAt: at }, [])
  }
  const { tensions, counts, isCut } = await governance.inbox('anchor-lead')
  expect(tensions).toHaveLength(200)
  expect(tensions[0]?.item.id).toBe('t0000')
  expect({ counts, isCut }).toEqual({
    counts: {
      tensions: { open: 900, 'in-process': 100 },
      work: { asked: 0, active: 0, waiting: 0 },
    },
    isCut: true,
  })
  const found = new Set<string>()
  let cursor: string | undefined
  do {
    const query = { role: 'anchor-lead', state: 'open', limit: 500, ...(cursor && { cursor }) }
    const page = await governance.tensions.list(query)
    for (const { id } of page.items) found.add(id)
    cursor = page.next
  } while (cursor !== undefined)
  expect(found.size).toBe(900)
  await governed.close()
})
