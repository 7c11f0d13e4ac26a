import type { RegistryError, TransitionDecision } from '../../../src/registry/index.ts'
import type { TestRegistry } from '../support/test-registry.ts'
import {
  SERVES,
  statesIn,
  TAKES_NEWCOMERS,
  versionsFor,
  type Picture,
  type ServicePicture,
} from './world.ts'

const FINAL = ['retired', 'rejected', 'terminated', 'withdrawn']
const DAY = 24 * 60 * 60 * 1_000 // milliseconds

/** One step of the world. */
export interface Passage {
  readonly before: Picture
  readonly after: Picture
  /** Those that the step recorded. */
  readonly decisions: readonly TransitionDecision[]
}

/** What holds of any step: no state without a decision, nothing published changes, what ended stays ended. */
export function checkPassage({ before, after, decisions }: Passage): void {
  const then = statesIn(before)
  for (const [subject, state] of statesIn(after)) {
    const was = then.get(subject)
    if (was === undefined || was === state) continue
    expect(FINAL).not.toContain(was)
    const [led, ...others] = decisions.filter((one) => one.allowed && one.subject === subject)
    const isReplacedDraft = state === 'draft' && led === undefined
    expect(others).toEqual([])
    if (!isReplacedDraft) expect([led?.from, led?.to]).toEqual([was, state])
    else expect(was).toBe('specReview')
  }
  const refused = decisions.filter(({ allowed }) => !allowed)
  for (const { subject, from } of refused) expect(then.get(subject)).toBe(from)
  for (const [id, { versions }] of Object.entries(before.services)) {
    for (const { version, digest } of versions.filter(({ frozen }) => frozen)) {
      expect(after.services[id]?.versions).toContainEqual(
        expect.objectContaining({ version, digest, frozen: true }),
      )
    }
  }
  const subscriptions = after.subscriptions.map(({ id }) => id)
  for (const { id } of before.subscriptions) expect(subscriptions).toContain(id)
  expect(new Set(subscriptions).size).toBe(subscriptions.length)
}

/** What an allowed decision was right to let through, judged from the picture and not from its facts. */
export function checkAllowed(
  { before, after }: Pick<Passage, 'before' | 'after'>,
  decision: TransitionDecision,
  noticeDays: number,
): void {
  expect(decision.conditions.filter(({ holds }) => holds !== 'yes')).toEqual([])
  const [kind = '', name = ''] = splitOnce(decision.subject, ':')
  const [id = '', part = ''] = splitOnce(name, kind === 'endpoint' ? '#' : '@')
  if (kind === 'version') checkVersion(before, after, { id, part }, decision, noticeDays)
  if (kind === 'subscription') checkSubscription(before, name, decision)
  if (kind === 'endpoint') checkEndpoint(before, id, part, decision)
  if (kind === 'service' && ['withdrawn', 'retired'].includes(decision.to)) {
    const live = before.services[id]?.versions.filter((one) => one.frozen && !isOver(one.state))
    expect(live).toEqual([])
  }
}

function checkVersion(
  before: Picture,
  after: Picture,
  { id, part: version }: { readonly id: string; readonly part: string },
  { to, from, at }: TransitionDecision,
  noticeDays: number,
): void {
  const service = requireService(before, id)
  const highestFirst = service.versions.map((one) => one.version)
  const higher = service.versions.slice(0, highestFirst.indexOf(version))
  if (to === 'operational' && from === 'certified') {
    expect(isOnlineIn(service, 'production')).toBe(true)
    expect(service.capability === undefined || service.charter === 'approved').toBe(true)
  }
  if (to === 'superseded') {
    expect(higher.some(({ state }) => ['operational', 'superseded'].includes(state))).toBe(true)
  }
  if (to === 'deprecated') {
    const { sunsetAt } = requireVersion(after, id, version)
    expect(Date.parse(sunsetAt ?? '') - Date.parse(at)).toBeGreaterThanOrEqual(noticeDays * DAY)
  }
  if (to === 'retired') {
    const { sunsetAt } = requireVersion(before, id, version)
    if (from === 'deprecated')
      expect(Date.parse(sunsetAt ?? '')).toBeLessThanOrEqual(Date.parse(at))
    const left = before.subscriptions.filter(
      (one) =>
        one.service === id &&
        !isOver(one.state) &&
        versionsFor(before, one, [from]).some((found) => found.version === version) &&
        versionsFor(before, one, ['operational', 'superseded']).every(
          (found) => found.version === version,
        ),
    )
    expect(left).toEqual([])
  }
}

function checkSubscription(before: Picture, id: string, { from, to }: TransitionDecision): void {
  const subscription = before.subscriptions.find((one) => one.id === id)
  if (subscription === undefined) throw new Error(`${id} is not there`)
  if (from === 'requested' && to === 'inactive') {
    expect(versionsFor(before, subscription, TAKES_NEWCOMERS)).not.toEqual([])
  }
  if (to === 'active') expect(versionsFor(before, subscription, SERVES)).not.toEqual([])
}

function checkEndpoint(
  before: Picture,
  id: string,
  part: string,
  { to }: TransitionDecision,
): void {
  const service = requireService(before, id)
  const endpoint = service.endpoints.find((one) => one.id === part)
  if (to === 'online') expect(endpoint?.isNamed).toBe(true)
  if (to !== 'retired') return
  const callers = before.subscriptions.filter(
    (one) =>
      one.service === id && one.state === 'active' && one.environment === endpoint?.environment,
  )
  expect(callers.length === 0 || isOnlineIn(service, endpoint?.environment ?? '')).toBe(true)
}

/** Pairs of states that must never stand beside each other, or that the registry has to say something about. */
export function checkStanding({ services, subscriptions }: Picture): void {
  for (const service of Object.values(services)) {
    const { versions, endpoints, gaps } = service
    for (const { isOnline, isNamed } of endpoints) expect(isOnline && !isNamed).toBe(false)
    const isServed = isOnlineIn(service, 'production')
    for (const { version } of versions.filter(({ state }) => SERVES.includes(state))) {
      const told = gaps.filter((gap) => gap.startsWith('In service:') && gap.includes(version))
      expect(isServed || told.length === 1).toBe(true)
    }
  }
  for (const subscription of subscriptions) {
    const { service, state, consumer } = subscription
    if (
      state === 'active' &&
      versionsFor({ services } as Picture, subscription, SERVES).length === 0
    ) {
      expect(services[service]?.gaps).toContainEqual(expect.stringContaining(consumer))
    }
    if (state === 'active' || state === 'inactive') {
      const someday = [...TAKES_NEWCOMERS, ...SERVES]
      expect(versionsFor({ services } as Picture, subscription, someday)).not.toEqual([])
    }
  }
}

/** A decision says on what grounds it was made, and comes out the same again. */
export async function checkRecord(
  { registry }: TestRegistry,
  decision: TransitionDecision,
): Promise<void> {
  expect((await registry.decisions.replay(decision.id)).differences).toEqual([])
  expect(decision.inputs?.['lifecycle']).toMatch(/^sha256:/)
  expect(decision.authority.reasons).not.toEqual([])
  for (const { explanation, title } of decision.conditions) {
    expect(explanation).toMatch(/^.{5,}[.]$|^Its purpose is/s)
    expect(explanation).not.toMatch(/[{]\w|undefined|\bNaN\b|\[object/)
    expect(title).not.toBe('')
  }
}

/** A refusal says what is wrong in a sentence, whichever it is. */
export function checkRefusal({ code, message }: RegistryError): void {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
  expect(message).toMatch(/^.{15,}[.]$|must /s)
  expect(message).not.toMatch(/undefined|\bNaN\b|\[object/)
}

function requireService({ services }: Picture, id: string): ServicePicture {
  const service = services[id]
  if (service === undefined) throw new Error(`${id} is not there`)
  return service
}

function requireVersion(
  picture: Picture,
  id: string,
  version: string,
): ServicePicture['versions'][number] {
  const found = requireService(picture, id).versions.find((one) => one.version === version)
  if (found === undefined) throw new Error(`${id}@${version} is not there`)
  return found
}

function isOnlineIn({ endpoints }: ServicePicture, environment: string): boolean {
  return endpoints.some((one) => one.isOnline && one.environment === environment)
}

function isOver(state: string): boolean {
  return FINAL.includes(state)
}

function splitOnce(text: string, at: string): readonly string[] {
  const index = text.indexOf(at)
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
