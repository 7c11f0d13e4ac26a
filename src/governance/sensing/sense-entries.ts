import type { LedgerEntry } from '../../audit/index.ts'
import type { ServiceView } from '../../registry/index.ts'
import type { ThingPorts } from '../authority/thing-of.ts'
import { changeOutsideRole } from './outside-role.ts'
import type { Evidence } from '../tensions/findings.ts'
import type { TensionChecks } from '../tensions/tension-checks.ts'
import type { Tensions } from '../tensions/tensions.ts'
import type { Work } from '../work/work.ts'
import { lastingName, presentService, serviceIn, type SensedRegistry } from './sensed-registry.ts'

export interface SensePorts {
  readonly governance: Omit<ThingPorts, 'ownerOf'>
  readonly registry: SensedRegistry
  readonly tensions: Tensions
  readonly work: Pick<Work, 'finish'>
  readonly checks: TensionChecks
}

/** A kind of finding, as people read it. */
interface Kind {
  /** What is, for a service of this name. */
  readonly now: (service: string) => string
  readonly couldBe: string
}

const KINDS = {
  failing: {
    now: (service) => `${service} fails a policy that gates or registration ask for.`,
    couldBe: 'Every version that is offered keeps the policies in force, or has a waiver.',
  },
  'waiver-lapsed': {
    now: (service) => `A waiver for ${service} has lapsed, and what it accepted counts again.`,
    couldBe: 'The findings are mended, or a new waiver says why not.',
  },
  unanswered: {
    now: (service) => `Somebody asked to use ${service} and has no answer.`,
    couldBe: 'Whoever asks is answered in time.',
  },
  'review-overdue': {
    now: (service) => `A version of ${service} waits for its review.`,
    couldBe: 'Reviews are decided within two weeks, or sent back with a reason.',
  },
  'sunset-overdue': {
    now: (service) => `A version of ${service} is beyond its sunset.`,
    couldBe: 'What was announced to end is retired, once nobody uses it.',
  },
  unserved: {
    now: (service) => `What is in service, what answers and who calls do not fit at ${service}.`,
    couldBe: 'Whoever calls is served by a version in service, at an endpoint that is online.',
  },
  'gone-from-source': {
    now: (service) => `The source that ${service} was imported from has it no more as it was.`,
    couldBe: 'What its source gave up is retired here, too, or goes on as its own.',
  },
  'outside-role': {
    now: (service) => `${service} was changed by a role that does not decide about it.`,
    couldBe: 'Whoever decides about a service changes it, or the role that does is given it.',
  },
} as const satisfies Readonly<Record<string, Kind>>
type KindName = keyof typeof KINDS

/** What one portion of the ledger says about one service. */
interface Heard {
  readonly service: ServiceView
  readonly shows: Map<KindName, Evidence[]>
  /** Kinds that may be gone. */
  readonly mayEnd: Set<KindName>
}

const MOST_EVIDENCE = 10 // of one kind about one service in one portion; the rest is counted

/** Actions after which the verdicts of a service may be others. */
const ABOUT_VERSIONS: readonly string[] = [
  'version.registered',
  'version.replaced',
  'version.judged-anew',
  'version.transitioned',
  'version.discarded',
]

/**
 * Turns what happened into tensions and proposals to close them. Nothing is raised that the check behind it does not find at
 * this moment, so that what was mended long ago stays closed; hearing an entry twice is harmless.
 */
export async function senseEntries(
  ports: SensePorts,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const services = new Map<string, Heard | undefined>()
  const about = async (name: string): Promise<Heard | undefined> => {
    if (services.has(name)) return services.get(name)
    const service = await presentService(ports.registry, name)
    const heard = service && { service, shows: new Map(), mayEnd: new Set<KindName>() }
    services.set(name, heard)
    return heard
  }
  const waived = new Map<string, Evidence[]>()
  for (const entry of entries) {
    await finishWhatIsLeft(ports, entry)
    await hearDomainWaiver(ports.registry, entry, waived)
    const heard = [
      ...(await hearingOf(ports, entry, about)),
      ...(await outsideRole(ports, entry, about)),
    ]
    for (const { heard: one, kind, evidence } of heard) {
      if (evidence === undefined) one.mayEnd.add(kind)
      else one.shows.set(kind, [...(one.shows.get(kind) ?? []), evidence])
    }
  }
  const questions = [
    ...[...services.values()].flatMap((heard) =>
      heard === undefined ? [] : questionsAbout(heard),
    ),
    ...[...waived].map(([domain, shown]) => aboutDomain(domain, shown)),
  ]
  const open = await ports.tensions.openKeys(questions.map(({ key }) => key))
  for (const question of questions) await settle(ports, question, open.has(question.key))
}

/** Waivers for all of a domain, which end for all of it at once; an empty list looks whether the gap is gone. */
async function hearDomainWaiver(
  { waivers }: SensedRegistry,
  { action, subject }: LedgerEntry,
  waived: Map<string, Evidence[]>,
): Promise<void> {
  if (action !== 'waiver.lapsed' && action !== 'waiver.granted') return
  const { scope, rule, until } = await waivers.get(subject.slice('waiver:'.length))
  const { domain, service } = scope
  if (service !== undefined) return
  const shown = waived.get(domain) ?? []
  if (action === 'waiver.lapsed') {
    shown.push({ text: `The waiver of ${rule} for ${domain} ended on ${until}.`, source: subject })
  }
  waived.set(domain, shown)
}

interface Hearing {
  readonly heard: Heard
  readonly kind: KindName
  /** Absent: look whether it is gone. */
  readonly evidence?: Evidence
}

async function hearingOf(
  { registry }: SensePorts,
  entry: LedgerEntry,
  about: (name: string) => Promise<Heard | undefined>,
): Promise<readonly Hearing[]> {
  const { action, subject, sequence, at } = entry
  const change = entry.change as Readonly<Record<string, unknown>>
  const source = `ledger:${sequence}`
  const day = at.slice(0, 10)
  if (ABOUT_VERSIONS.includes(action)) {
    const heard = await about(serviceIn(subject) ?? '')
    if (heard === undefined) return []
    const verdict = change['to'] === undefined ? change['verdict'] : change['to']
    const named = subject.slice('version:'.length)
    const text =
      action === 'version.judged-anew'
        ? `On ${day} ${named} was judged anew and failed.`
        : `On ${day} ${named} was pushed and failed.`
    const { from, to } = change
    const moved = `On ${day} ${named} went from ${String(from)} to ${String(to)}.`
    const ends: readonly KindName[] = [
      'waiver-lapsed',
      'review-overdue',
      'sunset-overdue',
      'gone-from-source',
    ]
    return [
      { heard, kind: 'failing', ...(verdict === 'fail' && { evidence: { text, source } }) },
      ...ends.map((kind) => ({ heard, kind })),
      ...(action === 'version.transitioned'
        ? [{ heard, kind: 'unserved', evidence: { text: moved, source } } as const]
        : []),
    ]
  }
  if (action === 'origin.missed' || action === 'origin.recorded') {
    const heard = await about(serviceIn(subject) ?? '')
    if (heard === undefined) return []
    const text = `On ${day} the import of ${String(change['source'])} missed it.`
    const shows = action === 'origin.missed' && { evidence: { text, source } }
    return [{ heard, kind: 'gone-from-source', ...shows }]
  }
  if (action === 'endpoint.transitioned') {
    const heard = await about(subject.slice('endpoint:'.length).split('#', 1)[0] ?? '')
    const text = `On ${day} ${String(change['url'])} went ${String(change['to'])} in ${String(change['environment'])}.`
    return heard === undefined ? [] : [{ heard, kind: 'unserved', evidence: { text, source } }]
  }
  if (action === 'waiver.lapsed' || action === 'waiver.granted') {
    const { scope, rule, until } = await registry.waivers.get(subject.slice('waiver:'.length))
    const heard = scope.service === undefined ? undefined : await about(scope.service)
    if (heard === undefined) return []
    const text = `The waiver of ${rule} ended on ${until}.`
    return action === 'waiver.lapsed'
      ? [{ heard, kind: 'waiver-lapsed', evidence: { text, source: subject } }]
      : [
          { heard, kind: 'waiver-lapsed' },
          { heard, kind: 'failing' },
        ]
  }
  if (action === 'subscription.transitioned') {
    const heard = await aboutProvider(registry, subject, about)
    return heard === undefined
      ? []
      : [
          { heard, kind: 'unanswered' },
          { heard, kind: 'unserved' },
        ]
  }
  if (action === 'duty.performed') {
    const kind = OF_DUTIES[String(change['kind'])]
    if (kind === undefined) return []
    const heard =
      kind === 'unanswered'
        ? await aboutProvider(registry, subject, about)
        : await about(serviceIn(subject) ?? '')
    if (heard === undefined) return []
    return [{ heard, kind, evidence: { text: `${day}: ${String(change['outcome'])}`, source } }]
  }
  return []
}

async function outsideRole(
  { governance }: SensePorts,
  entry: LedgerEntry,
  about: (name: string) => Promise<Heard | undefined>,
): Promise<readonly Hearing[]> {
  const name = serviceIn(entry.subject)
  const heard = name === undefined ? undefined : await about(name)
  if (heard === undefined) return []
  const { id, owner } = heard.service
  const ownerOf = (): Promise<string | undefined> => Promise.resolve(owner)
  const evidence = await changeOutsideRole({ ...governance, ownerOf }, entry, id)
  return evidence === undefined ? [] : [{ heard, kind: 'outside-role', evidence }]
}

/** Which duties show that something is late. */
const OF_DUTIES: Readonly<Record<string, KindName>> = {
  'subscription-unanswered': 'unanswered',
  'review-due': 'review-overdue',
  'sunset-reached': 'sunset-overdue',
}

async function aboutProvider(
  registry: SensedRegistry,
  subject: string,
  about: (name: string) => Promise<Heard | undefined>,
): Promise<Heard | undefined> {
  const { service } = await registry.subscriptions.get(subject.slice('subscription:'.length))
  return about(service)
}

/** Whether one kind of gap is there, or gone. */
interface Question {
  readonly kind: KindName
  readonly key: string
  readonly subject: string
  /** What people call it. */
  readonly named: string
  /** Empty: look whether it is gone. */
  readonly shown: readonly Evidence[]
}

function questionsAbout({ service, shows, mayEnd }: Heard): readonly Question[] {
  const subject = `service:${service.id}`
  const lasting = `service:${lastingName(service)}`
  return [...new Set([...shows.keys(), ...mayEnd])].map((kind) => ({
    ...{ kind, key: `${kind}:${lasting}`, subject, named: service.id },
    shown: shows.get(kind) ?? [],
  }))
}

function aboutDomain(domain: string, shown: readonly Evidence[]): Question {
  const [kind, subject] = ['waiver-lapsed', `domain:${domain}`] as const
  return { kind, key: `${kind}:${subject}`, subject, named: domain, shown }
}

/**
 * Raises what was shown and still stands, and proposes to close what does not any more. Where nothing was shown and
 * nothing is open, which is so for nearly all that happens, no check has anything to say.
 */
async function settle(
  { tensions, checks }: SensePorts,
  { kind, key, subject, named, shown }: Question,
  isOpen: boolean,
): Promise<void> {
  if (shown.length === 0 && !isOpen) return
  const found = await checks.run({ key, subject, by: 'system', evidence: [] })
  if (found.gap === 'gone') await tensions.proposeClosure(key, found.says)
  if (found.gap !== 'stands' || shown.length === 0) return
  const { now, couldBe } = KINDS[kind]
  const evidence = withFinding(shown, found.says)
  await tensions.raise({ key, subject, now: now(named), couldBe, evidence })
}

/** The newest of it with what the check found; what is too much is counted. */
function withFinding(shown: readonly Evidence[], says: string): readonly Evidence[] {
  const kept = shown.slice(-MOST_EVIDENCE)
  const before = shown.length - kept.length
  return kept.map((one, index) => {
    const isLast = index === kept.length - 1
    const text = isLast
      ? `${one.text} ${says}${before > 0 ? ` ${before} like it came before.` : ''}`
      : one.text
    return { ...one, text: text.slice(0, 2_000) }
  })
}

/** What a crash may have kept from following a write. */
async function finishWhatIsLeft(
  { tensions, work }: SensePorts,
  { action, subject, change }: LedgerEntry,
): Promise<void> {
  const { step } = change as { readonly step?: { readonly kind?: string } | null }
  if (action === 'tension.stepped' && step?.kind === 'process') {
    await tensions.finish(subject.slice('tension:'.length))
  }
  if (action === 'work.stepped' && step?.kind === 'done') {
    await work.finish(subject.slice('work:'.length))
  }
}
