import { daysAfter, overWindow } from '../../../src/maturity/facts/days.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import { NOTHING } from '../../../src/maturity/facts/nothing.ts'
import type { FactItem } from '../../../src/maturity/facts/fact.ts'
import { createTally, rowsOf } from '../../../src/maturity/facts/tally.ts'
import type { PortfolioService, PortfolioUse } from '../../../src/maturity/portfolio.ts'
import type { ObservedOnDay } from '../../../src/registry/index.ts'
import { entry } from '../report/portfolio-fixture.ts'

const TODAY = '2026-11-22'
const at = new Date(`${TODAY}T10:00:00Z`)

/** Calls of the shop on a day so many days ago, answered by 1.2.0. */
function seen(
  ago: number,
  {
    calls = 1_000,
    errors = 0,
    consumer = 'shop',
    version = '1.2.0',
  }: { calls?: number; errors?: number; consumer?: string; version?: string } = {},
): ObservedOnDay {
  const share = { calls, errors }
  return {
    ...{ day: daysAfter(TODAY, -ago), ...share },
    consumers: [{ id: consumer, ...share }],
    versions: [{ id: version, ...share }],
  }
}

/** So many days up to yesterday, each with such calls. */
const daily = (days: number, calls: Parameters<typeof seen>[1] = {}): readonly ObservedOnDay[] =>
  Array.from({ length: days }, (_, index) => seen(days - index, calls))

const use = (more: Partial<PortfolioUse> = {}): PortfolioUse => ({
  ...{ id: 'use-1', consumer: 'shop', service: 'shop/orders', range: '^1.0.0' },
  ...{ environment: 'production', state: 'active' },
  objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
  ...more,
})

const orders = (
  observed: readonly ObservedOnDay[],
  usedBy: readonly PortfolioUse[] = [use()],
): PortfolioService => ({ ...entry('orders'), usedBy, observed })

function itemsOf(fact: string, service: PortfolioService, on = at): readonly FactItem[] {
  const definition = FACTS.get(fact)
  if (definition === undefined) throw new Error(`there is no fact ${fact}`)
  return definition.items({ ...NOTHING, services: [service], at: on })
}

const rows: readonly (readonly [
  fact: string,
  when: string,
  service: PortfolioService,
  counted: boolean | undefined,
  id?: string,
])[] = [
  ['monitored_share', 'calls were seen seven days ago', orders([seen(7)]), true],
  ['monitored_share', 'the last were seen eight days ago', orders([seen(8)]), false],
  ['monitored_share', 'calls were seen today alone', orders([seen(0)]), false],
  ['monitored_share', 'none were ever seen', orders([]), false],
  ['agreed_use_share', 'the consumer has a subscription', orders([seen(30)]), true, 'use-1'],
  ['agreed_use_share', 'it has none', orders([seen(30)], []), false, 'shop/orders'],
  [
    'agreed_use_share',
    'its subscription has ended',
    orders([seen(30)], [use({ state: 'ended' })]),
    false,
    'shop/orders',
  ],
  ['agreed_use_share', 'the calls are too old', orders([seen(31)]), undefined],
  ['agreed_use_share', 'every call failed', orders([seen(1, { calls: 5, errors: 5 })]), undefined],
  [
    'agreed_use_share',
    'it calls itself',
    orders([seen(1, { consumer: 'shop/orders' })]),
    undefined,
  ],
  ['drift_share', 'all is as registered', orders([seen(30)]), false],
  ['drift_share', 'a stranger calls', orders([seen(30, { consumer: 'till' })]), true],
  [
    'drift_share',
    'a stranger knocks in vain',
    orders([seen(1), seen(2, { consumer: 'till', calls: 3, errors: 3 })]),
    false,
  ],
  ['drift_share', 'a version nobody knows answers', orders([seen(1, { version: '9.9.9' })]), true],
  ['drift_share', 'nothing was seen lately', orders([seen(31)]), undefined],
  ['slo_observed_share', 'calls were seen on 27 days', orders(daily(27)), true, 'use-1'],
  ['slo_observed_share', 'they were seen on 26', orders(daily(26)), false, 'use-1'],
  [
    'slo_observed_share',
    'calls do not tell of the objective',
    orders(daily(30), [use({ objectives: [{ metric: 'latency', target: 200, unit: 'ms' }] })]),
    false,
    'use-1',
  ],
  ['slo_met_share', 'one call in a thousand failed', orders(daily(30, { errors: 1 })), true],
  [
    'slo_met_share',
    'one more failed on one day',
    orders([...daily(30, { errors: 1 }).slice(0, -1), seen(1, { errors: 2 })]),
    false,
  ],
  ['slo_met_share', 'too few days were seen', orders(daily(26)), undefined],
  [
    'slo_met_share',
    'a ratio is kept',
    orders(daily(27, { errors: 10 }), [
      use({ objectives: [{ metric: 'Availability', target: 0.99, unit: 'ratio' }] }),
    ]),
    true,
  ],
]

test.each(rows.map((row) => [row[0], row[1], row] as const))('%s when %s', (fact, _, row) => {
  const [, , service, counted, id] = row
  const items = itemsOf(fact, service)
  expect(items.map((item) => item.counted)).toEqual(counted === undefined ? [] : [counted])
  if (id !== undefined) expect(items.map((item) => item.id)).toEqual([id])
})

test('every fact of operation is judged both ways here', () => {
  for (const { id } of [...FACTS.values()].filter(({ area }) => area === 'operation')) {
    const judged = rows.filter(([fact]) => fact === id).map(([, , , counted]) => counted)
    expect([id, judged.includes(true), judged.includes(false)]).toEqual([id, true, true])
  }
})

test('a figure changes by itself as days come into the window and leave it', () => {
  const definitions = [...FACTS.values()].filter(({ area }) => area === 'operation')
  const services = [orders([...daily(27, { errors: 1 })])]
  const tally = createTally(rowsOf(definitions, { ...NOTHING, services }))
  const on = (days: number): readonly (readonly [number, number])[] => {
    const day = new Date(`${daysAfter(TODAY, days)}T00:00:00Z`)
    const figures = tally.figures(definitions, { at: day, scope: {} })
    return ['monitored_share', 'agreed_use_share', 'slo_observed_share', 'slo_met_share'].map(
      (id) => {
        const figure = figures.get(id)?.figure
        return [figure?.numerator ?? -1, figure?.denominator ?? -1] as const
      },
    )
  }
  // The last calls were yesterday, the first 27 days ago: on the fourth day from now the window loses the first of them.
  expect(on(0)).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
  ])
  expect(on(3)).toEqual(on(0))
  expect(on(4)).toEqual([
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 0],
  ])
  expect(on(7)).toEqual([
    [0, 1],
    [1, 1],
    [0, 1],
    [0, 0],
  ])
  expect(on(30)).toEqual([
    [0, 1],
    [0, 0],
    [0, 1],
    [0, 0],
  ])
})

test('what is said of a window holds from day to day without a gap', () => {
  const days = [seen(20), seen(12), seen(11)]
  const spans = overWindow(days, 5, (window) => ({ count: window.length }))
  expect(spans.map(({ count }) => count)).toEqual([0, 1, 0, 1, 2, 1, 0])
  for (const [index, { until }] of spans.entries()) {
    expect(until).toBe(spans[index + 1]?.from)
  }
})
