import type { PortfolioService } from '../../../src/maturity/portfolio.ts'
import type { Risk, RiskKind } from '../../../src/maturity/report/report.ts'
import { risksOf, type RiskInput } from '../../../src/maturity/report/risks.ts'
import type { WaiverView } from '../../../src/registry/index.ts'
import { basisOf, WHOLE } from './basis-of.ts'
import { entry, judged } from './portfolio-fixture.ts'

async function risksIn(
  services: readonly PortfolioService[],
  beside: Partial<Pick<RiskInput, 'singlePoints' | 'lapsedWaivers'>> = {},
): Promise<readonly Risk[]> {
  const basis = await basisOf(services)
  const rows = await basis.rows(WHOLE)
  return risksOf({ basis, places: WHOLE, rows, singlePoints: [], lapsedWaivers: [], ...beside })
}

function found(kind: RiskKind, risks: readonly Risk[]): Risk | undefined {
  return risks.find((risk) => risk.kind === kind)
}

describe('risks', () => {
  test('are none where everything is in order and in use', async () => {
    const risks = await risksIn([entry('orders', { consumers: ['till'] })])
    const counts = risks.map(({ count }) => count)
    expect(counts).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('count a contract that breaks an enforced rule only while somebody uses it, the most used first', async () => {
    const broken = { version: { conformance: [judged('fail', 'gate')] } }
    const risks = await risksIn([
      entry('alone', broken),
      entry('few', { ...broken, consumers: ['till'] }),
      entry('many', { ...broken, consumers: ['till', 'web', 'app'] }),
      entry('advised', {
        version: { conformance: [judged('fail', 'advise')] },
        consumers: ['till'],
      }),
    ])
    expect(found('fails-interoperability', risks)).toMatchObject({
      count: 2,
      touched: 4,
      fact: 'interop_pass_share',
      items: [
        {
          id: 'shop/many@1.2.0',
          because: '3 systems use it; it breaks soap-services.',
          subject: 'version:shop/many@1.2.0',
        },
        { id: 'shop/few@1.2.0', because: 'One system uses it; it breaks soap-services.' },
      ],
    })
    expect(risks[0]?.kind).toBe('fails-interoperability')
  })

  test('count what runs on after its announced end, and not what still has time', async () => {
    const risks = await risksIn([
      entry('late', { version: { sunsetAt: '2026-11-21T00:00:00.000Z' }, consumers: ['till'] }),
      entry('early', { version: { sunsetAt: '2026-11-23T00:00:00.000Z' }, consumers: ['till'] }),
    ])
    expect(found('overdue-sunset', risks)?.items).toEqual([
      {
        id: 'shop/late@1.2.0',
        because: 'It was to end on 2026-11-21; systems that may still use it: 1.',
        subject: 'version:shop/late@1.2.0',
      },
    ])
  })

  test('count a service without owner when it is used, and one without use when it is old enough', async () => {
    const risks = await risksIn([
      entry('nobodys', { owner: undefined, consumers: ['till'] }),
      entry('vacant', { ownerFilled: undefined, consumers: ['till', 'shop'] }),
      entry('over', { ownerFilled: { until: '2026-11-21T10:00:00Z' }, consumers: ['till'] }),
      entry('lasting', { ownerFilled: { until: '2026-11-22T09:00:00Z' }, consumers: ['till'] }),
      entry('orphan'),
      entry('young', { service: { createdAt: '2026-11-01T00:00:00.000Z' } }),
    ])
    expect(found('no-owner', risks)?.items.map(({ id }) => id)).toEqual([
      'shop/vacant',
      'shop/nobodys',
      'shop/over',
    ])
    expect(found('orphan', risks)).toMatchObject({
      count: 1,
      items: [
        {
          id: 'shop/orphan',
          because: 'Registered on 2025-06-01, and no use of it has been agreed.',
        },
      ],
    })
  })

  test('name a moved service in the ledger by the name of its registration', async () => {
    const risks = await risksIn([entry('orphan', { service: { registeredAs: 'old/name' } })])
    expect(found('orphan', risks)?.items[0]?.subject).toBe('service:old/name')
  })

  test('tell of weak points, and of waivers that have lapsed', async () => {
    const waiver: WaiverView = {
      id: 'w1',
      rule: 'BP2406',
      scope: { domain: 'shop' },
      reason: 'Later.',
      owner: 'keeper',
      until: '2026-10-01',
      state: 'lapsed',
      requestedBy: 'ada',
      requestedAt: '2026-01-01T00:00:00.000Z',
      revision: 1,
    }
    const risks = await risksIn([], {
      singlePoints: [{ id: 'shop/orders', subject: 'service:shop/orders', dependents: 4 }],
      lapsedWaivers: [waiver],
    })
    expect(found('single-point', risks)?.items.map(({ id }) => id)).toEqual(['shop/orders'])
    expect(found('lapsed-waiver', risks)?.items).toEqual([
      { id: 'w1', because: 'Rule BP2406, accepted until 2026-10-01: Later.', subject: 'waiver:w1' },
    ])
  })
})
