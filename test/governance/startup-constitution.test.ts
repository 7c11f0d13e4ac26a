import { readFileSync } from 'node:fs'
import {
  ConstitutionError,
  loadConstitution,
  openConstitution,
  openConstitutionalAuthority,
  openPoliciesInForce,
  ratifyFirstConstitution,
  type Constitution,
} from '../../src/governance/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import type { Action, Actor, PolicySubject } from '../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../src/store/index.ts'

const at = new Date('2026-11-22T10:00:00Z')
const clock = (): Date => at
const admin = { kind: 'person', id: 'admin', name: 'admin' } as const
const other: Actor = { kind: 'person', id: 'mira', name: 'Mira' }
const system: Actor = { kind: 'system', id: 'system', name: 'Concordat' }
const startupText = readFileSync(`${packageRoot}policies/constitutions/startup.yaml`, 'utf8')

let store: Store
let ids = 0
const newId = (): string => `id-${++ids}`

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
})
afterEach(() => store.close())

function startup(): Constitution {
  return loadConstitution(startupText, 'startup.yaml')
}

function ratify(): Promise<boolean> {
  return ratifyFirstConstitution({
    store,
    clock,
    newId,
    constitution: startup(),
    administrator: admin,
  })
}

async function ask(actor: Actor, action: Action, subject = 'service:payments/orders') {
  const authority = await openConstitutionalAuthority(store)
  return authority.decide({ actor, action, thing: { subject, domain: 'payments' }, at })
}

describe('ratifying the first constitution', () => {
  test('fills its roles with the administrator, and is an event', async () => {
    expect(await ratify()).toBe(true)
    const view = await (await openConstitution(store, clock))()
    expect(view).toMatchObject({ id: 'startup', version: startup().version, fourEyes: false })
    expect(view?.rolesOf('admin')).toEqual(['anchor-lead'])
    expect(view?.rolesOf('mira')).toEqual([])
    const [event] = await store.outbox.pending(10)
    expect(event).toMatchObject({
      action: 'constitution.ratified',
      subject: `constitution:startup@${startup().version}`,
      actor: { kind: 'person', id: 'admin' },
    })
  })

  test('happens once', async () => {
    await ratify()
    expect(await ratify()).toBe(false)
    expect(await store.outbox.pending(10)).toHaveLength(1)
  })
})

describe('authority under the startup constitution', () => {
  test('whoever is signed in asks for an application to use a service, and decides nothing about it', async () => {
    await ratify()
    expect((await ask(other, 'subscription.ask', 'subscription:1')).allowed).toBe(true)
    expect((await ask(other, 'subscription.request', 'subscription:1')).allowed).toBe(false)
    expect((await ask(other, 'subscription.transition', 'subscription:1')).allowed).toBe(false)
    const nobody: Actor = { kind: 'anonymous', id: 'anonymous', name: 'nobody' }
    expect((await ask(nobody, 'subscription.ask', 'subscription:1')).allowed).toBe(false)
  })

  test('before ratification nobody has it, but for the set-up itself', async () => {
    expect((await ask(admin, 'service.register')).allowed).toBe(false)
    expect((await ask(system, 'account.create', 'account:admin')).allowed).toBe(true)
    expect((await ask(system, 'service.register')).allowed).toBe(false)
  })

  test('the lead decides, and the decision names the role and the article', async () => {
    await ratify()
    const decision = await ask(admin, 'service.register')
    expect(decision).toMatchObject({ allowed: true, role: 'anchor-lead' })
    expect(decision.reasons).toEqual([expect.stringContaining('article "The lead decides')])
  })

  test('a token acts with the roles of its person', async () => {
    await ratify()
    const token: Actor = { kind: 'token', id: 'admin', name: 'admin by token "ci"' }
    expect(await ask(token, 'version.push')).toMatchObject({ allowed: true, role: 'anchor-lead' })
  })

  test('somebody without a role is refused, and told who could', async () => {
    await ratify()
    const decision = await ask(other, 'version.transition')
    expect(decision.allowed).toBe(false)
    expect(decision.reasons).toEqual([
      'Mira fills no role that may change the state of service:payments/orders.',
      'Under the Startup constitution this is for the role anchor-lead (filled by admin), by article "The lead decides what nobody else holds" and article "A domain is controlled by one role".',
      'Ask them to do it, or open a tension about service:payments/orders, which comes before whoever decides about it.',
    ])
  })

  test('everyone keeps their own account and nobody else’s', async () => {
    await ratify()
    expect((await ask(other, 'token.create', 'account:mira')).allowed).toBe(true)
    expect((await ask(other, 'token.revoke', 'account:admin')).allowed).toBe(false)
  })

  test('resetting a password is for whoever has access to the store, not for the lead', async () => {
    await ratify()
    expect((await ask(admin, 'account.reset-password', 'account:mira')).allowed).toBe(false)
    expect((await ask(system, 'account.reset-password', 'account:mira')).allowed).toBe(true)
  })
})

describe('policies in force', () => {
  const subject = (
    format: PolicySubject['contract']['format'],
    tags: string[] = [],
  ): PolicySubject => ({
    service: {
      id: 'payments/orders',
      registeredAs: 'payments/orders',
      domain: 'payments',
      name: 'orders',
      kind: 'atomic',
      tags,
    },
    contract: { format, version: '1.0.0', state: 'draft' },
  })

  test('are none before ratification', async () => {
    const policies = await openPoliciesInForce(store, () => '1.0.0', clock)
    expect(await policies.list()).toEqual([])
  })

  test('apply by their scope', async () => {
    await ratify()
    const policies = await openPoliciesInForce(store, () => '1.0.0', clock)
    const idsFor = async (s: PolicySubject): Promise<string[]> =>
      (await policies.for(s)).map(({ id }) => id)
    expect(await idsFor(subject('wsdl-1.1'))).toEqual(['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
    expect(await idsFor(subject('wsdl-1.1', ['legacy']))).toEqual(['wsdl-core', 'ws-i-ssbp-1.0'])
    expect(await idsFor(subject('openapi-3.0'))).toEqual(['openapi-core'])
  })

  test('say who decided them and since when', async () => {
    await ratify()
    const policies = await openPoliciesInForce(store, () => '1.1.0', clock)
    expect((await policies.list())[0]).toMatchObject({
      id: 'wsdl-core',
      packVersion: '1.1.0',
      enforcement: 'gate',
      decidedBy: 'Startup constitution, ratified by admin',
      since: '2026-11-22T10:00:00.000Z',
    })
  })

  test('ask every contract for a level of compatibility, with the reason', async () => {
    const policies = await openPoliciesInForce(store, () => '1.0.0', clock)
    expect(await policies.compatibilityFor(subject('openapi-3.0'))).toEqual({
      level: 'backward',
      policy: undefined,
      because: 'No requirement in force speaks of this contract; clients keep working by default.',
    })
    await ratify()
    const levelOf = async (changes: {
      readonly format?: PolicySubject['contract']['format']
      readonly kind?: string
      readonly version?: string
    }): Promise<readonly unknown[]> => {
      const asked = subject(changes.format ?? 'openapi-3.0')
      const { level, policy, because } = await policies.compatibilityFor({
        service: { ...asked.service, kind: changes.kind ?? 'atomic' },
        contract: { ...asked.contract, version: changes.version ?? '1.0.0' },
      })
      return [level, policy, because]
    }
    expect(await levelOf({})).toEqual([
      'backward',
      'clients-keep-working',
      'Whoever uses the version before must be able to use this one. (Startup constitution)',
    ])
    expect((await levelOf({ version: '2.0.0-rc.1' })).slice(0, 2)).toEqual([
      'none',
      'pre-releases-promise-nothing',
    ])
    const shared = { format: 'xsd-1.0', kind: 'utility' } as const
    expect((await levelOf(shared)).slice(0, 2)).toEqual(['full-transitive', 'shared-data-lasts'])
  })

  test('a policy whose pack is missing is an error, not an absent policy', async () => {
    await ratify()
    const policies = await openPoliciesInForce(store, () => undefined, clock)
    await expect(policies.for(subject('wsdl-1.1'))).rejects.toThrow(/wsdl-core.*not installed/)
  })
})

describe('a constitution document', () => {
  test('is refused with all of its mistakes', () => {
    const broken = startupText
      .replace('role: anchor-lead', 'role: nobody')
      .replace('scope: contract.format == "wsdl-1.1"\n', 'scope: contract.format ==\n')
    let error: unknown
    try {
      loadConstitution(broken, 'broken.yaml')
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ConstitutionError)
    expect((error as ConstitutionError).mistakes).toEqual([
      '/policies/3/scope: Unexpected token: EOF (character 19 of the expression)',
      '/articles/6/grants/role: There is no role "nobody" in this constitution.',
    ])
  })

  test('that names an unknown role is refused', () => {
    const broken = startupText.replace('role: anchor-lead', 'role: nobody')
    expect(() => loadConstitution(broken, 'broken.yaml')).toThrow(
      '/articles/6/grants/role: There is no role "nobody" in this constitution.',
    )
  })

  test('that is no YAML is refused', () => {
    expect(() => loadConstitution('roles: [', 'broken.yaml')).toThrow(ConstitutionError)
  })
})
