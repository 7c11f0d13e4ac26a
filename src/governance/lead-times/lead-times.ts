import type { Period, Registry, ViewPage } from '../../registry/index.ts'
import { RegistryError } from '../../registry/index.ts'
import type { Collection, Stored, Where } from '../../store/index.ts'
import { isWithin } from '../circles/organisation.ts'
import type { LedgerFollowers } from '../following/ledger-followers.ts'
import { hearLeadTimes } from './hear-lead-times.ts'
import { LEAD_TIME_KINDS, type LeadTime, type LeadTimeKind } from './lead-time-documents.ts'

/** How long one kind of thing took. */
export interface LeadTimeFigure {
  readonly kind: LeadTimeKind
  /** Those that ended in the period. */
  readonly count: number
  /** Hours; absent when nothing ended. */
  readonly median?: number
  /** Nine of ten took no longer. */
  readonly ninetieth?: number
  readonly longest?: number
  /** Those that have begun and not ended, at most 10,000. */
  readonly open: number
}

/** One that ended, or has not yet. */
export interface LeadTimeItem {
  readonly kind: LeadTimeKind
  readonly subject: string
  readonly began: LeadTime['began']
  readonly ended?: LeadTime['began']
  /** Of what has ended. */
  readonly hours?: number
}

export interface LeadTimeQuestion extends Period {
  /** This domain and those within it. */
  readonly domain?: string | undefined
}

/** How long things take, from the ledger alone. */
export interface LeadTimes {
  /** @throws RegistryError `invalid-input` */
  figures(question: LeadTimeQuestion): Promise<readonly LeadTimeFigure[]>
  /** Those that ended in the period, the latest first; or those that are open, the oldest first. */
  items(
    kind: LeadTimeKind,
    question: LeadTimeQuestion & {
      readonly open?: boolean | undefined
      readonly limit?: number | undefined
      readonly cursor?: string | undefined
    },
  ): Promise<ViewPage<LeadTimeItem>>
  /** Hears what has come to the ledger since; to be called regularly. */
  follow(signal?: AbortSignal): Promise<void>
}

const HOUR = 60 * 60_000 // milliseconds
const MOST = 10_000 // that a figure is worked out from
const PAGE = 500

export function createLeadTimes(ports: {
  readonly leadTimes: Collection<LeadTime>
  readonly registry: Pick<Registry, 'lifecycles' | 'domains'>
  readonly followers: LedgerFollowers
}): LeadTimes {
  const { leadTimes, registry, followers } = ports

  const all = async (
    where: Where,
    sort: readonly string[],
    domain: string | undefined,
  ): Promise<readonly LeadTime[]> => {
    const found: LeadTime[] = []
    let cursor: string | undefined
    do {
      const page = await leadTimes.find({
        where,
        sort,
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      })
      found.push(...(await thoseIn(registry, domain, page.items)))
      cursor = page.next
    } while (cursor !== undefined && found.length < MOST)
    return found
  }

  return {
    figures: async (question) => {
      const { domain } = question
      const within = boundsOf(question)
      return Promise.all(
        LEAD_TIME_KINDS.map(async (kind) => {
          const ended = await all({ kind: { eq: kind }, 'ended.at': within }, ['-ended.at'], domain)
          const open = await all(
            { kind: { eq: kind }, open: { eq: true }, 'began.at': { lt: within.lt } },
            ['began.at'],
            domain,
          )
          const hours = ended.flatMap((one) => hoursOf(one) ?? []).sort((a, b) => a - b)
          return {
            kind,
            count: hours.length,
            ...(hours.length > 0 && {
              median: quantile(hours, 0.5),
              ninetieth: quantile(hours, 0.9),
              longest: hours.at(-1) ?? 0,
            }),
            open: open.length,
          }
        }),
      )
    },
    items: async (kind, { open, limit, cursor, domain, ...period }) => {
      const within = boundsOf(period)
      const where: Where =
        open === true
          ? { kind: { eq: kind }, open: { eq: true }, 'began.at': { lt: within.lt } }
          : { kind: { eq: kind }, 'ended.at': within }
      const page = await leadTimes.find({
        where,
        sort: [open === true ? 'began.at' : '-ended.at'],
        limit: Math.min(Math.max(limit ?? 50, 1), PAGE),
        ...(cursor !== undefined && { cursor }),
      })
      const items = await thoseIn(registry, domain, page.items)
      return { items: items.map(itemOf), next: page.next }
    },
    follow: async (signal) => {
      const states = (await registry.lifecycles.list())
        .filter(({ subject }) => subject === 'version')
        .flatMap((one) => one.states)
      const inService = new Set(states.filter((one) => one.inService).map(({ id }) => id))
      const isInService = (state: string): boolean => inService.has(state)
      await followers.follow(
        'lead-times',
        async (entries) => {
          for (const entry of entries) await hearLeadTimes({ leadTimes, isInService }, entry)
        },
        signal,
      )
    },
  }
}

function boundsOf({ from, to }: Period): { readonly gte: string; readonly lt: string } {
  const begin = Date.parse(`${from}T00:00:00.000Z`)
  const end = Date.parse(`${to}T00:00:00.000Z`) + 24 * HOUR
  if (Number.isNaN(begin) || Number.isNaN(end) || begin >= end) {
    throw new RegistryError(
      'invalid-input',
      `${from.slice(0, 40)} to ${to.slice(0, 40)} is no period; give two days, such as 2026-11-01 and 2026-11-30.`,
      { errors: [{ pointer: '/from', message: 'must be a day that is not after the last one' }] },
    )
  }
  return { gte: new Date(begin).toISOString(), lt: new Date(end).toISOString() }
}

function hoursOf({ began, ended }: LeadTime): number | undefined {
  if (ended === undefined) return undefined
  return Math.round(((Date.parse(ended.at) - Date.parse(began.at)) / HOUR) * 100) / 100
}

/** Of numbers in their order: the smallest that so large a share does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0
}

function itemOf(value: LeadTime): LeadTimeItem {
  const { kind, subject, began, ended } = value
  const hours = hoursOf(value)
  return {
    kind,
    subject,
    began,
    ...(ended !== undefined && { ended }),
    ...(hours !== undefined && { hours }),
  }
}

/** Those in a domain and below it, wherever it was when they began. */
async function thoseIn(
  { domains }: Pick<Registry, 'domains'>,
  domain: string | undefined,
  items: readonly Stored<LeadTime>[],
): Promise<readonly LeadTime[]> {
  const values = items.map(({ value }) => value)
  if (domain === undefined) return values
  const around = await domains.presentPath(domain)
  const paths = [...new Set(values.map((one) => one.domain))]
  const present = await Promise.all(paths.map((path) => domains.presentPath(path)))
  const within = new Set(paths.filter((_, index) => isWithin(present[index] ?? '', around)))
  return values.filter((one) => within.has(one.domain))
}
