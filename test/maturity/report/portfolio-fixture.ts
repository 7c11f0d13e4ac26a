import type { PortfolioService, PortfolioUse } from '../../../src/maturity/portfolio.ts'
import type { ServiceView, VersionListItem } from '../../../src/registry/index.ts'

export const AT = new Date('2026-11-22T10:00:00Z')
const LONG_AGO = '2025-06-01T00:00:00.000Z'

/** A service in operation that lacks nothing, with what a test wants to be otherwise. */
export function entry(
  name: string,
  more: {
    readonly service?: Partial<ServiceView>
    readonly version?: Partial<VersionListItem>
    readonly consumers?: readonly string[]
    readonly owner?: string | undefined
    readonly ownerFilled?: PortfolioService['ownerFilled']
  } = {},
): PortfolioService {
  const id = `shop/${name}`
  return {
    service: {
      id,
      domain: 'shop',
      name,
      title: name,
      purpose: 'A purpose.',
      kind: 'atomic',
      integrationLevel: 'service',
      owner: 'keeper',
      capability: 'Selling',
      activity: 'operations',
      tags: [],
      links: [{ title: 'Ask us', url: 'https://help.example' }],
      endpoints: [{ environment: 'production', url: 'https://shop.example' }],
      objectives: [],
      latest: undefined,
      versionCount: 1,
      consumerCount: 0,
      revision: 1,
      createdAt: LONG_AGO,
      updatedAt: LONG_AGO,
      ...more.service,
    },
    owner: 'owner' in more ? more.owner : 'keeper',
    ownerFilled: 'ownerFilled' in more ? more.ownerFilled : {},
    versions: [{ ...VERSION, service: id, digest: `sha256:${name}`, ...more.version }],
    decisions: [],
    usedBy: (more.consumers ?? []).map((consumer) => useBy(consumer, id)),
    uses: [],
  }
}

export function judged(
  verdict: 'pass' | 'fail',
  enforcement: 'gate' | 'advise',
): VersionListItem['conformance'][number] {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  return { policy: 'soap-services', policyVersion: '1.0.0', enforcement, verdict, counts }
}

const VERSION: VersionListItem = {
  service: '',
  version: '1.2.0',
  format: 'openapi-3.0',
  digest: '',
  files: [],
  entry: 'a.yaml',
  state: 'operational',
  phase: 'operation',
  frozen: true,
  lifecycle: { id: 'contract-version', version: '1.0.0' },
  verdict: 'pass',
  conformance: [judged('pass', 'gate')],
  author: 'ada',
  reason: undefined,
  deprecatedAt: undefined,
  sunsetAt: undefined,
  revision: 1,
  createdAt: LONG_AGO,
  updatedAt: LONG_AGO,
}

function useBy(consumer: string, service: string): PortfolioUse {
  return {
    id: `${consumer} ${service}`,
    consumer,
    service,
    range: '^1.0.0',
    environment: 'production',
    state: 'active',
    objectives: [],
  }
}
