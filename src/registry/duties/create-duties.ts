import type { Collection, Stored, Where } from '../../store/index.ts'
import { findPage, insertUnlessTaken, isOvertaken } from '../guarded-collection.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Duties, DutyKind, DutyQuery, DutyRequest, DutyState, DutyView } from './duties.ts'
import type { DutyDocument } from './duty-document.ts'
import { leaseFrom } from './duty-timing.ts'
import { performDuties } from './perform-duties.ts'

export interface DutyPorts {
  readonly duties: Collection<DutyDocument>
  readonly permits: Permits
  readonly clock: () => Date
  readonly newId: () => string
}

export function createDuties(ports: DutyPorts): Duties {
  const { duties, clock } = ports
  const kinds = new Map<string, DutyKind>()
  const node = ports.newId()

  const add = (request: DutyRequest, announcedBy?: string): Promise<unknown> =>
    insertUnlessTaken(duties, request.key, newDuty(request, clock(), announcedBy), [])

  return {
    register: (kind) => {
      if (kinds.has(kind.id)) throw new RangeError(`There are two kinds of duties "${kind.id}"`)
      kinds.set(kind.id, kind)
    },
    schedule: async (request) => {
      await add(request)
    },
    announce: async (requests, write) => {
      const by = ports.newId()
      for (const request of requests) await add(request, by)
      try {
        const result = await write()
        for (const { key } of requests) await release(duties, key, by)
        return result
      } catch (error) {
        // A refusal changed nothing. After any other failure that is not known, and each duty asks for itself.
        if (error instanceof RegistryError) {
          for (const { key } of requests) await withdraw(duties, key, by)
        }
        throw error
      }
    },
    ensure: async (request, write) => {
      const by = ports.newId()
      await add(request, by)
      try {
        const result = await write()
        await withdraw(duties, request.key, by)
        return result
      } catch (error) {
        if (error instanceof RegistryError) await withdraw(duties, request.key, by)
        throw error
      }
    },
    performDue: () => performDuties({ ...ports, kinds, node }),
    list: async (query = {}) => {
      const now = clock()
      const page = await findPage(duties, findOptions(query, questionOf(query, now)))
      return viewPage(page, (duty) => dutyView(duty, kinds, now))
    },
    figures: async () => {
      const now = clock()
      const due = { open: { eq: true }, dueAt: { lte: now.toISOString() } }
      const oldest = await duties.find({ where: due, sort: ['dueAt'], limit: 1 })
      const [first] = oldest.items
      const overdue = first === undefined ? 0 : now.getTime() - Date.parse(first.value.dueAt)
      return {
        waiting: await duties.count({ open: { eq: true }, dueAt: { gt: now.toISOString() } }),
        due: await duties.count(due),
        failing: await duties.count({ failing: { eq: true } }),
        overdueSeconds: Math.floor(overdue / 1_000),
      }
    },
  }
}

function newDuty(
  { kind, subject, domain, role, dueAt, data = {} }: DutyRequest,
  now: Date,
  announcedBy?: string,
): DutyDocument {
  return {
    kind,
    subject,
    domain,
    role,
    dueAt,
    data: structuredClone(data) as DutyDocument['data'],
    open: true,
    ...(announcedBy !== undefined && {
      announcedBy,
      lease: { by: announcedBy, until: leaseFrom(now) },
    }),
    failures: 0,
    failing: false,
    createdAt: now.toISOString(),
  }
}

/**
 * The write took place, so that the duty may be performed. One that was performed before that, because a clock
 * jumped over the lease, found nothing to do, and is opened again.
 */
function release(duties: Collection<DutyDocument>, key: string, by: string): Promise<void> {
  return settle(duties, key, by, (duty) =>
    duties.replace(
      key,
      duty.revision,
      { ...duty.value, open: true, lease: undefined, announcedBy: undefined },
      [],
    ),
  )
}

function withdraw(duties: Collection<DutyDocument>, key: string, by: string): Promise<void> {
  return settle(duties, key, by, (duty) => duties.remove(key, duty.revision, []))
}

const ATTEMPTS = 5 // against a server whose clock says that the lease is over

async function settle(
  duties: Collection<DutyDocument>,
  key: string,
  by: string,
  write: (duty: Stored<DutyDocument>) => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const duty = await duties.get(key)
    if (duty?.value.announcedBy !== by) return
    try {
      await write(duty)
      return
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS) throw error
    }
  }
}

function questionOf(
  { state, subject, kind }: DutyQuery,
  now: Date,
): { where: Where; sort: readonly string[] } {
  const at = now.toISOString()
  const states: Readonly<Record<DutyState, Where>> = {
    waiting: { open: { eq: true }, dueAt: { gt: at } },
    due: { open: { eq: true }, dueAt: { lte: at } },
    failing: { failing: { eq: true } },
    done: { open: { eq: false } },
  }
  return {
    where: {
      ...(state !== undefined && states[state]),
      ...(subject !== undefined && { subject: { eq: subject } }),
      ...(kind !== undefined && { kind: { eq: kind } }),
    },
    sort: [state === 'done' ? '-dueAt' : 'dueAt'],
  }
}

function dutyView(
  { id, value }: Stored<DutyDocument>,
  kinds: ReadonlyMap<string, DutyKind>,
  now: Date,
): DutyView {
  const { kind, subject, role, dueAt, failures, lastError, retryAt, performedAt, outcome } = value
  return {
    id,
    kind,
    title: kinds.get(kind)?.title ?? kind,
    subject,
    role,
    state: stateOf(value, now),
    dueAt,
    failures,
    lastError,
    retryAt,
    performedAt,
    outcome,
  }
}

function stateOf({ open, failing, dueAt }: DutyDocument, now: Date): DutyState {
  if (!open) return 'done'
  if (failing) return 'failing'
  return Date.parse(dueAt) <= now.getTime() ? 'due' : 'waiting'
}
