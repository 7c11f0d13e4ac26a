import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { loadLifecycle } from '../../../src/registry/index.ts'
import { lifecycleDefinition } from '../../../src/registry/lifecycle/lifecycle-definition.ts'
import { packageRoot } from '../../../src/package-root.ts'

function shipped(name: string): ReturnType<typeof loadLifecycle> {
  const path = `policies/lifecycles/${name}.yaml`
  return loadLifecycle(readFileSync(`${packageRoot}${path}`, 'utf8'), path)
}

describe('the lifecycle of contract versions that ships', () => {
  const lifecycle = shipped('contract-version')

  test('leads from draft to retired through every phase', () => {
    const states = lifecycle.definition.states.map(({ id, phase }) => [id, phase])
    expect(states).toEqual([
      ['draft', 'planning'],
      ['specReview', 'planning'],
      ['specified', 'implementation'],
      ['realized', 'implementation'],
      ['staged', 'distribution'],
      ['certified', 'distribution'],
      ['operational', 'operation'],
      ['superseded', 'operation'],
      ['deprecated', 'operation'],
      ['retired', 'retirement'],
    ])
  })

  test('freezes the contract from specified on', () => {
    const thawed = lifecycle.definition.states.filter((state) => !state.contractFrozen)
    expect(thawed.map(({ id }) => id)).toEqual(['draft', 'specReview'])
  })

  test.each([
    ['draft', ['specReview', 'retired']],
    ['specReview', ['specified', 'draft', 'retired']],
    ['specified', ['realized', 'retired']],
    ['realized', ['staged', 'retired']],
    ['staged', ['certified', 'retired']],
    ['certified', ['operational', 'retired']],
    ['operational', ['certified', 'superseded', 'deprecated']],
    ['superseded', ['deprecated']],
    ['deprecated', ['operational', 'retired']],
    ['retired', []],
  ])('from %s leads to %j', (state, onwards) => {
    expect(lifecycle.from(state).map(({ to }) => to)).toEqual(onwards)
  })
})

test('the lifecycle of subscriptions that ships ends where a consumer was rejected or has left', () => {
  const { definition } = shipped('subscription')
  expect(definition.states.filter((state) => state.final).map(({ id }) => id)).toEqual([
    'rejected',
    'terminated',
  ])
})

test('the JSON Schema for lifecycles says what loading accepts (UPDATE_GOLDEN=1 rewrites it)', () => {
  const file = `${packageRoot}policies/schemas/lifecycle.schema.json`
  const schema = { title: 'Lifecycle', ...z.toJSONSchema(lifecycleDefinition, { io: 'input' }) }
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(file, JSON.stringify(schema, undefined, 2))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
})
