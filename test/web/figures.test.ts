import { countedFigure, figure, itemPath } from '../../src/web/pages/maturity/figures.ts'

describe('figures of maturity', () => {
  test.each([
    [0.754, 'share', '75%'],
    [1.256, 'mean', '1.26'],
    [14, 'days', '14 days'],
    [0.3, 'unknown', '0.3'],
    [null, 'share', 'unknown'],
  ])('write %s as a %s: %s', (value, unit, text) => {
    expect(figure(value, unit)).toBe(text)
  })

  test.each([
    [{ value: 2 / 3, unit: 'share', numerator: 10, denominator: 15 }, '10 of 15 (67%)'],
    [{ value: 12, unit: 'days', numerator: 36, denominator: 3 }, '12 days'],
    [{ value: null, unit: 'share', numerator: 0, denominator: 0 }, 'unknown'],
    [{ value: 0.5, unit: 'share' }, '50%'],
  ])('of %j are told as %s', (counted, text) => {
    expect(countedFigure(counted)).toBe(text)
  })

  test.each([
    ['sales/orders', '/services/sales/orders'],
    ['payments/cards/refunds@1.0.0', '/services/payments~cards/refunds/versions/1.0.0'],
    ['4d1c8a52-6d55-4f0b-9c7e-1a2b3c4d5e6f', undefined],
  ])('lead from the item %s to %s', (id, address) => {
    expect(itemPath(id)).toBe(address)
  })
})
