import { loadLifecycle, type PolicyInForce } from '../../../src/registry/index.ts'
import { GATE_FACTS } from '../../../src/registry/lifecycle/facts/gate-facts.ts'
import {
  ANNA,
  containing,
  BEN,
  NOBODY,
  openWithOrders,
  push,
  refusals,
  shippedLifecycles,
  STRANGER,
  strictPolicy,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
})
afterEach(() => opened.store.close())

const ORDERS = 'sales/orders'

test('a version walks from draft to retirement, through gates that hold', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', TO_OPERATION)
  await push(registry, ORDERS, '1.1.0', 'operation placeOrder\noperation cancelOrder')
  await walk(registry, ORDERS, '1.1.0', TO_OPERATION)
  await walk(registry, ORDERS, '1.0.0', ['superseded'])
  const sunsetAt = '2027-06-30'
  const deprecation = { to: 'deprecated', sunsetAt }
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', deprecation)
  expect(await registry.versions.get(ORDERS, '1.0.0')).toMatchObject({
    state: 'deprecated',
    phase: 'operation',
    sunsetAt: '2027-06-30T00:00:00.000Z',
    deprecatedAt: containing('2027-01-01T'),
  })
  expect(
    refusals(await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'retired' })),
  ).toEqual(['sunset-reached'])
  opened.pass(181)
  await walk(registry, ORDERS, '1.0.0', ['retired'])
  expect(await registry.versions.get(ORDERS, '1.0.0')).toMatchObject({
    state: 'retired',
    phase: 'retirement',
    frozen: true,
    sunsetAt: '2027-06-30T00:00:00.000Z',
  })
  expect((await registry.services.get(ORDERS)).latest).toMatchObject({
    version: '1.1.0',
    state: 'operational',
    phase: 'operation',
  })
})

test('an allowed decision says what every condition saw, and is an event', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'specReview',
    reason: 'Ready to be read.',
  })
  expect(decision).toEqual({
    id: decision.id,
    subject: 'version:sales/orders@1.0.0',
    transition: 'submitSpec',
    from: 'draft',
    to: 'specReview',
    allowed: true,
    authority: { allowed: true, role: 'lead', reasons: ['The lead decides.'] },
    conditions: [
      {
        id: 'offers-something',
        title: 'The contract offers something',
        expression: 'contract.operations > 0 || contract.types > 0',
        holds: 'yes',
        explanation: 'It has 1 operations and 0 types.',
        facts: { 'contract.operations': 1, 'contract.types': 0 },
      },
      {
        id: 'complete',
        title: 'Nothing that it imports is missing',
        expression: 'contract.unresolvedImports == 0',
        holds: 'yes',
        explanation: 'Every document that it imports was pushed with it.',
        facts: { 'contract.unresolvedImports': 0 },
      },
      {
        id: 'owned',
        title: 'A role owns the service',
        expression: 'service.owner != ""',
        holds: 'yes',
        explanation: 'The owner is sales-lead.',
        facts: { 'service.owner': 'sales-lead' },
      },
      {
        id: 'number-honest',
        title: 'The version number says what changed',
        expression: 'compatibility.advice != "version-too-low"',
        holds: 'yes',
        explanation:
          'Compared at the level backward with - none. Step that the changes deserve - nothing; step that the number takes - nothing.',
        facts: { 'compatibility.advice': '' },
      },
    ],
    lifecycle: { id: 'contract-version', version: '1.4.0' },
    policies: [],
    inputs: {
      content: containing('sha256:'),
      lifecycle: containing('sha256:'),
    },
    actor: 'Anna',
    reason: 'Ready to be read.',
    at: decision.at,
  })
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'version.transitioned',
    subject: 'version:sales/orders@1.0.0',
    reason: 'Ready to be read.',
    onBehalfOf: 'lead',
    change: { transition: 'submitSpec', from: 'draft', to: 'specReview', decision: decision.id },
  })
})

test('a refused decision changes no state, and is recorded with its event', async () => {
  await push(opened.registry, ORDERS, '1.0.0', 'import missing.txt')
  const before = await opened.registry.versions.get(ORDERS, '1.0.0')
  const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'specReview',
  })
  expect(decision.allowed).toBe(false)
  expect(refusals(decision)).toEqual(['offers-something', 'complete'])
  expect(decision.conditions[1]).toMatchObject({
    holds: 'no',
    explanation:
      'Imported documents that are missing - 1; push the contract as a bundle with them.',
  })
  expect(await opened.registry.versions.get(ORDERS, '1.0.0')).toEqual(before)
  const { history } = await opened.registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  expect(history).toEqual([decision])
  expect((await opened.events()).at(-1)).toMatchObject({
    action: 'version.transition-refused',
    subject: 'version:sales/orders@1.0.0',
    change: {
      transition: 'submitSpec',
      from: 'draft',
      to: 'specReview',
      decision: decision.id,
      unmet: ['offers-something', 'complete'],
    },
  })
})

test('a refusal by the authority is an error that carries the decision, and is recorded', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const before = await opened.registry.versions.get(ORDERS, '1.0.0')
  const request = opened.registry.transitions.request(STRANGER, ORDERS, '1.0.0', {
    to: 'specReview',
  })
  await expect(request).rejects.toMatchObject({
    code: 'not-allowed',
    details: {
      authority: { allowed: false, reasons: ['Strangers decide nothing.'] },
      decision: { allowed: false, to: 'specReview', actor: 'Stranger' },
    },
  })
  expect(await opened.registry.versions.get(ORDERS, '1.0.0')).toEqual(before)
  const { history } = await opened.registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  expect(history.map(({ actor, allowed }) => [actor, allowed])).toEqual([['Stranger', false]])
})

test('an anonymous request is refused and leaves no trace', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const before = await opened.events()
  await expect(
    opened.registry.transitions.request(NOBODY, ORDERS, '1.0.0', { to: 'specReview' }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await opened.events()).toEqual(before)
})

test.each([
  [{ to: 'operational' }, 'transition-unknown', 'from there it can go to specReview, retired.'],
  [{ to: 'draft' }, 'transition-unknown', 'No transition leads version:sales/orders@1.0.0'],
  [{ to: '' }, 'invalid-input', '/to is not accepted'],
  [{ to: 'specReview', sunsetAt: 'soon' }, 'invalid-input', '/sunsetAt is not accepted'],
  [{ to: 'specReview', sunsetAt: '2027-02-30' }, 'invalid-input', '/sunsetAt is not accepted'],
  [{ to: 'specReview', revision: 7 }, 'stale-revision', 'has revision 1, not 7'],
])('the request %j is refused with %s', async (request, code, message) => {
  await push(opened.registry, ORDERS, '1.0.0')
  const before = await opened.events()
  await expect(
    opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', request),
  ).rejects.toMatchObject({ code, message: containing(message) })
  expect(await opened.events()).toEqual(before)
})

describe('approval', () => {
  async function approve(text: string, actor = ANNA, reason?: string): Promise<readonly string[]> {
    await push(opened.registry, ORDERS, '1.0.0', text)
    await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
    const request = { to: 'specified', reason }
    return refusals(await opened.registry.transitions.request(actor, ORDERS, '1.0.0', request))
  }

  test('is refused while a policy that gates ask for fails', async () => {
    opened.policies = [strictPolicy('gate')]
    expect(await approve('operation x\nerror too short')).toEqual(['no-policy-fails'])
  })

  test('does not mind a failing policy that only advises', async () => {
    opened.policies = [strictPolicy('advise')]
    expect(await approve('operation x\nerror too short')).toEqual([])
  })

  test('of what could not be judged needs a reason', async () => {
    opened.policies = [strictPolicy('gate')]
    expect(await approve('operation x\nunsure about this')).toEqual(['judged-or-accepted'])
    const request = { to: 'specified', reason: 'Looked at it together.' }
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', request)
    expect(decision).toMatchObject({ allowed: true, policies: ['strict@1.0.0'] })
  })

  test('without knowing the policies in force counts as not judged', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
    opened.policyProblem = 'The scope errs.'
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
      to: 'specified',
    })
    expect(refusals(decision)).toEqual(['judged-or-accepted'])
  })

  test('is by somebody else than the author where the constitution demands it', async () => {
    opened.fourEyes = true
    expect(await approve('operation x', ANNA)).toEqual(['second-person'])
    const decision = await opened.registry.transitions.request(BEN, ORDERS, '1.0.0', {
      to: 'specified',
    })
    expect(decision.allowed).toBe(true)
  })

  test('judges by the policies in force at that moment, not by those at the push', async () => {
    await push(opened.registry, ORDERS, '1.0.0', 'operation x\nerror too short')
    await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
    opened.policies = [strictPolicy('gate')]
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
      to: 'specified',
    })
    expect(decision.conditions[0]).toMatchObject({
      holds: 'no',
      facts: { 'conformance.failing': ['strict'] },
    })
  })
})

describe('deprecation', () => {
  beforeEach(async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    await walk(opened.registry, ORDERS, '1.0.0', TO_OPERATION)
  })

  test.each([
    [{ reason: 'Old.' }, ['notice-kept']],
    [{ reason: 'Old.', sunsetAt: '2027-03-01' }, ['notice-kept']],
    [{ sunsetAt: '2027-12-31' }, ['way-out']],
    [{ reason: 'Old.', sunsetAt: '2027-12-31' }, []],
  ])('with %j is stopped by %j', async (request, unmet) => {
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
      to: 'deprecated',
      ...request,
    })
    expect(refusals(decision)).toEqual(unmet)
  })

  test('that is taken back takes the sunset back', async () => {
    const { registry } = opened
    const deprecation = { to: 'deprecated', reason: 'Old.', sunsetAt: '2027-12-31' }
    await registry.transitions.request(ANNA, ORDERS, '1.0.0', deprecation)
    await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'operational', reason: 'No.' })
    const version = await registry.versions.get(ORDERS, '1.0.0')
    expect(version.state).toBe('operational')
    expect(version.deprecatedAt).toBeUndefined()
    expect(version.sunsetAt).toBeUndefined()
  })
})

test('the overview shows every way on with its gate as it stands now', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const overview = await opened.registry.transitions.overview(ANNA, ORDERS, 'latest')
  expect(overview).toMatchObject({ state: 'draft', phase: 'planning', history: [] })
  expect(
    overview.available.map(({ transition, to, wouldBeAllowed }) => [
      transition,
      to,
      wouldBeAllowed,
    ]),
  ).toEqual([
    ['submitSpec', 'specReview', true],
    ['abandon', 'retired', false],
  ])
  expect(overview.available[1]?.conditions[0]).toMatchObject({
    id: 'reason-given',
    holds: 'no',
    explanation: 'Say why.',
    facts: { 'request.reason': '' },
  })
  const seenByNobody = await opened.registry.transitions.overview(NOBODY, ORDERS, 'latest')
  expect(seenByNobody.available[0]).toMatchObject({
    wouldBeAllowed: false,
    authority: { allowed: false },
    conditions: [{ holds: 'yes' }, { holds: 'yes' }, { holds: 'yes' }, { holds: 'yes' }],
  })
})

test('the history is newest first', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified', 'realized'])
  const { history } = await opened.registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  expect(history.map(({ to }) => to)).toEqual(['realized', 'specified', 'specReview'])
})

test('the history of a draft does not begin with that of a discarded one of its number', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview'])
  await opened.registry.versions.discard(ANNA, ORDERS, '1.0.0')
  await push(opened.registry, ORDERS, '1.0.0')
  const overview = await opened.registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  expect(overview).toMatchObject({ state: 'draft', history: [] })
})

test('a condition that errs refuses', async () => {
  await opened.store.close()
  opened = await openWithOrders()
  opened.policies = [strictPolicy('gate')]
  const [version] = shippedLifecycles()
  if (version === undefined) throw new Error('no lifecycle ships')
  const erring = loadLifecycle(
    JSON.stringify({
      ...version.definition,
      version: '9.0.0',
      transitions: version.definition.transitions.map((transition) =>
        transition.id === 'submitSpec'
          ? {
              ...transition,
              gate: [
                {
                  id: 'errs',
                  title: 'A policy that is not in force passes',
                  when: 'conformance.policies["absent"].verdict == "pass"',
                  explain: { met: 'It does.', unmet: 'It does not.' },
                },
              ],
            }
          : transition,
      ),
    }),
    'erring.yaml',
  )
  const registry = await opened.reopen([erring])
  await push(registry, ORDERS, '1.0.0')
  const decision = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'specReview' })
  expect(decision.allowed).toBe(false)
  expect(decision.conditions).toEqual([
    {
      id: 'errs',
      title: 'A policy that is not in force passes',
      expression: 'conformance.policies["absent"].verdict == "pass"',
      holds: 'undetermined',
      explanation: 'This could not be judged, which refuses like a no: No such key: absent.',
      facts: {},
    },
  ])
  expect((await registry.versions.get(ORDERS, '1.0.0')).state).toBe('draft')
})

test('of two requests at the same moment one is taken and the other judged again', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const requests = [ANNA, BEN].map((actor) =>
    opened.registry.transitions.request(actor, ORDERS, '1.0.0', { to: 'specReview' }),
  )
  const outcomes = await Promise.allSettled(requests)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'transition-unknown' },
  })
  const { history } = await opened.registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  expect(history).toHaveLength(1)
})

test('a push between judging and writing makes the gate be asked again', async () => {
  await push(opened.registry, ORDERS, '1.0.0')
  const policies: readonly PolicyInForce[] = [strictPolicy('gate')]
  let pushed = false
  const judge = opened.engine.judge.bind(opened.engine)
  opened.policies = policies
  opened.engine.judge = async (...question) => {
    if (!pushed) {
      pushed = true
      await push(opened.registry, ORDERS, '1.0.0', 'import missing.txt')
    }
    return judge(...question)
  }
  const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.0.0', {
    to: 'specReview',
  })
  expect(pushed).toBe(true)
  expect(refusals(decision)).toEqual(['offers-something', 'complete'])
})

describe('the lifecycle that a version began under', () => {
  test('goes on to hold for it when a newer one comes into force', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    const [version, subscription] = shippedLifecycles()
    if (version === undefined || subscription === undefined) throw new Error('two lifecycles ship')
    const transitions = version.definition.transitions.filter(({ id }) => id !== 'abandon')
    const newer = loadLifecycle(
      JSON.stringify({ ...version.definition, version: '2.0.0', transitions }),
      'newer.yaml',
    )
    const registry = await opened.reopen([newer, subscription])
    await push(registry, ORDERS, '1.1.0')
    const statesFrom = async (number: string): Promise<readonly string[]> =>
      (await registry.transitions.overview(ANNA, ORDERS, number)).available.map(({ to }) => to)
    expect(await statesFrom('1.0.0')).toEqual(['specReview', 'retired'])
    expect(await statesFrom('1.1.0')).toEqual(['specReview'])
  })

  test('never changes under its version', async () => {
    await push(opened.registry, ORDERS, '1.0.0')
    const [version, subscription] = shippedLifecycles()
    if (version === undefined || subscription === undefined) throw new Error('two lifecycles ship')
    const changed = loadLifecycle(
      JSON.stringify({ ...version.definition, title: 'Another' }),
      'changed.yaml',
    )
    await expect(opened.reopen([changed, subscription])).rejects.toThrow(
      'The lifecycle contract-version@1.4.0 was changed while it is in use; give it a new version',
    )
  })
})

test('the facts that a gate is judged on are those that are declared', async () => {
  const [version] = shippedLifecycles()
  if (version === undefined) throw new Error('no lifecycle ships')
  const groups = [...new Set(Object.keys(GATE_FACTS.version).map((path) => path.split('.')[0]))]
  const curious = loadLifecycle(
    JSON.stringify({
      ...version.definition,
      version: '9.0.0',
      transitions: version.definition.transitions.map((transition) => ({
        ...transition,
        gate: groups.map((group) => ({
          id: group,
          title: 'Everything is shown',
          when: `size(${String(group)}) > 0`,
          explain: { met: 'Yes.', unmet: 'No.' },
        })),
      })),
    }),
    'curious.yaml',
  )
  const registry = await opened.reopen([curious])
  await push(registry, ORDERS, '1.0.0')
  const { available } = await registry.transitions.overview(ANNA, ORDERS, '1.0.0')
  const seen = (available[0]?.conditions ?? []).flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([group, values]) =>
      Object.keys(values as object).map((fact) => `${group}.${fact}`),
    ),
  )
  expect(seen.sort()).toEqual(Object.keys(GATE_FACTS.version).sort())
})
