import { setImmediate } from 'node:timers/promises'
import type { Domains } from '../domains/present-domains.ts'
import pLimit from 'p-limit'
import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import { domainOwner } from '../domains/domain-owner.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { judgeUnder, type JudgeContractPorts, type Judgement } from '../judge-contract.ts'
import { evaluateGate, isGateOpen } from '../lifecycle/evaluate-gate.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import { judgingTerms } from '../judgements/judgement-basis.ts'
import { conformanceFacts } from '../lifecycle/facts/version-facts.ts'
import type { Conformance, PolicyInForce } from '../model.ts'
import { RegistryError } from '../problems.ts'
import { policySubject } from '../versions/policy-subject.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import {
  MOST_SHOWN,
  standingOf,
  type ChoosePolicies,
  type PolicyEffect,
  type VersionEffect,
} from './policy-effect.ts'

export interface ComputePolicyEffectPorts extends JudgeContractPorts {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly versionContents: VersionContents
  readonly lifecycles: LifecycleBook
}

const AT_ONCE = 4 // versions judged together, so that every core has one
const PORTION = 100 // versions after which others get their turn

/** Looks at every version that is not retired, and judges those to which something else would apply. */
export async function computePolicyEffect(
  ports: ComputePolicyEffectPorts,
  after: ChoosePolicies,
  onProgress: (looked: number) => void,
): Promise<PolicyEffect> {
  const before = await ports.policiesInForce.snapshot()
  const tally = new EffectTally()
  const owners = new Map<string, Promise<string | undefined>>()
  const ownerOf = (service: ServiceDocument): Promise<string | undefined> => {
    if (service.owner !== undefined) return Promise.resolve(service.owner)
    const known = owners.get(service.domain) ?? domainOwner(ports.domains, service.domain)
    owners.set(service.domain, known)
    return known
  }
  const inTurn = pLimit(AT_ONCE)

  const lookAt = async (
    version: Stored<VersionDocument>,
    service: ServiceDocument,
  ): Promise<void> => {
    const subject = policySubject(service, version.value)
    const [now, then] = [before.for(subject), after(subject)]
    if (isSame(now, then)) return
    tally.concerned += 1
    try {
      const effect = await effectOn(ports, { version, service, now, then })
      if (effect !== undefined) tally.add({ ...effect, owner: await ownerOf(service) })
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      tally.failed += 1
    }
  }

  let portion: Stored<VersionDocument>[] = []
  const finishPortion = async (): Promise<void> => {
    const ids = [...new Set(portion.map(({ value }) => value.service))]
    const services = new Map(
      (await ports.services.getMany(ids)).map(({ id, value }) => [id, value]),
    )
    await Promise.all(
      portion.map((version) =>
        inTurn(async () => {
          const service = services.get(version.value.service)
          if (service !== undefined) await lookAt(version, service)
        }),
      ),
    )
    tally.looked += portion.length
    portion = []
    onProgress(tally.looked)
    await setImmediate() // whoever waits for an answer comes first
  }
  for await (const version of allPages(ports.versions, { sort: ['id'] })) {
    if (version.value.standing.final) continue
    portion.push(version)
    if (portion.length === PORTION) await finishPortion()
  }
  await finishPortion()
  return tally.effect(ports.clock().toISOString())
}

function isSame(now: readonly PolicyInForce[], then: readonly PolicyInForce[]): boolean {
  return JSON.stringify(now.map(judgingTerms)) === JSON.stringify(then.map(judgingTerms))
}

/** Undefined when nothing changes for the version. */
async function effectOn(
  ports: ComputePolicyEffectPorts,
  about: {
    readonly version: Stored<VersionDocument>
    readonly service: ServiceDocument
    readonly now: readonly PolicyInForce[]
    readonly then: readonly PolicyInForce[]
  },
): Promise<Omit<VersionEffect, 'owner'> | undefined> {
  const { version, service, now, then } = about
  const at = ports.clock()
  const waivers = await ports.waiversInForce(policySubject(service, version.value), at)
  const contract = ports.versionContents.asJudged(version.value)
  const judge = (policies: readonly PolicyInForce[]): Promise<Judgement> =>
    judgeUnder(ports, { policies, problem: undefined, waivers, at }, contract, version.id)
  const [before, after] = [await judge(now), await judge(then)]
  const policies = differencesOf(before.conformance, after.conformance)
  if (policies.length === 0 && before.report.verdict === after.report.verdict) return undefined
  return {
    version: version.id,
    service: version.value.service,
    state: version.value.state,
    before: before.report.verdict,
    after: after.report.verdict,
    policies,
    closes: await closingGates(ports.lifecycles, version.value, before, after),
    blocked: after.conformance.some(
      ({ enforcement, verdict }) => enforcement === 'block' && verdict !== 'pass',
    ),
  }
}

function differencesOf(
  before: readonly Conformance[],
  after: readonly Conformance[],
): VersionEffect['policies'] {
  const ids = [...new Set([...before, ...after].map(({ policy }) => policy))]
  return ids.flatMap((policy) => {
    const [was, is] = [before, after].map((list) => {
      const found = list.find((one) => one.policy === policy)
      return found && standingOf(found)
    })
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ policy, before: was, after: is }]
  })
}

/** By those conditions of gates alone that ask nothing but how the policies are kept. */
async function closingGates(
  lifecycles: LifecycleBook,
  version: VersionDocument,
  before: Judgement,
  after: Judgement,
): Promise<readonly string[]> {
  const lifecycle = await lifecycles.pinned(version.lifecycle)
  return lifecycle.from(version.state).flatMap((transition) => {
    const gate = transition.gate.filter(
      ({ expression: { names } }) =>
        names.length > 0 && names.every((name) => name.startsWith('conformance')),
    )
    const isOpen = (judgement: Judgement): boolean =>
      isGateOpen(
        evaluateGate({ ...transition, gate }, { conformance: conformanceFacts(judgement) }),
      )
    return gate.length > 0 && isOpen(before) && !isOpen(after) ? [transition.title] : []
  })
}

class EffectTally {
  looked = 0
  concerned = 0
  failed = 0
  #verdicts = 0
  #gates = 0
  #blocked = 0
  #isCut = false
  readonly #shown: VersionEffect[] = []
  readonly #owners = new Map<string | undefined, PolicyEffect['owners'][number]>()

  add(effect: VersionEffect): void {
    const isOtherVerdict = effect.before !== effect.after ? 1 : 0
    const isClosing = effect.closes.length > 0 ? 1 : 0
    this.#verdicts += isOtherVerdict
    this.#gates += isClosing
    this.#blocked += effect.blocked ? 1 : 0
    if (this.#shown.length < MOST_SHOWN) this.#shown.push(effect)
    else this.#isCut = true
    const { owner } = effect
    const known = this.#owners.get(owner)
    this.#owners.set(owner, {
      owner,
      versions: (known?.versions ?? 0) + 1,
      verdictsChanging: (known?.verdictsChanging ?? 0) + isOtherVerdict,
      gatesClosing: (known?.gatesClosing ?? 0) + isClosing,
    })
  }

  effect(at: string): PolicyEffect {
    return {
      at,
      looked: this.looked,
      concerned: this.concerned,
      verdictsChanging: this.#verdicts,
      gatesClosing: this.#gates,
      blocked: this.#blocked,
      failed: this.failed,
      versions: this.#shown.toSorted((one, other) => (one.version < other.version ? -1 : 1)),
      isCut: this.#isCut,
      owners: [...this.#owners.values()].sort(
        (one, other) =>
          Number(one.owner === undefined) - Number(other.owner === undefined) ||
          other.versions - one.versions ||
          ((one.owner ?? '') < (other.owner ?? '') ? -1 : 1),
      ),
    }
  }
}
