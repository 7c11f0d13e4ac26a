import { pathBelow, stepsOf } from '../../../src/compatibility/consumers/field-tree.ts'

test.each([
  ['', []],
  ['total', ['total']],
  ['lines[].article', ['lines', '[]', 'article']],
  ['[].topic', ['[]', 'topic']],
  ['grid[][].x', ['grid', '[]', '[]', 'x']],
  ['tax\\.rate.of', ['tax.rate', 'of']],
  ['a\\[]', ['a[]']],
  ['back\\\\slash', ['back\\slash']],
  ['a[b', ['a[b']],
  ['prices[*].net', ['prices', '[*]', 'net']],
  ['a\\[*]', ['a[*]']],
  ['a[*', ['a[*']],
])('the steps of %j are %j', (path, steps) => {
  expect(stepsOf(path)).toEqual(steps)
})

test.each(['a.b', 'a[]', '[]', 'a\\b', 'line\nbreak', 'a[b]', '*', '[*]', 'a[*]'])(
  'a path is made of the name %j, and read back',
  (name) => {
    expect(stepsOf(pathBelow('lines[]', name))).toEqual(['lines', '[]', name])
  },
)
