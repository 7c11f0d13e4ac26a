import { planItem, type PlannedItem } from '../../../src/cli/transfer/plan-transfer.ts'
import type { TransferItem } from '../../../src/cli/transfer/transfer-item.ts'
import { openApi } from '../../http/support/contracts.ts'

const item: TransferItem = {
  ...{ domain: 'shop', name: 'refunds', version: undefined, from: 'refunds.yaml', tags: [] },
  ...{ title: undefined, purpose: undefined, owner: undefined },
  files: [{ name: 'refunds.yaml', bytes: Buffer.from(openApi()) }],
}
const NOTHING: ReadonlyMap<string, PlannedItem> = new Map()

/** A registry that answers everything so. */
function answering(status: number, body: object): void {
  globalThis.fetch = () => Promise.resolve(Response.json(body, { status }))
}
const realFetch = globalThis.fetch
afterEach(() => void (globalThis.fetch = realFetch))

it('what is not there is to be created, under the version that the contract claims', async () => {
  answering(404, {})
  const { id, outcome, title } = await planItem(item, NOTHING)
  expect({ id, outcome, title }).toEqual({
    id: 'shop/refunds@1.0.0',
    outcome: 'create',
    title: 'Refunds',
  })
})

it.each([
  [true, 'refused', /is published \(operational\) with other content/],
  [false, 'replace', /other content/],
])('other content under a version that is frozen (%s) is %s', async (frozen, outcome, note) => {
  answering(200, { digest: 'sha256:0', entry: 'refunds.yaml', frozen, state: 'operational' })
  const planned = await planItem(item, NOTHING)
  expect(planned.outcome).toBe(outcome)
  expect(planned.note).toMatch(note)
})

it('what the registry accepts no name for, what cannot be read, and a name taken before are refused', async () => {
  answering(400, { detail: 'The domain is too deep.' })
  expect(await planItem(item, NOTHING)).toMatchObject({
    outcome: 'refused',
    note: 'The domain is too deep.',
  })
  const files = [{ name: 'refunds.yaml', bytes: Buffer.from('[') }]
  expect(await planItem({ ...item, files }, NOTHING)).toMatchObject({ outcome: 'refused' })
  const first = { item: { ...item, from: 'first.yaml' } } as PlannedItem
  expect((await planItem(item, new Map([['shop/refunds@1.0.0', first]]))).note).toMatch(
    /^first\.yaml is imported as shop\/refunds@1\.0\.0 already/,
  )
})
