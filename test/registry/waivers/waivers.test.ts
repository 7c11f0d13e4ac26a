import type { TestRegistry } from '../support/test-registry.ts'
import {
  ANNA,
  BEN,
  containing,
  NOBODY,
  openWithOrders,
  push,
  refusals,
  STRANGER,
  strictPolicy,
} from '../support/test-registry.ts'
import { failingWith } from '../../http/support/failing-with.ts'
import type { WaiverInput, WaiverView } from '../../../src/registry/index.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openWithOrders()
  opened.policies = [strictPolicy('gate')]
})
afterEach(() => opened.store.close())

const BROKEN = 'operation placeOrder\nerror too long'
const ASKED: WaiverInput = {
  rule: 'LINE1',
  scope: { service: 'sales/orders' },
  reason: 'The partner needs a month.',
  until: '2027-01-10',
}

function ask(input: Partial<WaiverInput> = {}): Promise<WaiverView> {
  return opened.registry.waivers.request(BEN, { ...ASKED, ...input })
}

async function grant(input: Partial<WaiverInput> = {}): Promise<WaiverView> {
  const { id } = await ask(input)
  return opened.registry.waivers.decide(ANNA, id, { decision: 'grant' })
}

async function verdict(): Promise<string> {
  return (await opened.registry.versions.report('sales/orders', '1.0.0')).verdict
}

describe('asking for a waiver', () => {
  test('records who wants what until when, and accepts nothing yet', async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    const waiver = await ask()
    expect(waiver).toMatchObject({
      rule: 'LINE1',
      scope: { domain: 'sales', service: 'sales/orders' },
      owner: 'sales-lead',
      state: 'requested',
      requestedBy: 'Ben',
      revision: 1,
    })
    expect(await verdict()).toBe('fail')
    expect((await opened.events()).at(-1)).toMatchObject({
      action: 'waiver.requested',
      subject: `waiver:${waiver.id}`,
      actor: { id: 'ben' },
      onBehalfOf: 'lead',
      reason: 'The partner needs a month.',
    })
  })

  test.each([
    ['a rule that is not there', { rule: 'LINE9' }, 'invalid-input', 'no rule "LINE9"'],
    ['a day that is over', { until: '2026-12-31' }, 'invalid-input', 'is over'],
    ['a day that does not exist', { until: '2027-02-31' }, 'invalid-input', 'day of the calendar'],
    ['no scope', { scope: {} }, 'invalid-input', 'either a domain or a service'],
    [
      'two scopes',
      { scope: { domain: 'sales', service: 'sales/orders' } },
      'invalid-input',
      'either',
    ],
    [
      'a version of nothing',
      { scope: { domain: 'sales', version: '1.0.0' } },
      'invalid-input',
      'name the service',
    ],
    ['an unknown service', { scope: { service: 'sales/x' } }, 'service-not-found', 'sales/x'],
    ['an unknown domain', { scope: { domain: 'x' } }, 'domain-not-found', 'x'],
    ['no owner', { scope: { domain: 'sales' } }, 'invalid-input', 'No role owns'],
  ] as const)('%s is refused with the reason', async (_, input, code, words) => {
    await expect(ask(input)).rejects.toThrow(failingWith({ code, message: containing(words) }))
    expect((await opened.registry.waivers.list()).items).toEqual([])
  })

  test('needs authority', async () => {
    for (const actor of [STRANGER, NOBODY]) {
      await expect(opened.registry.waivers.request(actor, ASKED)).rejects.toThrow(
        failingWith({ code: 'not-allowed' }),
      )
    }
  })
})

describe('a waiver that is granted', () => {
  test('is honoured by reports and gates until its last day is over, by the clock alone', async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    const { id } = await grant()
    const { findings, policies } = await opened.registry.versions.report('sales/orders', '1.0.0')
    expect(findings[0]?.waived).toEqual({ id, until: '2027-01-10', reason: ASKED.reason })
    expect(policies[0]).toMatchObject({ verdict: 'pass', counts: { error: 0 } })
    expect(await verdict()).toBe('pass')
    expect(await publish()).toEqual([])
    opened.pass(9) // the last day
    expect(await verdict()).toBe('pass')
    opened.pass(1)
    expect(await verdict()).toBe('fail')
    const waiver = await opened.registry.waivers.get(id)
    expect(waiver.state).toBe('lapsed')
    expect((await opened.registry.waivers.list({ state: 'granted' })).items).toEqual([])
    expect((await opened.registry.waivers.list({ state: 'lapsed' })).items).toHaveLength(1)
  })

  test('lets a contract in that a policy would block, also before its version is there', async () => {
    opened.policies = [strictPolicy('block')]
    const pushed = push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    await expect(pushed).rejects.toThrow(failingWith({ code: 'policy-blocked' }))
    await grant({ scope: { service: 'sales/orders', version: '1.0.0' } })
    expect((await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)).verdict).toBe('pass')
    await expect(push(opened.registry, 'sales/orders', '1.1.0', BROKEN)).rejects.toThrow(
      failingWith({ code: 'policy-blocked' }),
    )
  })

  test('holds for all services of its domain, and for no finding but the one that it names', async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', `${BROKEN}\nerror too short`)
    await grant({ scope: { domain: 'sales' }, owner: 'sales-lead', fingerprint: 'LINE1 too long' })
    const { findings } = await opened.registry.versions.report('sales/orders', '1.0.0')
    expect(findings.map(({ message, waived }) => [message, waived !== null])).toEqual([
      ['too long', true],
      ['too short', false],
    ])
    expect(await verdict()).toBe('fail')
  })

  test('judges no contract again', async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    const { judged } = opened.engine
    await grant()
    expect(await verdict()).toBe('pass')
    expect(opened.engine.judged).toBe(judged)
  })

  test('can be revoked with a reason, and counts again at once', async () => {
    await push(opened.registry, 'sales/orders', '1.0.0', BROKEN)
    const { id } = await grant()
    const { waivers } = opened.registry
    await expect(waivers.decide(ANNA, id, { decision: 'revoke' })).rejects.toThrow(
      failingWith({ code: 'invalid-input', message: containing('Say why') }),
    )
    const revoked = await waivers.decide(ANNA, id, { decision: 'revoke', reason: 'It is mended.' })
    expect(revoked).toMatchObject({ state: 'revoked', decision: { by: 'Anna', role: 'lead' } })
    expect(await verdict()).toBe('fail')
    const actions = (await opened.events()).map(({ action }) => action)
    expect(actions.slice(-2)).toEqual(['waiver.revoked', 'version.judged-anew'])
    const again = waivers.decide(ANNA, id, { decision: 'grant' })
    await expect(again).rejects.toThrow(failingWith({ code: 'waiver-decided' }))
  })

  async function publish(): Promise<readonly string[]> {
    const { transitions } = opened.registry
    await transitions.request(ANNA, 'sales/orders', '1.0.0', { to: 'specReview' })
    const to = 'specified'
    return refusals(await transitions.request(ANNA, 'sales/orders', '1.0.0', { to }))
  }
})

describe('deciding about a waiver', () => {
  test('is for who has the authority, and refused means that nothing changes', async () => {
    const { id } = await ask()
    const { waivers } = opened.registry
    for (const decision of ['grant', 'refuse', 'revoke', 'withdraw'] as const) {
      await expect(
        waivers.decide(STRANGER, id, { decision, reason: 'I want to.' }),
      ).rejects.toThrow(failingWith({ code: 'not-allowed' }))
    }
    expect(await waivers.get(id)).toMatchObject({ state: 'requested', revision: 1 })
  })

  test('is for a second person where the constitution wants one', async () => {
    opened.fourEyes = true
    const { id } = await ask()
    const { waivers } = opened.registry
    await expect(waivers.decide(BEN, id, { decision: 'grant' })).rejects.toThrow(
      failingWith({ code: 'not-allowed', message: containing('somebody else') }),
    )
    expect((await waivers.decide(ANNA, id, { decision: 'grant' })).state).toBe('granted')
  })

  test('grants for a shorter time, and never for a longer one', async () => {
    const { id } = await ask()
    const { waivers } = opened.registry
    const longer = waivers.decide(ANNA, id, { decision: 'grant', until: '2027-01-11' })
    await expect(longer).rejects.toThrow(failingWith({ code: 'invalid-input' }))
    const granted = await waivers.decide(ANNA, id, { decision: 'grant', until: '2027-01-05' })
    expect(granted.until).toBe('2027-01-05')
  })

  test('a request is withdrawn by who made it and by nobody else', async () => {
    const { id } = await ask()
    const { waivers } = opened.registry
    await expect(waivers.decide(ANNA, id, { decision: 'withdraw' })).rejects.toThrow(
      failingWith({ code: 'not-allowed', message: containing('refuse it instead') }),
    )
    expect((await waivers.decide(BEN, id, { decision: 'withdraw' })).state).toBe('withdrawn')
  })

  test('is for whoever owns what it is for by now, and not for a role that was named by who asked', async () => {
    const { services, domains, waivers } = opened.registry
    const { id } = await ask({ owner: 'a-friend' })
    await domains.put(ANNA, 'shop', { title: 'Shop' })
    const { revision } = await services.get('sales/orders')
    await services.move(ANNA, 'sales/orders', { domain: 'shop' }, revision)
    opened.asked.length = 0
    await waivers.decide(ANNA, id, { decision: 'grant' })
    await waivers.decide(ANNA, id, { decision: 'revoke', reason: 'It is mended.' })
    expect(
      opened.asked
        .filter(({ action }) => action.startsWith('waiver.'))
        .map(({ action, thing }) => [action, thing.domain, thing.role]),
    ).toEqual([
      ['waiver.decide', 'shop', 'sales-lead'],
      ['waiver.revoke', 'shop', 'a-friend'],
    ])
  })

  test('is based on the revision that was looked at', async () => {
    const { id } = await ask()
    const decided = opened.registry.waivers.decide(ANNA, id, { decision: 'grant' }, 2)
    await expect(decided).rejects.toThrow(failingWith({ code: 'stale-revision' }))
  })
})

test('waivers are found by service, domain, rule, owner and state', async () => {
  const [one, two] = [await ask(), await ask({ scope: { domain: 'sales' }, owner: 'ben' })]
  const idsOf = async (query: object): Promise<readonly string[]> =>
    (await opened.registry.waivers.list(query)).items.map(({ id }) => id)
  expect(await idsOf({})).toEqual([two.id, one.id])
  expect(await idsOf({ service: 'sales/orders' })).toEqual([one.id])
  expect(await idsOf({ domain: 'sales', state: 'requested' })).toEqual([two.id, one.id])
  expect(await idsOf({ owner: 'ben', rule: 'LINE1' })).toEqual([two.id])
  expect(await idsOf({ state: 'revoked' })).toEqual([])
})
