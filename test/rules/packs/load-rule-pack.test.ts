import { loadRulePack, RULES, type RulePack } from '../../../src/rules/index.ts'

const [someRule, otherRule] = RULES
if (someRule === undefined || otherRule === undefined) throw new Error('There are no rules.')

const included: RulePack = {
  id: 'base',
  version: '1.0.0',
  title: 'Base',
  description: 'For tests.',
  formats: ['wsdl-1.1'],
  includes: [],
  rules: [
    { id: someRule.id, severity: 'error' },
    { id: otherRule.id, severity: 'warning' },
  ],
}
const HEAD = 'id: mine\nversion: 1.2.0\ntitle: Mine\ndescription: For tests.\nformats: [wsdl-1.1]\n'

function mistakesOf(text: string) {
  const loaded = loadRulePack(text, 'mine.yaml')
  return loaded.ok ? [] : loaded.mistakes
}

test('assertions keep their order and take their severity from their type', () => {
  const loaded = loadRulePack(
    `${HEAD}assertions:\n  - { id: BP9003, type: informational }\n  - { id: BP9001, type: required }\n  - { id: BP9002, type: recommended }\n`,
    'mine.yaml',
  )
  expect(loaded).toMatchObject({
    ok: true,
    pack: {
      id: 'mine',
      version: '1.2.0',
      rules: [
        { id: 'BP9003', severity: 'info', assertion: 'informational' },
        { id: 'BP9001', severity: 'error', assertion: 'required' },
        { id: 'BP9002', severity: 'warning', assertion: 'recommended' },
      ],
    },
  })
})

test('a pack takes over the rules of included packs, and may change or turn off each', () => {
  const text = `${HEAD}includes: [base]\nrules:\n  ${someRule.id}: off\n  ${otherRule.id}: error\n`
  const loaded = loadRulePack(text, 'mine.yaml', (id) => (id === 'base' ? included : undefined))
  expect(loaded).toMatchObject({
    ok: true,
    pack: { rules: [{ id: otherRule.id, severity: 'error' }] },
  })
})

test('every mistake is reported, at its place', () => {
  const text = `id: Mine!\nversion: one\ntitle: Mine\nformats: [wsdl-9]\nrules:\n  ${someRule.id}: fatal\nextra: 1\n`
  expect(
    mistakesOf(text).map(
      ({ location }) => `${location.line}:${location.column} ${location.pointer}`,
    ),
  ).toEqual([
    '1:1 /id',
    '2:1 /version',
    '1:1 ', // the description is missing
    '4:11 /formats/0',
    `6:3 /rules/${someRule.id}`,
    '1:1 ', // an unknown key
  ])
})

test('unknown rules and unknown included packs are mistakes', () => {
  expect(mistakesOf(`${HEAD}includes: [nowhere]\nrules:\n  no-such-rule: error\n`)).toMatchObject([
    {
      message: 'There is no rule pack "nowhere".',
      location: { file: 'mine.yaml', pointer: '/includes/0', line: 6, column: 12 },
    },
    {
      message: 'There is no rule "no-such-rule".',
      location: { file: 'mine.yaml', pointer: '/rules/no-such-rule', line: 8, column: 3 },
    },
  ])
})

test('text that is no YAML is a mistake at the place where it breaks off', () => {
  expect(mistakesOf('id: [mine\n')).toMatchObject([{ location: { file: 'mine.yaml', line: 2 } }])
})
