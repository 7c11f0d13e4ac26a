import { FACTS } from '../../src/maturity/facts/catalogue.ts'
import { readFigures, readFiguresByDomain } from '../../src/maturity/facts/read-figures.ts'
import type { Fact, FactItem } from '../../src/maturity/facts/fact.ts'
import { ANNA, openTestRegistry, type TestRegistry } from '../registry/support/test-registry.ts'

const definitions = [...FACTS.values()]
const at = new Date('2027-02-01T00:00:00Z')
const PER_DOMAIN = 30 // more than one piece of the reading

let opened: TestRegistry
beforeAll(async () => {
  opened = await openTestRegistry()
  const { registry } = opened
  for (const domain of ['sales', 'logistics']) {
    await registry.domains.put(ANNA, domain, { title: domain, owner: `${domain}-keeper` })
    for (let number = 0; number < PER_DOMAIN; number += 1) {
      const name = `service-${String(number).padStart(2, '0')}`
      const kind = number % 2 === 0 ? 'composite' : 'atomic'
      await registry.services.register(ANNA, { domain, name, title: name, kind })
    }
  }
})
afterAll(() => opened.store.close())

const shareOf = async (domain: string | undefined): Promise<Fact['numerator'] | undefined> =>
  (await readFigures({ registry: opened.registry, at, definitions }, domain)).get('owner_share')
    ?.figure.numerator

test('one reading gives the whole and each domain what a reading of it alone gives', async () => {
  const { registry } = opened
  const together = await readFiguresByDomain({ registry, at, definitions })
  expect([...together.keys()]).toEqual([undefined, 'logistics', 'sales'])
  for (const [domain, figures] of together) {
    expect(figures).toEqual(await readFigures({ registry, at, definitions }, domain))
  }
  expect([await shareOf(undefined), await shareOf('sales')]).toEqual([2 * PER_DOMAIN, PER_DOMAIN])
})

test('every item behind a figure is told', async () => {
  const items: FactItem[] = []
  const [owners] = definitions.filter(({ id }) => id === 'owner_share')
  if (owners === undefined) throw new Error('there is no such fact')
  const question = { registry: opened.registry, at, definitions: [owners] }
  await readFigures(question, 'sales', (item) => items.push(item))
  expect(items.map(({ id }) => id)).toEqual([...items.map(({ id }) => id)].sort())
  expect(items).toHaveLength(PER_DOMAIN)
})

test('others have their turn while a registry is read', async () => {
  let turns = 0
  let isRead = false
  const look = (): void => {
    turns += 1
    if (!isRead) setImmediate(look)
  }
  setImmediate(look)
  await readFigures({ registry: opened.registry, at, definitions }, undefined)
  isRead = true
  // Pieces of 20 services: two of them end before the last one.
  expect(turns).toBeGreaterThanOrEqual(2)
})
