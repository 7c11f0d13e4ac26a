import { RegistryError } from '../../src/registry/index.ts'
import {
  ANNA,
  containing,
  openWithOrders,
  push,
  refusals,
  STRANGER,
  TO_OPERATION,
  walk,
  type TestRegistry,
} from './support/test-registry.ts'

const ORDERS = 'sales/orders'
const TWO = 'operation placeOrder\noperation cancelOrder\noffers placeOrder\noffers cancelOrder'
const ONE = 'operation placeOrder\noffers placeOrder'

let opened: TestRegistry

beforeEach(async () => {
  opened = await openWithOrders()
})

afterEach(() => opened.store.close())

async function publish(version: string, text: string): Promise<void> {
  await push(opened.registry, ORDERS, version, text)
  await walk(opened.registry, ORDERS, version, ['specReview', 'specified'])
}

async function subscribe(consumer: string, operations: readonly string[], range = '^1.0.0') {
  const { id } = await opened.registry.subscriptions.request(ANNA, {
    consumer,
    consumerKind: 'application',
    service: ORDERS,
    range,
    operations: [],
    environment: 'production',
  })
  if (operations.length > 0) {
    const text = operations.map((operation) => `uses ${operation}`).join('\n')
    await opened.registry.subscriptions.describe(ANNA, id, {
      files: [{ name: 'use.txt', bytes: new TextEncoder().encode(text) }],
      entry: 'use.txt',
    })
  }
  return id
}

describe('compatibility at registration', () => {
  test('a first version has nothing before it', async () => {
    const version = await push(opened.registry, ORDERS, '1.0.0', TWO)
    expect(version.compatibility).toMatchObject({
      requirement: { level: 'backward', because: 'The test asks for it.' },
      verdict: 'compatible',
      against: [],
      breaking: 0,
      asOf: '2027-01-01',
    })
    expect(version.compatibility?.advice).toBeUndefined()
  })

  test('a push is compared with the highest published release below it', async () => {
    await publish('1.0.0', TWO)
    await publish('1.4.2', TWO)
    await push(opened.registry, ORDERS, '1.5.0', TWO)
    await publish('2.0.0-rc.1', TWO)
    await publish('2.0.0', ONE)
    const patch = await push(opened.registry, ORDERS, '1.4.3', ONE)
    expect(patch.compatibility).toMatchObject({
      verdict: 'breaking',
      against: [{ version: '1.4.2' }],
      recommendedBump: 'major',
      advice: 'version-too-low',
      breaking: 1,
    })
    const next = await push(opened.registry, ORDERS, '3.0.0', ONE)
    expect(next.compatibility?.against.map(({ version }) => version)).toEqual(['2.0.0'])
    expect(next.compatibility?.verdict).toBe('identical')
  })

  test('a transitive level asks about all published releases', async () => {
    await publish('1.0.0', TWO)
    await publish('2.0.0', ONE)
    opened.level = 'backward-transitive'
    const { compatibility } = await push(opened.registry, ORDERS, '2.1.0', `${ONE}\ntitle New`)
    expect(compatibility?.against.map(({ version }) => version)).toEqual(['2.0.0', '1.0.0'])
    expect([compatibility?.verdict, compatibility?.breaking]).toEqual(['breaking', 1])
  })

  test('what was compared is read, and not compared again, until a draft is replaced', async () => {
    await publish('1.0.0', TWO)
    await push(opened.registry, ORDERS, '1.1.0', ONE)
    expect(opened.engine.compared).toBe(1)
    await opened.registry.compatibility.report(ORDERS, '1.1.0')
    await opened.registry.transitions.overview(ANNA, ORDERS, '1.1.0')
    expect(opened.engine.compared).toBe(1)
    await push(opened.registry, ORDERS, '1.1.0', TWO)
    expect(opened.engine.compared).toBe(2)
    const report = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect([report.verdict, report.engine, opened.engine.compared]).toEqual([
      'identical',
      '1.0.0-test',
      2,
    ])
  })

  test('a comparison that costs too much is open, says why, and is not tried again at once', async () => {
    await publish('1.0.0', TWO)
    opened.engine.isTooCostly = true
    const { compatibility } = await push(opened.registry, ORDERS, '1.1.0', ONE)
    expect(compatibility?.verdict).toBe('indeterminate')
    const { notCompared } = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect(notCompared.map(({ reason, against }) => [reason, against])).toEqual([
      [
        'sales/orders@1.0.0 and sales/orders@1.1.0 could not be compared: It took too long. It is tried again when it is asked for in 10 minutes or later.',
        '1.0.0',
      ],
    ])
    expect(opened.engine.compared).toBe(1)
  })

  test('a comparison that fails keeps nobody from registering, and is tried again', async () => {
    await publish('1.0.0', TWO)
    opened.engine.failure = 'x is undefined'
    const { compatibility } = await push(opened.registry, ORDERS, '1.1.0', ONE)
    expect(compatibility?.verdict).toBe('indeterminate')
    const { notCompared } = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect(notCompared.map(({ reason }) => reason)).toEqual([
      'sales/orders@1.0.0 and sales/orders@1.1.0 could not be compared: The comparison failed: x is undefined',
    ])
    opened.engine.failure = undefined
    expect((await opened.registry.compatibility.report(ORDERS, '1.1.0')).verdict).toBe('breaking')
  })

  test('requirements that cannot be evaluated are never the same as none', async () => {
    await publish('1.0.0', TWO)
    await push(opened.registry, ORDERS, '1.1.0', ONE)
    opened.policyProblem = 'The scope is broken.'
    const { requirement } = await opened.registry.compatibility.report(ORDERS, '1.1.0')
    expect(requirement).toEqual({
      level: 'full-transitive',
      because:
        'The requirements in force could not be evaluated, so that the strictest level holds: The scope is broken.',
    })
  })

  test('a published version stays held against what it was published after', async () => {
    await publish('1.0.0', TWO)
    await publish('1.2.0', TWO)
    await publish('1.1.0', TWO)
    opened.level = 'full-transitive'
    const report = await opened.registry.compatibility.report(ORDERS, '1.2.0')
    expect(report.against.map(({ version }) => version)).toEqual(['1.0.0'])
    expect(report.level).toBe('backward')
  })

  test('any two versions can be compared', async () => {
    await publish('1.0.0', TWO)
    await publish('2.0.0', ONE)
    await push(opened.registry, ORDERS, '3.0.0', TWO)
    const report = await opened.registry.compatibility.report(ORDERS, '3.0.0', { against: '1.0.0' })
    expect([report.verdict, report.against.map(({ version }) => version)]).toEqual([
      'identical',
      ['1.0.0'],
    ])
    expect(report.requirement.because).toBe('These two versions were asked about.')
  })
})

describe('gates', () => {
  test('a number that is too low is refused, with the facts', async () => {
    await publish('1.0.0', TWO)
    await push(opened.registry, ORDERS, '1.1.0', ONE)
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '1.1.0', {
      to: 'specReview',
    })
    expect(refusals(decision)).toEqual(['number-honest'])
    const condition = decision.conditions.find(({ id }) => id === 'number-honest')
    expect(condition?.facts).toEqual({ 'compatibility.advice': 'version-too-low' })
    expect(condition?.explanation).toBe(
      'Compared at the level backward with - 1.0.0. Changes that break somebody - 1; step that the changes deserve - major; step that the number takes - minor. Push the contract under a higher number, or take the changes back.',
    )
  })

  test('what could not be compared takes a reason', async () => {
    await publish('1.0.0', TWO)
    await push(opened.registry, ORDERS, '1.1.0', `${TWO}\nincomparable`)
    await walk(opened.registry, ORDERS, '1.1.0', ['specReview'])
    const silent = await opened.registry.transitions.request(ANNA, ORDERS, '1.1.0', {
      to: 'specified',
    })
    expect(refusals(silent)).toEqual(['compared-or-accepted'])
    const spoken = await opened.registry.transitions.request(ANNA, ORDERS, '1.1.0', {
      to: 'specified',
      reason: 'Compared by hand.',
    })
    expect(refusals(spoken)).toEqual([])
  })

  test('a version that breaks a consumer goes into operation with a reason alone', async () => {
    await push(opened.registry, ORDERS, '1.0.0', TWO)
    await walk(opened.registry, ORDERS, '1.0.0', TO_OPERATION)
    await subscribe('shop', ['cancelOrder'])
    await push(opened.registry, ORDERS, '2.0.0', ONE)
    await walk(opened.registry, ORDERS, '2.0.0', TO_OPERATION.slice(0, -1))
    const decision = await opened.registry.transitions.request(ANNA, ORDERS, '2.0.0', {
      to: 'operational',
    })
    expect(refusals(decision)).toEqual(['consumers-told'])
    const told = decision.conditions.find(({ id }) => id === 'consumers-told')
    expect(told?.facts['compatibility.brokenConsumers']).toEqual(['shop'])
  })
})

describe('consumers', () => {
  test('a change names those who use what changed, and impact all others, too', async () => {
    await publish('1.0.0', TWO)
    const shop = await subscribe('shop', ['cancelOrder'])
    await subscribe('till', ['placeOrder'])
    await subscribe('archive', [])
    await subscribe('later', ['cancelOrder'], '^2.0.0')
    await push(opened.registry, ORDERS, '2.0.0', ONE)
    const report = await opened.registry.compatibility.report(ORDERS, '2.0.0')
    const [change] = report.changes
    expect(change?.consumers?.map(({ consumer, certainty }) => [consumer, certainty])).toEqual([
      ['archive', 'may-break'],
      ['shop', 'breaks'],
    ])
    expect(change?.consumers?.[1]).toEqual({
      consumer: 'shop',
      certainty: 'breaks',
      operations: ['cancelOrder'],
      reason: 'It calls cancelOrder.',
      environment: 'production',
      subscription: shop,
    })
    expect(
      report.consumers.map(({ consumer, verdict, knownUse }) => [consumer, verdict, knownUse]),
    ).toEqual([
      ['archive', 'may-break', 'nothing'],
      ['shop', 'breaks', 'fields'],
      ['till', 'works', 'fields'],
    ])
    expect(opened.engine.compared).toBe(1)
  })

  test('a consumer of an older version alone breaks by a change that nobody of the newest meets', async () => {
    await publish('1.0.0', TWO)
    await publish('1.1.0', `${TWO}\ntitle New`)
    await subscribe('shop', ['cancelOrder'], '~1.0.0')
    opened.level = 'backward-transitive'
    await push(opened.registry, ORDERS, '2.0.0', ONE)
    const report = await opened.registry.compatibility.report(ORDERS, '2.0.0')
    expect(report.changes[0]?.consumers?.map(({ consumer }) => consumer)).toEqual(['shop'])
    expect(report.consumers.map(({ consumer, verdict }) => [consumer, verdict])).toEqual([
      ['shop', 'breaks'],
    ])
  })

  test('saying what is used needs the authority to ask for the use, and is an event', async () => {
    await publish('1.0.0', TWO)
    const id = await subscribe('shop', ['cancelOrder'])
    const upload = {
      files: [{ name: 'use.txt', bytes: new TextEncoder().encode('uses placeOrder') }],
      entry: 'use.txt',
    }
    await expect(
      opened.registry.subscriptions.describe(STRANGER, id, upload),
    ).rejects.toMatchObject({
      code: 'not-allowed',
      message: containing('Stranger may not ask on behalf of the consumer for'),
    })
    const described = await opened.registry.subscriptions.describe(ANNA, id, upload)
    expect(described.usage).toMatchObject({ source: 'consumer-contract', fileName: 'use.txt' })
    const events = await opened.events()
    expect(events.at(-1)).toMatchObject({
      action: 'subscription.described',
      subject: `subscription:${id}`,
      change: { source: 'consumer-contract' },
    })
    const nothing = {
      files: [{ name: 'use.txt', bytes: new Uint8Array() }],
      entry: 'use.txt',
    }
    await expect(opened.registry.subscriptions.describe(ANNA, id, nothing)).rejects.toEqual(
      new RegistryError('usage-unreadable', 'No line says what is used.'),
    )
  })
})

describe('what a consumer says that it uses', () => {
  const describeUse = async (id: string, text: string) =>
    opened.registry.subscriptions.describe(ANNA, id, {
      files: [{ name: 'use.txt', bytes: new TextEncoder().encode(text) }],
      entry: 'use.txt',
    })

  test('is taken under the names that consumer and provider have now, and under former ones', async () => {
    const { services } = opened.registry
    await publish('1.0.0', TWO)
    const id = await subscribe('shop', [])
    const { revision } = await services.get(ORDERS)
    await services.move(ANNA, ORDERS, { name: 'purchases' }, revision)
    for (const provider of ['purchases', 'sales/purchases', ORDERS]) {
      const described = await describeUse(id, `provider ${provider}\nuses placeOrder`)
      expect(described.usage?.fileName).toBe('use.txt')
    }
    await expect(describeUse(id, 'provider bank\nuses placeOrder')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'It says what is used of "bank"; the subscription is to sales/purchases.',
    })
  })

  test('is refused where no published version in its range has the operation', async () => {
    await publish('1.0.0', TWO)
    await push(opened.registry, ORDERS, '1.1.0', `${TWO}\noperation fly`)
    const id = await subscribe('shop', ['cancelOrder'])
    await expect(describeUse(id, 'uses placeOrder\nuses fly')).rejects.toMatchObject({
      code: 'invalid-input',
      details: {
        errors: [
          {
            pointer: '/operations/1/operation',
            message: 'sales/orders@1.0.0 has no operation "fly".',
          },
        ],
      },
    })
    expect((await opened.registry.subscriptions.usage(id)).operations).toEqual([
      { operation: 'cancelOrder' },
    ])
  })

  test('may name what any published version in its range has', async () => {
    await publish('1.0.0', TWO)
    await publish(
      '1.0.1',
      'operation placeOrder\noperation fly\noffers placeOrder\noffers cancelOrder',
    )
    const id = await subscribe('shop', ['cancelOrder', 'fly'])
    await expect(describeUse(id, 'uses sail')).rejects.toMatchObject({
      message: 'None of the versions of sales/orders in ^1.0.0 has an operation "sail".',
    })
  })

  test('is refused where it is about another consumer or another service', async () => {
    await publish('1.0.0', TWO)
    const id = await subscribe('shop', [])
    await expect(
      describeUse(id, 'uses placeOrder\nconsumer till\nprovider sales/billing'),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      details: {
        errors: [
          {
            pointer: '/consumer',
            message: 'It says what "till" uses; the subscription is that of "shop".',
          },
          {
            pointer: '/provider',
            message:
              'It says what is used of "sales/billing"; the subscription is to sales/orders.',
          },
        ],
      },
    })
    const fitting = await describeUse(id, 'uses placeOrder\nconsumer shop\nprovider orders')
    expect(fitting.usage?.fileName).toBe('use.txt')
  })
})

describe('whether a version may be deployed', () => {
  const activate = async (id: string): Promise<void> => {
    for (const to of ['inactive', 'active']) {
      await opened.registry.subscriptions.transition(ANNA, id, { to })
    }
  }

  const ask = (version: string, environment = 'production', isBeside = false) =>
    opened.registry.compatibility.deployability(ORDERS, version, { environment, isBeside })

  beforeEach(async () => {
    await push(opened.registry, ORDERS, '1.0.0', TWO)
    await walk(opened.registry, ORDERS, '1.0.0', TO_OPERATION)
  })

  test('no, where it breaks a consumer there', async () => {
    await activate(await subscribe('shop', ['cancelOrder'], '>=1.0.0'))
    await activate(await subscribe('till', ['placeOrder'], '>=1.0.0'))
    await push(opened.registry, ORDERS, '2.0.0', ONE)
    const answer = await ask('2.0.0')
    expect(answer.answer).toBe('no')
    expect(
      answer.reasons.map(({ about, answer: one, subject, message }) => [
        about,
        one,
        subject,
        message,
      ]),
    ).toEqual([
      [
        'version',
        'no',
        undefined,
        '2.0.0 is not published (draft), so that its contract may still change; publish it first. Beside 1.0.0 it is breaking.',
      ],
      [
        'consumer',
        'no',
        'shop',
        'It uses 1.0.0 and breaks: cancelOrder was removed. It calls cancelOrder.',
      ],
      ['consumer', 'yes', 'till', 'It uses 1.0.0; nothing that it uses breaks.'],
    ])
  })

  test('no, where the version that serves a consumer is replaced, and yes where it stays', async () => {
    await activate(await subscribe('shop', ['cancelOrder']))
    await publish('2.0.0', ONE)
    const replaced = await ask('2.0.0')
    expect(replaced.answer).toBe('no')
    expect(replaced.reasons.at(-1)?.message).toBe(
      'It uses 1.0.0 and breaks: cancelOrder was removed. It calls cancelOrder. It asks for ^1.0.0: where 1.0.0 stays in service beside 2.0.0, it goes on using that.',
    )
    const { answer, reasons } = await ask('2.0.0', 'production', true)
    expect(answer).toBe('yes')
    expect(reasons.at(-1)?.message).toBe(
      'It asks for ^1.0.0 and uses 1.0.0; it works as long as that stays in service beside 2.0.0.',
    )
  })

  test('unknown, where a consumer did not say what it uses', async () => {
    await activate(await subscribe('archive', [], '>=1.0.0'))
    await publish('2.0.0', ONE)
    const { answer, reasons } = await ask('2.0.0')
    expect(answer).toBe('unknown')
    expect(reasons.at(-1)?.message).toBe(
      'It uses 1.0.0 and may break: cancelOrder was removed. Its use is not known.',
    )
  })

  test('an environment that nothing names is refused', async () => {
    await expect(ask('1.0.0', 'prod')).rejects.toEqual(
      new RegistryError(
        'environment-unknown',
        'Nothing in the registry names the environment "prod"; it knows production, staging.',
      ),
    )
  })

  test('no, where it is not published, whoever uses the service', async () => {
    await push(opened.registry, ORDERS, '1.1.0', ONE)
    const { answer, reasons } = await ask('1.1.0')
    expect(answer).toBe('no')
    expect(reasons[0]).toEqual({
      about: 'version',
      answer: 'no',
      subject: undefined,
      message:
        '1.1.0 is not published (draft), so that its contract may still change; publish it first. Beside 1.0.0 it is breaking; its version is too low for a major change.',
    })
  })

  test('no, where nothing that it needs itself is in service', async () => {
    await opened.registry.services.register(ANNA, {
      domain: 'sales',
      name: 'billing',
      title: 'Billing',
    })
    await opened.registry.subscriptions.request(ANNA, {
      consumer: ORDERS,
      consumerKind: 'service',
      service: 'sales/billing',
      range: '^1.0.0',
      environment: 'production',
    })
    const { answer, reasons } = await ask('1.0.0')
    expect(answer).toBe('no')
    expect(reasons.at(-1)).toEqual({
      about: 'provider',
      answer: 'no',
      subject: 'sales/billing',
      message: 'No version in ^1.0.0 is in service.',
    })
  })
})
