import { LifecycleError, loadLifecycle } from '../../../src/registry/index.ts'

const LIGHT = `id: light
version: 1.0.0
title: A light
subject: version
initial: off
states:
  - { id: off, title: Off, phase: planning }
  - { id: on, title: On, phase: operation, contractFrozen: true }
  - { id: broken, title: Broken, phase: retirement, contractFrozen: true, final: true }
transitions:
  - id: switch
    title: Switch on
    from: [off]
    to: on
    by: owner
    gate:
      - id: powered
        title: There is power
        when: contract.operations > 0
        explain: { met: 'Power - {contract.operations}.', unmet: 'No power.' }
  - { id: drop, title: Drop, from: [off, on], to: broken, by: owner, gate: [] }
`

function mistakesIn(text: string): readonly string[] {
  try {
    loadLifecycle(text, 'light.yaml')
    return []
  } catch (error) {
    if (!(error instanceof LifecycleError)) throw error
    return error.message.split('\n')
  }
}

test('a lifecycle without mistakes is read', () => {
  const lifecycle = loadLifecycle(LIGHT, 'light.yaml')
  expect(lifecycle.initial.id).toBe('off')
  expect(lifecycle.from('off').map(({ id }) => id)).toEqual(['switch', 'drop'])
  expect(() => lifecycle.state('dim')).toThrow('The lifecycle light 1.0.0 has no state "dim"')
})

test.each<[string, [from: string, to: string], string]>([
  [
    'an initial state that is not there',
    ['initial: off', 'initial: dim'],
    'light.yaml:5:1 There is no state "dim".',
  ],
  [
    'a transition to nowhere',
    ['    to: on', '    to: dim'],
    'light.yaml:14:5 There is no state "dim".',
  ],
  [
    'a transition from nowhere',
    ['from: [off, on]', 'from: [off, dim]'],
    'light.yaml:21:42 There is no state "dim".',
  ],
  [
    'a state that no transition reaches',
    ['    to: on', '    to: broken'],
    'light.yaml:8:5 No transition ever reaches the state "on".',
  ],
  [
    'a state without a way on that is not final',
    [', final: true', ''],
    'light.yaml:9:5 No transition leads on from the state "broken"; mark it as final.',
  ],
  [
    'a final state with a way on',
    ['contractFrozen: true }', 'contractFrozen: true, final: true }'],
    'light.yaml:8:5 The state "on" is final, yet a transition leads on from it.',
  ],
  ['two states of one name', ['id: broken', 'id: on'], 'light.yaml:9:7 There are two states "on".'],
  [
    'a way back from a frozen contract',
    ['phase: retirement, contractFrozen: true', 'phase: retirement'],
    'light.yaml:21:5 The transition "drop" leads from a state with a frozen contract to one without.',
  ],
  [
    'two ways to the same state',
    ['to: broken', 'to: on'],
    'light.yaml:21:5 The transitions "switch" and "drop" lead from the same state to "on".',
  ],
  [
    'a condition that is no expression',
    ['when: contract.operations > 0', 'when: contract.operations >'],
    'light.yaml:19:9 The condition "powered" does not compile:',
  ],
  [
    'a condition on something that is no fact',
    ['when: contract.operations > 0', 'when: contract.operation > 0'],
    'light.yaml:19:9 The condition "powered" names "contract.operation", which is no fact about a version.',
  ],
  [
    'an explanation with something that is no fact',
    ['{contract.operations}', '{contract.power}'],
    'light.yaml:20:20 The condition "powered" names "contract.power", which is no fact about a version.',
  ],
  [
    'a fact about another kind of subject',
    ['when: contract.operations > 0', 'when: size(provider.environments) > 0'],
    'light.yaml:19:9 The condition "powered" names "provider.environments", which is no fact about a version.',
  ],
  [
    'a member that the schema does not know',
    ['    by: owner\n', '    by: owner\n    colour: red\n'],
    'light.yaml:11:5 Unrecognized key: "colour"',
  ],
  [
    'no list of states',
    ['initial: off', 'states: []\ninitial: off'],
    'light.yaml:7:1 The key "states" is there already',
  ],
])('%s is a mistake', (_, [from, to], mistake) => {
  expect(LIGHT.split(from)).not.toHaveLength(1)
  expect(mistakesIn(LIGHT.replace(from, to))).toContainEqual(expect.stringContaining(mistake))
})

test('all mistakes are listed in the order of the document', () => {
  const text = LIGHT.replace('initial: off', 'initial: dim')
    .replace('to: on', 'to: dark')
    .replace('> 0', '> nothing.at.all')
  expect(mistakesIn(text)).toEqual([
    'light.yaml:5:1 There is no state "dim".',
    'light.yaml:7:5 No transition ever reaches the state "off".',
    'light.yaml:8:5 No transition ever reaches the state "on".',
    'light.yaml:9:5 No transition ever reaches the state "broken".',
    'light.yaml:14:5 There is no state "dark".',
    'light.yaml:19:9 The condition "powered" names "nothing.at.all", which is no fact about a version.',
  ])
})

test('a mistake has a JSON Pointer', () => {
  try {
    loadLifecycle(LIGHT.replace('to: broken', 'to: dim'), 'light.yaml')
  } catch (error) {
    expect(error).toBeInstanceOf(LifecycleError)
    expect((error as LifecycleError).mistakes).toContainEqual({
      pointer: '/transitions/1/to',
      line: 21,
      column: 47,
      message: 'There is no state "dim".',
    })
    return
  }
  throw new Error('it was accepted')
})

test('aliases that multiply without end are refused', () => {
  const bomb = Array.from({ length: 12 }, (_, n) =>
    n === 0
      ? 'a0: &a0 [x, x, x, x]'
      : `a${n}: &a${n} [*a${n - 1}, *a${n - 1}, *a${n - 1}, *a${n - 1}]`,
  ).join('\n')
  expect(mistakesIn(bomb)).toEqual([expect.stringContaining('its aliases stand for more than')])
})
