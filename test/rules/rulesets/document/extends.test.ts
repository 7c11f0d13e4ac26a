import type { Ruleset } from '../../../../src/rules/rulesets/model.ts'
import type { RulePack } from '../../../../src/rules/index.ts'
import { mistakesOf, rulesetOf } from './memory-rulesets.ts'

const rule = (id: string, extra = ''): string =>
  `  ${id}:\n    given: $.info\n    severity: error\n${extra}    then: { field: title, function: truthy }\n`
const BASE = `rules:\n${rule('one')}${rule('two', '    recommended: false\n')}`

const severities = ({ rules }: Ruleset) =>
  Object.fromEntries(rules.map(({ id, severity }) => [id, severity]))

describe('what a ruleset takes over from one that it extends', () => {
  const cases: readonly [string, Record<string, string>, Record<string, string>][] = [
    ['the recommended rules', { 'a.yaml': 'extends: b.yaml', 'b.yaml': BASE }, { one: 'error' }],
    [
      'the recommended rules, of a list',
      { 'a.yaml': 'extends: [./b.yaml]', 'b.yaml': BASE },
      { one: 'error' },
    ],
    [
      'the recommended rules, of a pair',
      { 'a.yaml': 'extends: [[b.yaml, recommended]]', 'b.yaml': BASE },
      { one: 'error' },
    ],
    [
      'all rules',
      { 'a.yaml': 'extends: [[b.yaml, all]]', 'b.yaml': BASE },
      { one: 'error', two: 'error' },
    ],
    ['no rule', { 'a.yaml': 'extends: [[b.yaml, off]]', 'b.yaml': BASE }, {}],
    [
      'no rule but one turned on',
      { 'a.yaml': 'extends: [[b.yaml, off]]\nrules: {two: true}', 'b.yaml': BASE },
      { two: 'error' },
    ],
    [
      'a rule turned on by its severity',
      { 'a.yaml': 'extends: b.yaml\nrules: {two: warn}', 'b.yaml': BASE },
      { one: 'error', two: 'warning' },
    ],
    [
      'a rule turned off by a switch',
      { 'a.yaml': 'extends: b.yaml\nrules: {one: false}', 'b.yaml': BASE },
      {},
    ],
    [
      'a rule turned off by its severity',
      { 'a.yaml': 'extends: b.yaml\nrules: {one: "off"}', 'b.yaml': BASE },
      {},
    ],
    [
      'a severity off stays off when it is switched on',
      {
        'a.yaml': 'extends: b.yaml\nrules: {one: true}',
        'b.yaml': 'extends: c.yaml\nrules: {one: off}',
        'c.yaml': BASE,
      },
      {},
    ],
    [
      'a switch off gives way to a switch on',
      {
        'a.yaml': 'extends: b.yaml\nrules: {one: true}',
        'b.yaml': 'extends: c.yaml\nrules: {one: false}',
        'c.yaml': BASE,
      },
      { one: 'error' },
    ],
    [
      'a switch off gives way to all',
      {
        'a.yaml': 'extends: [[b.yaml, all]]',
        'b.yaml': 'extends: c.yaml\nrules: {one: false}',
        'c.yaml': BASE,
      },
      { one: 'error', two: 'error' },
    ],
    [
      'what the middle one turned on',
      {
        'a.yaml': 'extends: b.yaml',
        'b.yaml': 'extends: c.yaml\nrules: {two: true}',
        'c.yaml': BASE,
      },
      { one: 'error', two: 'error' },
    ],
    [
      'the later of two',
      {
        'a.yaml': 'extends: [b.yaml, c.yaml]',
        'b.yaml': BASE,
        'c.yaml': BASE.replace('error', 'hint'),
      },
      { one: 'hint' },
    ],
    [
      'nothing when the later of two is off',
      { 'a.yaml': 'extends: [b.yaml, [b.yaml, off]]', 'b.yaml': BASE },
      {},
    ],
    [
      'through a folder',
      { 'a.yaml': 'extends: x/b.yaml', 'x/b.yaml': 'extends: ./c.yaml', 'x/c.yaml': BASE },
      { one: 'error' },
    ],
    [
      'the same file twice',
      {
        'a.yaml': 'extends: [b.yaml, c.yaml]',
        'b.yaml': 'extends: d.yaml',
        'c.yaml': 'extends: d.yaml',
        'd.yaml': BASE,
      },
      { one: 'error' },
    ],
  ]
  test.each(cases)('%s', async (_, files, expected) => {
    expect(severities(await rulesetOf(files))).toEqual(expected)
  })
})

test('a definition of an inherited rule keeps what it leaves out, and turns the rule on', async () => {
  const ruleset = await rulesetOf({
    'a.yaml': `formats: [oas3]\nextends: [[b.yaml, off]]\nrules:\n  one: { given: $.paths, recommended: false, then: { function: falsy } }\n`,
    'b.yaml': `rules:\n${rule('one', '    message: told\n    formats: [oas2]\n    resolved: false\n')}`,
  })
  expect(ruleset.rules).toMatchObject([
    {
      id: 'one',
      severity: 'error',
      message: 'told',
      formats: ['oas2'],
      resolved: false,
      given: [{ language: 'json-path', expression: '$.paths' }],
      then: [{ function: 'falsy', field: undefined }],
    },
  ])
})

test('formats of a file hold for the rules that it defines first', async () => {
  const ruleset = await rulesetOf({
    'a.yaml': `formats: [oas3.0]\nextends: b.yaml\nrules:\n${rule('mine')}${rule('other', '    formats: [oas2]\n')}`,
    'b.yaml': BASE,
  })
  expect(ruleset.rules.map(({ id, formats }) => [id, formats])).toEqual([
    ['one', undefined],
    ['mine', ['oas3_0']],
    ['other', ['oas2']],
  ])
})

const PACK: RulePack = {
  id: 'house-rules',
  version: '1.0.0',
  title: 'House',
  description: 'For tests.',
  formats: ['openapi-3.0'],
  includes: [],
  rules: [
    { id: 'RI0001', severity: 'error' },
    { id: 'RI0002', severity: 'warning' },
  ],
}

test('rules of a pack that ships are taken over with their severities changed', async () => {
  const ruleset = await rulesetOf(
    'extends: house-rules\nrules: { RI0001: hint, RI0002: "off" }',
    undefined,
    [PACK],
  )
  expect(ruleset.packRules).toEqual([{ id: 'RI0001', severity: 'hint' }])
  expect(ruleset.rules).toEqual([])
})

describe('what cannot be had is told, with what the ruleset asks of it', () => {
  test.each([
    [
      'https://example.com/rules.yaml',
      'is an address, and rulesets are not fetched; save it and extend the file',
    ],
    ['./rules.js', 'is JavaScript, and code of a ruleset is not run; write its rules as YAML'],
    [
      '@company/rules',
      'is neither a policy that ships nor a .yaml, .yml or .json file; packages are not loaded',
    ],
    [
      'company-rules',
      'is neither a policy that ships nor a .yaml, .yml or .json file; packages are not loaded',
    ],
    ['spectral:oas', 'does not ship with this version'],
  ])('%s', async (name, reason) => {
    const ruleset = await rulesetOf(
      `extends: "${name}"\nrules: { theirs: error, quiet: off, other: true }`,
    )
    const told = `the ruleset ${name} ${reason}`
    expect(ruleset.unsupported).toEqual([
      { id: name, reason: told },
      { id: 'theirs', reason: told },
      { id: 'other', reason: told },
    ])
  })

  test('a ruleset for other formats is for those formats only', async () => {
    const ruleset = await rulesetOf('extends: spectral:asyncapi')
    expect(ruleset.unsupported).toEqual([
      {
        id: 'spectral:asyncapi',
        reason: 'the ruleset spectral:asyncapi does not ship with this version',
        formats: ['aas2', 'aas3'],
      },
    ])
  })

  test('a ruleset turned off is not missed', async () => {
    const ruleset = await rulesetOf('extends: [["https://example.com/rules.yaml", off]]')
    expect(ruleset.unsupported).toEqual([])
  })
})

test.each([
  '@stoplight/spectral-owasp-ruleset',
  'https://unpkg.com/@stoplight/spectral-owasp-ruleset/dist/ruleset.mjs',
  'https://unpkg.com/@stoplight/spectral-owasp-ruleset@2.0.1/dist/ruleset.mjs',
  'https://raw.githubusercontent.com/stoplightio/spectral-owasp-ruleset/main/src/ruleset.ts',
])('the published OWASP rules are owasp-api-2023: %s', async (name) => {
  const owasp = { ...PACK, id: 'owasp-api-2023' }
  const ruleset = await rulesetOf(`extends: ["${name}"]`, undefined, [owasp])
  expect(ruleset.packRules).toEqual(PACK.rules)
})

test('a circle is a mistake where it closes', async () => {
  const files = { 'a.yaml': 'extends: b.yaml', 'b.yaml': 'rules: {}\nextends:\n  - a.yaml' }
  expect(await mistakesOf(files)).toEqual([
    'b.yaml:3:5: The ruleset extends itself: a.yaml → b.yaml → a.yaml.',
  ])
})

test('a file that is not there is a mistake where it is named', async () => {
  expect(await mistakesOf('extends:\n  - x/nope.yaml')).toEqual([
    'a.yaml:2:5: There is no ruleset file x/nope.yaml.',
  ])
})

test('a severity for a rule that nothing defines is a mistake', async () => {
  expect(await mistakesOf('rules:\n  nope: warn')).toEqual([
    'a.yaml:2:3: There is no rule "nope" in what the ruleset extends; define it with "given" and "then".',
  ])
})
