import { VERSIONS } from '../../../src/registry/documents.ts'
import { proactive } from './proactive.ts'
import { BEN, type Story } from './story.ts'

async function declared(story: Story, at?: Date): Promise<readonly unknown[]> {
  const { maturity } = story.server.dependencies
  await maturity.follow()
  const figures = await maturity.figures(at === undefined ? {} : { at })
  const found = figures.find(({ id }) => id === 'declared_security_share')
  return [found?.numerator, found?.denominator]
}

test('contracts that were pushed before their security was kept beside them are counted as well', async () => {
  const story = await proactive()
  try {
    const { registry } = story.server.dependencies
    const contract = `openapi: 3.0.3
info: { title: Prices, version: 2.0.0, description: What things cost. }
security: [{ key: [] }]
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
paths: { /prices: { get: { operationId: prices, summary: Tell prices, responses: { '200': { description: Prices. } } } } }
`
    await story.push(BEN, 'sales/prices', '1.2.0', contract)
    const versions = await story.server.store.collection(VERSIONS)
    // As if it were in operation and an older version of the product had written all of them.
    for (const { id, revision, value } of (await versions.find({ limit: 500 })).items) {
      const { security, ...older } = value
      expect(security).toBeDefined()
      const isNew = value.version === '1.2.0'
      const phase = isNew ? 'operation' : value.phase
      await versions.replace(id, revision, { ...older, phase }, [])
    }
    const { revision } = await registry.services.get('sales/prices')
    await registry.services.update(BEN, 'sales/prices', { title: 'Prices of things' }, revision)
    expect(await declared(story)).toEqual([1, 18])
  } finally {
    await story.close()
  }
})
