import { join } from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { beginGoverning } from '../../src/setup/begin-governing.ts'
import { loadSampleEnterprise } from '../../src/setup/load-sample-enterprise.ts'
import type { SampleEnterprise } from '../../src/setup/sample-enterprise.ts'
import { ADA, openGoverned, type Governed } from '../governance/support/open-governed.ts'

let governed: Governed
let enterprise: SampleEnterprise
let begin: () => Promise<void>

beforeAll(async () => {
  governed = await openGoverned('startup')
  ;({ enterprise } = await loadSampleEnterprise(join(packageRoot, 'specs/samples/samples.yaml')))
  // Here ada is the administrator.
  const tensions = JSON.parse(
    JSON.stringify(enterprise.tensions).replaceAll('"person":"admin"', '"person":"ada"'),
  ) as SampleEnterprise['tensions']
  begin = () => beginGoverning({ governance: governed.governance, tensions, actor: ADA })
  await begin()
})
afterAll(() => governed.close())

test('every owner that the samples name is a role of a circle', async () => {
  const { circles } = await governed.governance.circles.organisation()
  const roles = new Set(circles.flatMap((circle) => circle.roles.map(({ id }) => id)))
  const owners = [...enterprise.domains, ...enterprise.services].flatMap(({ owner }) => owner ?? [])
  expect(owners.length).toBeGreaterThan(10)
  expect(owners.filter((owner) => !roles.has(owner))).toEqual([])
})

test('the circles hold the domains of the first level, and are led by the administrator', async () => {
  const { circles } = await governed.governance.circles.organisation()
  const led = circles.slice(1).map(({ id, roles }) => {
    const lead = roles.find(({ kind }) => kind === 'lead')
    return [id, lead?.domains, lead?.filledBy.map(({ person }) => person)]
  })
  expect(led).toEqual(
    ['customer', 'sales', 'logistics', 'payments', 'platform'].map((id) => [id, [id], ['ada']]),
  )
})

test('one proposal waits for whoever looks around; all others are adopted', async () => {
  const { items } = await governed.governance.proposals.list()
  const open = items.filter(({ state }) => state !== 'adopted')
  expect([items.length, open.map(({ state, title }) => [state, title])]).toEqual([
    7,
    [['deciding', 'Tell owners of REST contracts what clients stumble over']],
  ])
})

test('doing it again changes nothing', async () => {
  const before = await governed.governance.circles.organisation()
  await begin()
  expect(await governed.governance.circles.organisation()).toEqual(before)
  expect((await governed.governance.tensions.list()).items).toHaveLength(2)
  expect((await governed.governance.proposals.list()).items).toHaveLength(7)
})
