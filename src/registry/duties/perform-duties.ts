import type { Collection, Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { domainEvent, unlessOvertaken } from '../guarded-collection.ts'
import { isPermit, notAllowed, type Permit, type Permits } from '../permits.ts'
import { SYSTEM } from '../system-actor.ts'
import type { DutyKind, DutyRun } from './duties.ts'
import type { DutyDocument } from './duty-document.ts'
import { isHeld, leaseFrom, retryAfter } from './duty-timing.ts'

const MOST_AT_ONCE = 200
const LONGEST_ERROR = 1_000 // characters

export interface PerformDutiesPorts {
  readonly duties: Collection<DutyDocument>
  readonly kinds: ReadonlyMap<string, DutyKind>
  readonly permits: Permits
  readonly clock: () => Date
  readonly newId: () => string
  /** Tells this process from others that share the store. */
  readonly node: string
}

/**
 * Performs what is due. A duty is claimed by replacing the revision that was read, so that of several
 * servers one gets it; whoever dies with it lets go when the lease lapses.
 */
export async function performDuties(ports: PerformDutiesPorts): Promise<DutyRun> {
  const run = { performed: 0, failed: 0 }
  const where = { open: { eq: true }, dueAt: { lte: ports.clock().toISOString() } }
  for await (const duty of allPages(ports.duties, { where, sort: ['dueAt'] })) {
    if (run.performed + run.failed === MOST_AT_ONCE) break
    if (isHeld(duty.value, ports.clock())) continue
    const claimed = await claim(ports, duty)
    if (claimed === undefined) continue
    if (await perform(ports, claimed)) run.performed += 1
    else run.failed += 1
  }
  return run
}

/** Undefined when another server was faster. */
function claim(
  { duties, clock, node }: PerformDutiesPorts,
  { id, revision, value }: Stored<DutyDocument>,
): Promise<Stored<DutyDocument> | undefined> {
  const lease = { by: node, until: leaseFrom(clock()) }
  return unlessOvertaken(duties.replace(id, revision, { ...value, lease }, []))
}

/** Whether it was performed; a failure is kept on the duty, which is tried again. */
async function perform(ports: PerformDutiesPorts, duty: Stored<DutyDocument>): Promise<boolean> {
  const { duties, kinds, newId } = ports
  let outcome: string
  let permit: Permit
  try {
    permit = await permitFor(ports, duty.value)
    outcome = await kindOf(kinds, duty.value).perform({ duty, permit })
  } catch (error) {
    await postpone(ports, duty, error)
    return false
  }
  const done: DutyDocument = {
    ...duty.value,
    open: false,
    failing: false,
    lease: undefined,
    retryAt: undefined,
    lastError: undefined,
    performedAt: permit.at.toISOString(),
    outcome,
  }
  const { kind, dueAt } = duty.value
  const change = { duty: duty.id, kind, dueAt, outcome }
  const event = domainEvent(permit, { event: 'duty.performed', change }, newId)
  await unlessOvertaken(duties.replace(duty.id, duty.revision, done, [event]))
  return true
}

async function permitFor(
  { permits }: PerformDutiesPorts,
  { subject, domain, role }: DutyDocument,
): Promise<Permit> {
  const thing = { subject, domain, ...(role !== undefined && { role }) }
  const ruling = await permits.ask(SYSTEM, 'duty.perform', thing)
  if (isPermit(ruling)) return ruling
  throw notAllowed(SYSTEM, 'duty.perform', thing, ruling.authority)
}

function kindOf(kinds: PerformDutiesPorts['kinds'], { kind }: DutyDocument): DutyKind {
  const known = kinds.get(kind)
  if (known !== undefined) return known
  throw new RangeError(
    `No part of this server performs duties of the kind "${kind}"; run a version of Concordat that does.`,
  )
}

async function postpone(
  { duties, clock }: PerformDutiesPorts,
  { id, revision, value }: Stored<DutyDocument>,
  error: unknown,
): Promise<void> {
  const failures = value.failures + 1
  const message = error instanceof Error ? error.message : String(error)
  const postponed: DutyDocument = {
    ...value,
    lease: undefined,
    failures,
    failing: true,
    lastError: message.slice(0, LONGEST_ERROR),
    retryAt: retryAfter(clock(), failures),
  }
  await unlessOvertaken(duties.replace(id, revision, postponed, []))
}
