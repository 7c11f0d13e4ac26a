import { contractGraph } from '../../../../src/rules/rulesets/run/contract-graph.ts'
import type { GraphNode } from '../../../../src/rules/rulesets/graph/document-graph.ts'
import { readBundle } from '../../../support/memory-bundle.ts'

async function graphOf(texts: Readonly<Record<string, string>>) {
  const graph = contractGraph(await readBundle(texts))
  if (graph === undefined) throw new Error('The contract has no graph.')
  const at = (...path: readonly string[]): GraphNode => {
    let node = graph.root
    for (const key of path) node = graph.member(node, key) ?? fail(key)
    return node
  }
  const placeOf = (node: GraphNode) => `${node.document.source.name}${graph.pointerOf(node)}`
  return { graph, at, placeOf }
}

function fail(key: string): never {
  throw new Error(`There is no "${key}".`)
}

const head = 'openapi: 3.0.3\ninfo: {title: T, version: "1"}\npaths: {}\n'

test('members are followed over chains of references, into other files and back', async () => {
  const { at, placeOf } = await graphOf({
    'main.yaml': `${head}x-a: {$ref: "#/x-b"}\nx-b: {$ref: "other.yaml#/c"}\nx-d: {e: 1}\n`,
    'other.yaml': 'c: {f: {$ref: "main.yaml#/x-d"}}\n',
  })
  expect(placeOf(at('x-a'))).toBe('other.yaml/c')
  expect(placeOf(at('x-a', 'f', 'e'))).toBe('main.yaml/x-d/e')
})

test('a reference in a circle stays as it is written, one from outside is followed', async () => {
  const { graph, at, placeOf } = await graphOf({
    'main.yaml': `${head}x-s:
  A: {b: {$ref: "#/x-s/B"}, self: {$ref: "#/x-s/A"}}
  B: {a: {$ref: "#/x-s/A"}, c: {$ref: "#/x-s/C"}}
  C: {t: 1}
`,
  })
  expect(placeOf(at('x-s', 'A', 'b'))).toBe('main.yaml/x-s/A/b')
  expect(placeOf(at('x-s', 'A', 'self'))).toBe('main.yaml/x-s/A/self')
  expect(placeOf(at('x-s', 'B', 'a'))).toBe('main.yaml/x-s/B/a')
  expect(placeOf(at('x-s', 'B', 'c', 't'))).toBe('main.yaml/x-s/C/t')
  expect(graph.references().map(({ target }) => target.kind)).toEqual([
    'node',
    'node',
    'node',
    'node',
  ])
})

test('references that lead nowhere say why, and stay as they are written', async () => {
  const { graph, at, placeOf } = await graphOf({
    'main.yaml': `${head}x-a: {$ref: "#/x-b/c"}
x-b: {d: 1}
x-e: {$ref: "missing.yaml"}
x-f: {$ref: "#/x-g"}
x-g: {$ref: "#/x-f"}
x-h: {$ref: "#anchor"}
`,
  })
  expect(placeOf(at('x-a'))).toBe('main.yaml/x-a')
  expect(graph.references().map(({ uri, target }) => ({ uri, ...target }))).toMatchObject([
    { uri: '#/x-b/c', kind: 'nowhere', reason: '"/x-b" has no "c"' },
    { uri: 'missing.yaml', kind: 'unavailable', reason: 'no such file' },
    { uri: '#/x-g', kind: 'circular', reason: 'it ends in a circle of nothing but references' },
    { uri: '#/x-f', kind: 'circular', reason: 'it ends in a circle of nothing but references' },
    {
      uri: '#anchor',
      kind: 'nowhere',
      reason: '"#anchor" is neither a JSON Pointer nor an anchor',
    },
  ])
})

test('a schema of 3.1 is found by its anchor', async () => {
  const { at, placeOf } = await graphOf({
    'main.yaml': `openapi: 3.1.0
info: {title: T, version: "1"}
components:
  schemas:
    A: {properties: {b: {$ref: "#b"}}}
    B: {$anchor: b, type: string}
`,
  })
  const node = at('components', 'schemas', 'A', 'properties', 'b', 'type')
  expect(placeOf(node)).toBe('main.yaml/components/schemas/B/type')
})

test('places under a YAML alias are places of their own, with one identity each', async () => {
  const { graph, at } = await graphOf({ 'main.yaml': `${head}x-a: &a {t: 1}\nx-b: *a\n` })
  const one = at('x-a', 't')
  const other = at('x-b', 't')
  expect(graph.pointerOf(other)).toBe('/x-b/t')
  expect(graph.identityOf(one)).not.toBe(graph.identityOf(other))
  expect(graph.identityOf(at('x-a', 't'))).toBe(graph.identityOf(one))
})

test('a member of a large object is found, and one that is inherited by JavaScript is not', async () => {
  const members = Array.from({ length: 40 }, (_, index) => `  m${index}: ${index}`).join('\n')
  const { graph, at } = await graphOf({ 'main.yaml': `${head}x-a:\n${members}\n` })
  expect(at('x-a', 'm39').value).toBe(39)
  expect(graph.member(at('x-a'), 'm40')).toBeUndefined()
  expect(graph.member(at('x-a'), 'constructor')).toBeUndefined()
})
