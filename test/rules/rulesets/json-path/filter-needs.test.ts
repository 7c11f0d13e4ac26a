import { parsePaths } from '../../../../src/rules/rulesets/json-path/index.ts'
import { filterNeeds, soleMember } from '../../../../src/rules/rulesets/json-path/filter-needs.ts'

function filterOf(text: string) {
  const [path] = parsePaths(`$..[?(${text})]`)
  const step = path?.steps[0]
  if (step?.kind !== 'members' || step.selector.kind !== 'filter') throw new TypeError(text)
  return step.selector.filter
}

describe('what a filter needs of a value', () => {
  it.each([
    ["@ && @.type === 'array'", ['type'], false],
    ["@.type === 'array'", ['type'], true],
    ['@ && @.type == "object"', ['type'], false],
    [
      "@property !== 'properties' && @ && (@.example !== void 0 || @.default !== void 0)",
      ['example', 'default'],
      false,
    ],
    ["@ && @.enum && @.enum.constructor.name === 'Array'", ['enum'], false],
    ['@?.in', ['in'], false],
  ])('%s', (text, members, orNull) => {
    expect(filterNeeds(filterOf(text))).toEqual({ members: new Set(members), orNull })
  })

  it.each([
    ['is open where the lack of a member can make it true', '!@.summary'],
    ['is open where a member is compared with what is not there', '@.a === @.b'],
    ['is open for what asks of names alone', "@property === 'get'"],
    ['is open for texts, which have a length', '@.length > 3'],
    ['is open where a method is called on what may not be there', "@.name.match('x')"],
    ['is open for types', '@string()'],
    ['is open where something else decides as well', "@.a || @property === 'b'"],
    ['is open for what a loose comparison takes for nothing', '@.a == null'],
  ])('%s: %s', (_, text) => {
    expect(filterNeeds(filterOf(text))).toBeUndefined()
  })
})

describe('the member that alone decides', () => {
  it.each([
    ["@ && @.type === 'array'", 'type'],
    ["@ && (@.type === 'string' || (@.type && @.type.constructor.name === 'Array'))", 'type'],
    ["@.in && @.in.match('x')", 'in'],
  ])('of %s is %s', (text, member) => {
    expect(soleMember(filterOf(text))).toBe(member)
  })

  it.each([
    "@ && @.type === 'array' && @property !== 'x'",
    '@.a && @.b',
    '@ === 3',
    "@.a === 'x' || @parent.b",
    '@.length',
    "(@ || 'x') === 'x' && @.a",
  ])('of %s is none', (text) => {
    expect(soleMember(filterOf(text))).toBeUndefined()
  })
})
