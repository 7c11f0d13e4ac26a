import type { LifecycleChange } from '../../../src/governance/index.ts'
import type { LifecycleDefinition } from '../../../src/registry/index.ts'
import { attempt, changed, founded, LIFECYCLES, refusals } from '../support/governed.ts'

const SUBSCRIPTION = subscription()

function subscription(): LifecycleDefinition {
  const found = LIFECYCLES.find(({ id }) => id === 'subscription')
  if (found === undefined) throw new Error('It does not ship.')
  return found
}

function put(
  change: (definition: LifecycleDefinition) => LifecycleDefinition,
  map?: Readonly<Record<string, string>>,
): LifecycleChange {
  const definition = change({ ...SUBSCRIPTION, version: '2.0.0' })
  return { kind: 'lifecycle.put', definition, ...(map !== undefined && { map: { ...map } }) }
}

const renamed = (from: string, to: string) => (definition: LifecycleDefinition) =>
  JSON.parse(JSON.stringify(definition).replaceAll(`"${from}"`, `"${to}"`)) as LifecycleDefinition

const governance = founded('startup')

test('a definition is put in force in place of the one that came with the program', () => {
  const next = changed(governance, 'anchor', put(renamed('inactive', 'agreed')))
  expect(next.lifecycles).toMatchObject([{ definition: { version: '2.0.0' }, changedIn: 2 }])
  expect(next.lifecycles?.[0]?.map).toBeUndefined()
})

test('what has begun goes on only where every state has a counterpart', () => {
  const change = renamed('inactive', 'agreed')
  expect(refusals(governance, 'anchor', put(change, {}))).toEqual([
    'The state "inactive" has no counterpart in subscription 2.0.0; name one in the map.',
  ])
  expect(refusals(governance, 'anchor', put(change, { inactive: 'nowhere' }))).toEqual([
    'The state "inactive" has no counterpart in subscription 2.0.0 ("nowhere" is no state of it); name one in the map.',
  ])
  expect(refusals(governance, 'anchor', put(change, { inactive: 'agreed' }))).toEqual([])
})

test('a map passes by no gate: it puts nothing in service and ends nothing', () => {
  const map = { inactive: 'active', rejected: 'requested' }
  const [reason = ''] = refusals(governance, 'anchor', put(renamed('inactive', 'agreed'), map))
  expect(reason).toContain('"inactive" cannot go on as "active"')
  expect(reason).toContain('inService')
  expect(reason).toContain('"rejected" cannot go on as "requested"')
  expect(reason).toContain('final')
})

test('a map of states that there never were is refused', () => {
  const change = put((definition) => ({ ...definition, title: 'Another life' }), { gone: 'active' })
  expect(refusals(governance, 'anchor', change)).toEqual([
    'The map names "gone", which subscription 1.0.0 does not have as a state.',
  ])
})

test('another gate before one transition makes the next minor version', () => {
  const next = changed(governance, 'anchor', {
    kind: 'lifecycle.gate',
    lifecycle: 'subscription',
    transition: 'approve',
    gate: [CAPACITY],
    migrate: true,
  })
  const [chosen] = next.lifecycles ?? []
  expect(chosen?.definition.version).toBe('1.1.0')
  expect(chosen?.map).toEqual({})
  const approve = chosen?.definition.transitions.find(({ id }) => id === 'approve')
  expect(approve?.gate.map(({ id }) => id)).toEqual(['fits'])
})

const CAPACITY = {
  id: 'fits',
  title: 'The capacity suffices',
  when: 'capacity.fits != "no"',
  explain: { met: 'It does.', unmet: 'It does not.' },
}

const WITHOUT_GATE: LifecycleChange = {
  kind: 'lifecycle.gate',
  lifecycle: 'subscription',
  transition: 'approve',
  migrate: false,
}

type GateChange = Extract<LifecycleChange, { kind: 'lifecycle.gate' }>

describe('refuses with what stands in the way', () => {
  const gate = (more: Partial<GateChange>): GateChange => ({
    kind: 'lifecycle.gate',
    lifecycle: 'subscription',
    transition: 'approve',
    gate: [CAPACITY],
    migrate: false,
    ...more,
  })

  test.each([
    ['an unknown lifecycle', gate({ lifecycle: 'life' }), 'There is no lifecycle life'],
    ['an unknown transition', gate({ transition: 'leap' }), 'has no transition leap'],
    ['a gate that says nothing', WITHOUT_GATE, 'Say what the gate is to be'],
    [
      'a fact that there is none of',
      gate({ gate: [{ ...CAPACITY, when: 'capacity.colour == "red"' }] }),
      'names "capacity.colour", which is no fact',
    ],
    [
      'a checklist where nobody ticks',
      gate({ checklist: [{ id: 'seen', title: 'Seen', by: 'service-owner' }] }),
      'a subscription has none',
    ],
    ['the version in force', put((d) => ({ ...d, version: '1.0.0', title: 'T' })), 'higher one'],
    ['nothing but a version', put((d) => d), 'It is so already'],
    ['a state that leads nowhere', put((d) => ({ ...d, transitions: [] })), 'No transition'],
  ])('%s', (_, change, reason) => {
    expect(refusals(governance, 'anchor', change).join(' ')).toContain(reason)
  })

  test('a circle that is not the anchor circle', () => {
    const applied = attempt(governance, 'elsewhere', [gate({})])
    expect(applied.kind).toBe('refused')
  })

  test('what was written for a definition that has changed since', () => {
    const next = changed(governance, 'anchor', gate({}))
    const applied = attempt(next, 'anchor', [gate({ transition: 'reject' })], 1)
    expect(applied).toMatchObject({ kind: 'refused' })
    expect(JSON.stringify(applied)).toContain('was changed in version 2')
  })
})
