import { gte, valid } from 'semver'
import type { LedgerEntry } from '../../audit/index.ts'
import { allPages } from '../../registry/index.ts'
import { StoreError, type Collection, type Stored } from '../../store/index.ts'
import type { LeadTime, LeadTimeKind } from './lead-time-documents.ts'

export interface HearPorts {
  readonly leadTimes: Collection<LeadTime>
  /** Whether a state of contract versions is one in which they may be called. */
  readonly isInService: (state: string) => boolean
}

/** States in which proposals end otherwise than by adoption. */
const NOT_ADOPTED: readonly string[] = ['rejected', 'discarded', 'withdrawn']

type Change = Readonly<Record<string, unknown>>

/** Keeps what an entry begins and ends. Hearing an entry again is harmless. */
export async function hearLeadTimes(ports: HearPorts, entry: LedgerEntry): Promise<void> {
  const change = entry.change as Change
  const of = entry.subject.slice(entry.subject.indexOf(':') + 1)
  switch (entry.action) {
    case 'tension.opened': {
      const about = textOf(change['subject']) ?? entry.subject
      await begin(ports, entry, 'tension-to-proposal', of, about)
      await begin(ports, entry, 'tension-to-closed', of, about)
      return
    }
    case 'tension.stepped':
      return hearTensionStep(ports, entry, change, of)
    case 'proposal.presented': {
      const tension = textOf(change['tension'])
      if (tension !== undefined) await end(ports, entry, `tension-to-proposal/${tension}`)
      return begin(ports, entry, 'proposal-to-adopted', of, entry.subject)
    }
    case 'proposal.adopted':
      return end(ports, entry, `proposal-to-adopted/${of}`)
    case 'proposal.found-not-applicable':
      return forget(ports, `proposal-to-adopted/${of}`)
    case 'proposal.stepped':
    case 'proposal.advanced':
      // Without an adoption there is nothing more to wait for.
      return NOT_ADOPTED.includes(textOf(change['state']) ?? '')
        ? forget(ports, `proposal-to-adopted/${of}`)
        : undefined
    case 'policy.put-in-force':
    case 'policy.changed':
      return hearPolicy(ports, entry, change)
    case 'version.registered':
      await begin(ports, entry, 'draft-to-production', of, entry.subject)
      return hearVerdict(ports, entry, textOf(change['verdict']))
    case 'version.replaced':
      return hearVerdict(ports, entry, textOf(change['verdict']))
    case 'version.judged-anew':
      return hearVerdict(ports, entry, textOf(change['to']))
    case 'version.transitioned':
      if (ports.isInService(textOf(change['to']) ?? '')) {
        await end(ports, entry, `draft-to-production/${of}`)
      }
      return
    case 'version.discarded':
      await forget(ports, `draft-to-production/${of}`)
  }
}

async function hearTensionStep(
  ports: HearPorts,
  entry: LedgerEntry,
  { step, state }: Change,
  tension: string,
): Promise<void> {
  const { outcome } = (step ?? {}) as { readonly outcome?: unknown }
  if (outcome === 'proposal') await end(ports, entry, `tension-to-proposal/${tension}`)
  if (state !== 'processed' && state !== 'let-go') return
  await end(ports, entry, `tension-to-closed/${tension}`)
  // It came to its end by another way than a proposal.
  await forget(ports, `tension-to-proposal/${tension}`)
}

/** From the decision to the day on which it bites; without grace that is at once. */
async function hearPolicy(ports: HearPorts, entry: LedgerEntry, change: Change): Promise<void> {
  const terms = (change['kind'] === 'policy.put' ? change['policy'] : change) as Change
  const enforcement = terms['enforcement']
  if (enforcement !== 'gate' && enforcement !== 'block') return
  const id = `${entry.subject.slice('policy:'.length)}/${entry.sequence}`
  await begin(ports, entry, 'adopted-to-enforced', id, entry.subject)
  const grace = textOf(terms['graceUntil'])
  const bites = grace === undefined ? entry.at : `${grace}T00:00:00.000Z`
  await end(ports, entry, `adopted-to-enforced/${id}`, bites < entry.at ? entry.at : bites)
}

/** A service has an open finding from the first failure until its version, or a later one, passes. */
async function hearVerdict(
  ports: HearPorts,
  entry: LedgerEntry,
  verdict: string | undefined,
): Promise<void> {
  const [service = '', version = ''] = entry.subject.slice('version:'.length).split('@')
  const where = {
    kind: { eq: 'finding-to-fixed' },
    subject: { prefix: `version:${service}@` },
    open: { eq: true },
  }
  if (verdict === 'fail' && (await ports.leadTimes.count(where, 1)) === 0) {
    const id = `${service}/${entry.sequence}`
    await begin(ports, entry, 'finding-to-fixed', id, entry.subject)
  }
  if (verdict !== 'pass') return
  for await (const { id, value } of allPages(ports.leadTimes, { where })) {
    if (isAtLeast(version, value.subject.split('@')[1] ?? '')) await end(ports, entry, id)
  }
}

function isAtLeast(version: string, other: string): boolean {
  return valid(version) !== null && valid(other) !== null && gte(version, other)
}

async function begin(
  { leadTimes }: HearPorts,
  entry: LedgerEntry,
  kind: LeadTimeKind,
  of: string,
  subject: string,
): Promise<void> {
  const { action, sequence, at } = entry
  const value: LeadTime = {
    kind,
    subject,
    domain: domainOf(subject),
    began: { action, sequence, at },
    open: true,
  }
  await unlessThere(leadTimes.insert(`${kind}/${of}`, value, []))
}

/** @param at when it took effect, where that is later than the entry */
async function end(
  { leadTimes }: HearPorts,
  { action, sequence, at: recorded }: LedgerEntry,
  id: string,
  at = recorded,
): Promise<void> {
  const begun = await leadTimes.get(id)
  if (begun?.value.open !== true) return
  // Clocks are set back now and then; nothing takes less than no time.
  const later = at < begun.value.began.at ? begun.value.began.at : at
  const ended = { ...begun.value, ended: { action, sequence, at: later }, open: false }
  await unlessThere(leadTimes.replace(id, begun.revision, ended, []))
}

async function forget({ leadTimes }: HearPorts, id: string): Promise<void> {
  const begun: Stored<LeadTime> | undefined = await leadTimes.get(id)
  if (begun?.value.open === true) await unlessThere(leadTimes.remove(id, begun.revision, []))
}

/** What another server has kept already is as good. */
async function unlessThere(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    const codes: readonly string[] = ['duplicate-key', 'stale-revision', 'not-found']
    if (!(error instanceof StoreError) || !codes.includes(error.code)) throw error
  }
}

function domainOf(subject: string): string {
  const [kind = '', name = ''] = subject.split(':', 2)
  if (kind === 'domain') return name
  if (kind !== 'service' && kind !== 'version') return ''
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
