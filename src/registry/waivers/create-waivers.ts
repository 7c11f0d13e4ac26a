import type { Comparison, Page, Where } from '../../store/index.ts'
import { findOptions, viewPage } from '../page.ts'
import { createDecideWaiver, requireWaiver, type DecideWaiverPorts } from './decide-waiver.ts'
import { createRequestWaiver, type RequestWaiverPorts } from './request-waiver.ts'
import { dayOf, waiverView } from './waiver-view.ts'
import type { WaiverDocument } from './waiver-document.ts'
import type { WaiverQuery, Waivers, WaiverState } from './waivers.ts'

export type WaiverPorts = RequestWaiverPorts & DecideWaiverPorts

export function createWaivers(ports: WaiverPorts): Waivers {
  const { waivers, clock } = ports
  return {
    list: async (query = {}) => {
      const today = dayOf(clock())
      const rule = query.rule && (ports.ruleId(query.rule) ?? query.rule)
      const question = { where: whereFor({ ...query, rule }, today), sort: ['-requestedAt'] }
      return viewPage(await pageOf(ports, query, question), (waiver) => waiverView(waiver, today))
    },
    get: async (id) => waiverView(await requireWaiver(waivers, id), dayOf(clock())),
    request: createRequestWaiver(ports),
    decide: createDecideWaiver(ports),
  }
}

/**
 * A page of those in the domain that is asked for, as it is now: what a waiver is for may have been moved since. A page
 * may be short, and is empty only where nothing follows.
 */
async function pageOf(
  { waivers, services, domains }: WaiverPorts,
  query: WaiverQuery,
  question: Parameters<typeof findOptions>[1],
): Promise<Page<WaiverDocument>> {
  const names = await domains.names()
  const domain = query.domain && names.present(query.domain)
  let { cursor } = query
  for (;;) {
    const page = await waivers.find(findOptions({ ...query, cursor }, question))
    if (domain === undefined) return page
    const ids = page.items.flatMap(({ value }) => value.service ?? [])
    const present = new Map(
      (await services.getMany([...new Set(ids)])).map(({ id, value }) => [id, value.domain]),
    )
    const items = page.items.filter(({ value: { service, domainKey } }) => {
      const place = service === undefined ? undefined : present.get(service)
      const around = names.present(place ?? domainKey.slice(0, -1))
      return `${around}/`.startsWith(`${domain}/`)
    })
    if (items.length > 0 || page.next === undefined) return { items, next: page.next }
    cursor = page.next
  }
}

function whereFor({ state, service, rule, owner }: WaiverQuery, today: string): Where {
  const conditions: readonly (readonly [string, Comparison | undefined])[] = [
    ['service', service === undefined ? undefined : { eq: service }],
    ['rule', rule === undefined ? undefined : { eq: rule }],
    ['owner', owner === undefined ? undefined : { eq: owner }],
    ...(state === undefined ? [] : Object.entries(whereState(state, today))),
  ]
  return Object.fromEntries(
    conditions.filter((entry): entry is [string, Comparison] => entry[1] !== undefined),
  )
}

function whereState(state: WaiverState, today: string): Where {
  if (state === 'granted') return { state: { eq: 'granted' }, until: { gte: today } }
  if (state === 'lapsed') return { state: { eq: 'granted' }, until: { lt: today } }
  return { state: { eq: state } }
}
