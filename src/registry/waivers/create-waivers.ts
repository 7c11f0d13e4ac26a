import type { Comparison, Where } from '../../store/index.ts'
import { findOptions, viewPage } from '../page.ts'
import type { Clock } from '../ports.ts'
import { createDecideWaiver, requireWaiver, type DecideWaiverPorts } from './decide-waiver.ts'
import { createRequestWaiver, type RequestWaiverPorts } from './request-waiver.ts'
import { dayOf, waiverView } from './waiver-view.ts'
import type { WaiverQuery, Waivers, WaiverState } from './waivers.ts'

export type WaiverPorts = RequestWaiverPorts & DecideWaiverPorts & { readonly clock: Clock }

export function createWaivers(ports: WaiverPorts): Waivers {
  const { waivers, clock } = ports
  return {
    list: async (query = {}) => {
      const today = dayOf(clock())
      const rule = query.rule && (ports.ruleId(query.rule) ?? query.rule)
      const question = { where: whereFor({ ...query, rule }, today), sort: ['-requestedAt'] }
      return viewPage(await waivers.find(findOptions(query, question)), (waiver) =>
        waiverView(waiver, today),
      )
    },
    get: async (id) => waiverView(await requireWaiver(waivers, id), dayOf(clock())),
    request: createRequestWaiver(ports),
    decide: createDecideWaiver(ports),
  }
}

function whereFor({ state, service, domain, rule, owner }: WaiverQuery, today: string): Where {
  const conditions: readonly (readonly [string, Comparison | undefined])[] = [
    ['service', service === undefined ? undefined : { eq: service }],
    ['domainKey', domain === undefined ? undefined : { prefix: `${domain}/` }],
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
