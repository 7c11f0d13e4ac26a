import {
  isStrategyInForce,
  orderByStrategies,
  type OrderedItem,
  type Strategy,
} from '../../../src/governance/work/strategy.ts'

const strategy = (id: string, facet?: string): Strategy => ({
  id,
  circle: 'anchor',
  prefer: 'this',
  over: 'that',
  from: '2026-11-01T00:00:00.000Z',
  by: 'ada',
  createdAt: '2026-11-01T00:00:00.000Z',
  ...(facet !== undefined && { facet }),
})

const item = (text: string, more: Partial<OrderedItem> = {}): OrderedItem => ({
  kind: 'tension',
  subject: 'service:payments/orders',
  domain: 'payments',
  source: 'person',
  finding: '',
  text,
  createdAt: '2026-11-02T00:00:00.000Z',
  ...more,
})

const order = (strategies: readonly Strategy[], items: readonly OrderedItem[]) =>
  orderByStrategies(strategies, items, (one) => one).map(({ item: { text }, favouredBy }) => [
    text,
    ...favouredBy,
  ])

describe('strategies', () => {
  test('put first what the first of them favours, and leave the rest as it was', () => {
    const failing = strategy('failing', 'item.finding == "failing"')
    const cards = strategy('cards', 'item.domain == "cards"')
    const items = [
      item('a'),
      item('b', { domain: 'cards' }),
      item('c', { finding: 'failing' }),
      item('d', { finding: 'failing', domain: 'cards' }),
      item('e'),
    ]
    expect(order([failing, cards], items)).toEqual([
      ['d', 'failing', 'cards'],
      ['c', 'failing'],
      ['b', 'cards'],
      ['a'],
      ['e'],
    ])
  })

  test('favour nothing by a facet that errs, and order nothing without one', () => {
    const items = [item('a'), item('b', { domain: 'cards' })]
    expect(order([strategy('broken', 'item.missing.deeper == 1')], items)).toEqual([['a'], ['b']])
    expect(order([strategy('words')], items)).toEqual([['a'], ['b']])
  })

  test('are in force from their first moment until their last', () => {
    const ends = { ...strategy('s'), to: '2026-11-10T00:00:00.000Z' }
    expect(isStrategyInForce(ends, new Date('2026-10-31T23:59:59.999Z'))).toBe(false)
    expect(isStrategyInForce(ends, new Date('2026-11-01T00:00:00.000Z'))).toBe(true)
    expect(isStrategyInForce(ends, new Date('2026-11-10T00:00:00.000Z'))).toBe(false)
  })
})
