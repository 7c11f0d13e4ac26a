import { createSubjectNames, SUBSCRIPTIONS, WAIVERS } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import type { GovernanceRecord } from '../circles/governance-record.ts'
import { findCircle, findRole, type Organisation } from '../circles/organisation.ts'
import { ELECTIONS } from '../elections/election-documents.ts'
import { EMERGENCIES } from '../emergencies/emergency.ts'
import { MEETINGS } from '../meetings/meeting-documents.ts'
import { PERMISSIONS } from '../permissions/permission.ts'
import { PROPOSALS } from '../proposals/proposal-documents.ts'
import { RULINGS } from '../rulings/ruling.ts'
import { TENSIONS } from '../tensions/tension-documents.ts'
import { STRATEGIES, WORK_ITEMS } from '../work/work-documents.ts'

/** What a subject of the ledger is about, and how that was found. */
export interface Concern {
  /** By its present name. */
  readonly subject: string
  /** One sentence a step; none for what is about itself. */
  readonly because: readonly string[]
}

/**
 * What decides about a subject is found by what it is about: of a subscription the service, of a waiver its scope, of a tension
 * or a task the role that has it, of a proposal or a meeting the circle; of what was renamed, moved or merged what it is now.
 * A subject that there is not is about itself.
 */
export type FindConcern = (subject: string) => Promise<Concern>

const MOST_CIRCLES = 500 // one within the other, more than there can be

export async function createFindConcern(store: Store): Promise<FindConcern> {
  const names = await createSubjectNames(store)
  const subscriptions = await store.collection(SUBSCRIPTIONS)
  const waivers = await store.collection(WAIVERS)
  const proposals = await store.collection(PROPOSALS)
  const elections = await store.collection(ELECTIONS)
  const meetings = await store.collection(MEETINGS)
  const strategies = await store.collection(STRATEGIES)
  const rulings = await store.collection(RULINGS)
  const tensions = await store.collection(TENSIONS)
  const work = await store.collection(WORK_ITEMS)
  const emergencies = await store.collection(EMERGENCIES)
  const permissions = await store.collection(PERMISSIONS)
  type Find = (id: string) => Promise<string | undefined>
  const ofCircle =
    (from: { get(id: string): Promise<{ value: { circle: string } } | undefined> }): Find =>
    async (id) => {
      const found = await from.get(id)
      return found && `circle:${found.value.circle}`
    }
  const ofRole =
    (from: { get(id: string): Promise<{ value: { role: string } } | undefined> }): Find =>
    async (id) => {
      const found = await from.get(id)
      return found && `role:${found.value.role}`
    }
  const about = new Map<string, Find>([
    [
      'subscription',
      async (id) => {
        const found = await subscriptions.get(id)
        return found && `service:${found.value.service}`
      },
    ],
    ['waiver', async (id) => (await waivers.get(id))?.value.scope],
    ['proposal', ofCircle(proposals)],
    ['election', ofCircle(elections)],
    ['meeting', ofCircle(meetings)],
    ['strategy', ofCircle(strategies)],
    ['ruling', ofCircle(rulings)],
    ['tension', ofRole(tensions)],
    ['work', ofRole(work)],
    ['emergency', ofRole(emergencies)],
    ['permission', ofRole(permissions)],
  ])
  return async (subject) => {
    const colon = subject.indexOf(':')
    const found = await about.get(subject.slice(0, colon))?.(subject.slice(colon + 1))
    const because = found === undefined ? [] : [`${subject} is about ${found}.`]
    const named = found ?? subject
    const present = await names.presentOf(named)
    if (present !== named) because.push(`${named} is ${present} now.`)
    return { subject: present, because }
  }
}

/**
 * What a circle or role that was dissolved lay in: the nearest circle around it that there still is. What is there, and what
 * never was, is about itself.
 */
export async function placeOfDissolved(
  record: Pick<GovernanceRecord, 'touching' | 'get'>,
  organisation: Organisation,
  subject: string,
): Promise<Concern> {
  const because: string[] = []
  let present = subject
  for (let circles = 0; circles < MOST_CIRCLES; circles++) {
    const [kind = '', id = ''] = present.split(':', 2)
    const isGone =
      (kind === 'circle' && findCircle(organisation, id) === undefined) ||
      (kind === 'role' && findRole(organisation, id) === undefined)
    const around = isGone ? await lastAround(record, kind, id) : undefined
    if (around === undefined) break
    because.push(`${present} is dissolved; it lay in the circle ${around}.`)
    present = `circle:${around}`
  }
  return { subject: present, because }
}

/** The circle that something lay in when it was there last; undefined when it never was. */
async function lastAround(
  record: Pick<GovernanceRecord, 'touching' | 'get'>,
  kind: string,
  id: string,
): Promise<string | undefined> {
  const { newest } = await record.touching(`${kind}:${id}`, 1)
  const number = newest[0]?.number
  // The roles that a circle has by the constitution come and go with it, untouched by any proposal: `cards-lead`.
  if (number === undefined) {
    const circle = id.slice(0, Math.max(id.lastIndexOf('-'), 0))
    return kind === 'role' && circle !== '' ? lastAround(record, 'circle', circle) : undefined
  }
  // Touched last by what dissolved it, or before its whole circle was dissolved.
  for (const version of [number, number - 1]) {
    const before = (await record.get(version))?.organisation
    if (before === undefined) continue
    const around = kind === 'role' ? findRole(before, id)?.circle : findCircle(before, id)?.parent
    if (around !== undefined) return around
  }
  return undefined
}
