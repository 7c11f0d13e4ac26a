import { chosen } from './chosen.ts'

const document = {
  info: { title: 'Parcels', 'x-y': 1 },
  paths: {
    '/a': {
      get: {
        parameters: [
          { name: 'p', in: 'query' },
          { name: 'q', in: 'header' },
        ],
        responses: { 200: {}, 404: {} },
      },
      post: { deprecated: true, responses: { 201: {} } },
    },
    '/b/{id}': { get: { tags: ['x', null, 3] } },
  },
}

test.each([
  ['$', ['']],
  ['$.info.title', ['/info/title']],
  ['$.info.title.', ['/info/title']],
  ["$['info']['x-y']", ['/info/x-y']],
  ['$.info[x-y,title]', ['/info/title', '/info/x-y']],
  ['$.paths.[parameters]', ['/paths/~1a/get/parameters']],
  ['$.paths[*][get, post]', ['/paths/~1a/get', '/paths/~1b~1{id}/get']],
  ['$.paths[*]~', ['/paths/~1a "/a"', '/paths/~1b~1{id} "/b/{id}"']],
  [
    '$..tags[*]~',
    [
      '/paths/~1b~1{id}/get/tags/0 0',
      '/paths/~1b~1{id}/get/tags/1 1',
      '/paths/~1b~1{id}/get/tags/2 2',
    ],
  ],
  ['$..parameters[0]', ['/paths/~1a/get/parameters/0']],
  ['$..parameters[-1]', []],
  ['$..parameters[-1:]', ['/paths/~1a/get/parameters/1']],
  ['$..parameters[(@.length-1)]', ['/paths/~1a/get/parameters/1']],
  ['$..parameters..in', ['/paths/~1a/get/parameters/0/in', '/paths/~1a/get/parameters/1/in']],
  ['$..parameters[*].name^', ['/paths/~1a/get/parameters/0', '/paths/~1a/get/parameters/1']],
  ['$..parameters[*].name^^', ['/paths/~1a/get/parameters']],
  ['$..tags^.responses', []],
  ['$..parameters^.responses', ['/paths/~1a/get/responses']],
  ["$..parameters[?(@.in === 'query')]", ['/paths/~1a/get/parameters/0']],
  ['$.paths[?(!@property.match(/b/))]~', ['/paths/~1a "/a"']],
  [
    '$..responses[?(@property >= 200 && @property < 300)]',
    ['/paths/~1a/get/responses/200', '/paths/~1a/post/responses/201'],
  ],
  ['$..tags[?(@property === 0)]', ['/paths/~1b~1{id}/get/tags/0']],
  ["$..tags[?(@property === '0')]", []],
  ["$.paths[*][?(@parentProperty === '/a')]", ['/paths/~1a/get', '/paths/~1a/post']],
  ["$.paths[*][?(@parent['/a'])]", ['/paths/~1a/get', '/paths/~1a/post', '/paths/~1b~1{id}/get']],
  [`$.paths[?(@path === "$['paths']['/a']")]`, ['/paths/~1a']],
  ["$.paths[*][?(@root.info.title === 'Parcels' && @.tags)]", ['/paths/~1b~1{id}/get']],
  [
    "$.paths[*][?(@.constructor.name === 'Object')]~",
    ['/paths/~1a/get "get"', '/paths/~1a/post "post"', '/paths/~1b~1{id}/get "get"'],
  ],
  ['$.info.@string()', ['/info/title']],
  ['$.paths[*]@array()', []],
  ['$.paths.*@object()', ['/paths/~1a/get', '/paths/~1a/post', '/paths/~1b~1{id}/get']],
  ['$..tags[*]@null()', []],
  ['$..tags@null()', ['/paths/~1b~1{id}/get/tags/1']],
  ['$..tags[?(@string())]', ['/paths/~1b~1{id}/get/tags/0']],
  ['$..tags[?(!@string() && !@number())]', ['/paths/~1b~1{id}/get/tags/1']],
  ['$.info[?(@object() && @.title)]', []],
  ['$.paths[?(@object() && @.post)]', ['/paths/~1a']],
  ['$..get[?(@array())]', ['/paths/~1a/get/parameters', '/paths/~1b~1{id}/get/tags']],
  ['$.paths[*].post^~', ['/paths/~1a "/a"']],
  ['$..tags[0]^~', ['/paths/~1b~1{id}/get/tags "tags"']],
  ['$..title^^~', []],
  ['$..*.title', ['/info/title']],
  ['$..*.*.title', ['/info/title']],
  ['$..*.info', ['/info']],
  ['$.info..*.*', ['/info/title', '/info/x-y']],
  ['$.info..*[?(@number())]', ['/info/x-y']],
  ['$.paths..get..*.in', ['/paths/~1a/get/parameters/0/in', '/paths/~1a/get/parameters/1/in']],
  ['$.info..', ['/info']],
  ['$.info.title..', ['/info/title']],
  [
    '$..parameters..',
    ['/paths/~1a/get/parameters', '/paths/~1a/get/parameters/0', '/paths/~1a/get/parameters/1'],
  ],
  [
    "$.paths['/b/{id}'].~",
    [
      '/paths/~1b~1{id} "/b/{id}"',
      '/paths/~1b~1{id}/get "get"',
      '/paths/~1b~1{id}/get/tags "tags"',
    ],
  ],
  ['$.info[title', ['/info/title']],
  ['$.info.__proto__', []],
  ['$.info[?(@.constructor.constructor)]', []],
])('%s chooses %j', (expression, places) => {
  const found = chosen(document, expression)
  expect(found.places).toEqual(places)
})

test('a filter that has no answer at a place passes over that place and says so', () => {
  expect(chosen(document, '$..tags[?(@.match(/x/))]')).toEqual({
    places: ['/paths/~1b~1{id}/get/tags/0'],
    faults: [
      '/paths/~1b~1{id}/get/tags/1: null has no method "match"',
      '/paths/~1b~1{id}/get/tags/2: a number has no method "match"',
    ],
  })
})

describe('references', () => {
  const withReferences = {
    a: { $ref: '#/s/A' },
    s: {
      A: { p: { b: { $ref: '#/s/B' }, self: { $ref: '#/s/A' } } },
      B: { t: 1 },
      C: { $ref: '#/s/B' },
    },
  }

  test('are followed, and each place is chosen once', () => {
    expect(chosen(withReferences, '$..p.*').places).toEqual(['/s/A/p/self', '/s/B'])
    expect(chosen(withReferences, '$.a.p.b.t').places).toEqual(['/s/B/t'])
  })

  test('stay what they are in the document as written', () => {
    expect(chosen(withReferences, '$..p.*', { resolved: false }).places).toEqual([
      '/s/A/p/b',
      '/s/A/p/self',
    ])
    expect(chosen(withReferences, '$.a.p', { resolved: false }).places).toEqual([])
  })

  test('give a value each of the names under which it is referred to', () => {
    expect(chosen(withReferences, '$.s[*]~').places).toEqual(['/s/A "A"', '/s/B "B"', '/s/B "C"'])
  })
})

test('the places of YAML aliases are places of their own', () => {
  const yaml = 'a: &a\n  t: 1\nb: *a\n'
  expect(chosen(yaml, '$..t').places).toEqual(['/a/t', '/b/t'])
})

test('a tree that references make endless is given up, and said to be', () => {
  const levels = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => [
      `L${level}`,
      { x: { $ref: `#/s/L${level + 1}` }, y: { $ref: `#/s/L${level + 1}` } },
    ]),
  )
  const found = chosen({ s: { ...levels, L40: { z: 1 } } }, "$..z[?(@path === '')]")
  expect(found.faults).toEqual(['the walk took more steps than are allowed'])
  expect(chosen({ s: { ...levels, L40: { z: 1 } } }, '$..z')).toEqual({
    places: ['/s/L40/z'],
    faults: [],
  })
})
