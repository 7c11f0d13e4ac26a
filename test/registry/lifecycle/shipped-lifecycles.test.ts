import { readFileSync } from 'node:fs'
import { loadLifecycle } from '../../../src/registry/index.ts'
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
