import type { Domain } from '../../src/web/api/schemas.ts'
import { inheritedOwner } from '../../src/web/pages/register/inherited-owner.ts'

const domain = (path: string, owner?: string): Domain => ({
  path,
  title: path,
  ...(owner !== undefined && { owner }),
  serviceCount: 0,
  revision: 1,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
})

test('a domain takes over the owner of the nearest domain above it that is listed', () => {
  const listed = [domain('payments', 'treasurer'), domain('sales')]
  expect(inheritedOwner('payments/cards/refunds', listed)).toBe('treasurer')
  expect(inheritedOwner('sales/orders', listed)).toBeUndefined()
  expect(inheritedOwner('payments', listed)).toBeUndefined()
})
