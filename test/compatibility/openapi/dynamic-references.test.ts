import { compareContracts, judgeConsumers } from '../../../src/compatibility/index.ts'
import { readContract } from '../../../src/contracts/index.ts'
import { compare, idsOf } from '../compare.ts'

type Schema = Record<string, unknown>

const api = (schema: Schema, schemas: Record<string, Schema>) => ({
  openapi: '3.1.0',
  info: { title: 'Trees', version: '2026-11-22' },
  paths: {
    '/trees': {
      get: {
        responses: { 200: { description: 'fine', content: { 'application/json': { schema } } } },
      },
    },
  },
  components: { schemas },
})

const reasonsOf = async (...[from, to, options]: Parameters<typeof compare>) => {
  const { verdict, notCompared } = await compare(from, to, options)
  return { verdict, reasons: notCompared.map(({ reason }) => reason) }
}

describe('a $dynamicRef that leads to one schema whoever refers to it', () => {
  const named = (a: string, b: string, schema: Schema) =>
    api(schema, { A: { $dynamicAnchor: 'a', type: a }, B: { $dynamicAnchor: 'b', type: b } })
  const CHANGED = ['response-body-type-changed error']

  it.each([
    ['whose schema changed', { $dynamicRef: '#a' }, { $dynamicRef: '#a' }, 'integer'],
    ['that names another one', { $dynamicRef: '#a' }, { $dynamicRef: '#b' }, 'string'],
    ['that is a pointer', { $dynamicRef: '#/components/schemas/A' }, undefined, 'integer'],
    ['that is gone', { $dynamicRef: '#a' }, {}, 'string'],
  ] as const)('is followed: one %s', async (_name, from, to, type) => {
    const before = named('string', 'integer', from)
    const comparison = await compare(before, named(type, 'integer', to ?? from))
    expect({ ids: idsOf(comparison), gaps: comparison.notCompared }).toEqual({
      ids: CHANGED,
      gaps: [],
    })
  })

  it('says the same as a $ref, and ends where it leads back to itself', async () => {
    const tree = (keyword: string, more: Schema = {}) =>
      api(
        { [keyword]: '#tree' },
        {
          Tree: {
            $dynamicAnchor: 'tree',
            type: 'object',
            properties: { children: { type: 'array', items: { [keyword]: '#tree' } }, ...more },
          },
        },
      )
    const same = await reasonsOf(tree('$ref'), tree('$dynamicRef'))
    expect(same).toEqual({ verdict: 'identical', reasons: [] })
    const { changes } = await compare(
      tree('$dynamicRef'),
      tree('$dynamicRef', { name: { type: 'string' } }),
    )
    expect(changes.map(({ id, operations }) => [id, operations])).toEqual([
      ['response-optional-property-added', ['GET /trees']],
    ])
  })
})

describe('a $dynamicRef whose end depends on who refers to it', () => {
  const lists = (item: string, description = 'A list') =>
    api(
      { $ref: '#/components/schemas/Names' },
      {
        List: {
          $id: 'https://schemas.example/list',
          description,
          type: 'array',
          items: { $dynamicRef: '#item' },
          $defs: { any: { $dynamicAnchor: 'item' } },
        },
        Names: {
          $id: 'https://schemas.example/names',
          $ref: 'list',
          $defs: { name: { $dynamicAnchor: 'item', type: item } },
        },
      },
    )
  const OPEN =
    'Where "$dynamicRef: #item" leads depends on what refers to it, so that it is not known what the changed schemas mean for it.'

  it.each(['backward', 'forward', 'full'] as const)(
    'leaves the verdict open where schemas differ, told once at the level %s',
    async (level) => {
      expect(await reasonsOf(lists('string'), lists('integer'), { level })).toEqual({
        verdict: 'indeterminate',
        reasons: [OPEN],
      })
    },
  )

  it('is told of where it stands', async () => {
    const { notCompared } = await compare(lists('string'), lists('integer'))
    expect(notCompared.map(({ newLocation }) => newLocation?.pointer)).toEqual([
      '/components/schemas/List/items/$dynamicRef',
    ])
  })

  it('is as good as any other where no schema differs', async () => {
    const before = lists('string')
    const after = { ...before, info: { title: 'Trees of all kinds', version: '2026-11-23' } }
    expect(await reasonsOf(before, after)).toEqual({ verdict: 'identical', reasons: [] })
  })
})

describe('who reads what a $dynamicRef may lead to', () => {
  const trees = (data: Schema) =>
    api(
      { $ref: '#/components/schemas/Strict' },
      {
        Tree: {
          $id: 'https://schemas.example/tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { ...data, children: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
        Strict: { $id: 'https://schemas.example/strict', $dynamicAnchor: 'node', $ref: 'tree' },
      },
    )
  const read = async (value: object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value))
    const contract = await readContract({ entry: { name: 'trees.json', bytes } })
    if (!contract.readable) throw new Error(contract.error.message)
    return contract
  }

  it.each([
    ['children[].data', ['breaks']],
    ['children', ['breaks']],
    ['children[].size', []],
  ])('is met by a change of it where that is %s: %j', async (path, expected) => {
    const [before, after] = await Promise.all([
      read(trees({ data: { type: 'string' }, size: { type: 'integer' } })),
      read(trees({ data: { type: 'integer' }, size: { type: 'integer' } })),
    ])
    const { changes } = compareContracts(
      { source: 'old', contract: before },
      { source: 'new', contract: after },
      { asOf: '2026-11-22' },
    )
    const response = { body: { fields: [{ path }], isComplete: true } }
    const shop = { consumer: 'shop', operations: [{ operation: 'GET /trees', response }] }
    const [first] = judgeConsumers(changes, before, after, [shop])
    expect([first?.id, first?.consumers?.map(({ certainty }) => certainty)]).toEqual([
      'response-property-type-changed',
      expected,
    ])
  })
})

it('a $dynamicRef to nothing leaves the verdict open', async () => {
  const before = api({ $dynamicRef: '#nobody' }, {})
  expect(await reasonsOf(before, before)).toEqual({
    verdict: 'indeterminate',
    reasons: ['What both versions refer to as #nobody could not be had.'],
  })
})
