import type { Observations } from '../observations/observations.ts'
import type { ServiceNames } from './service-names.ts'

/** Observations under the present names of services, of those that call as well. */
export function namedObservations(observations: Observations, names: ServiceNames): Observations {
  return {
    ...observations,
    report: async (actor, report) => {
      const receipt = await observations.report(actor, report)
      const named = await names.presentNames(receipt.services)
      return { ...receipt, services: receipt.services.map(named) }
    },
    of: async (service, period) => {
      const observed = await observations.of(await names.follow(service), period)
      const { consumers, operations } = observed
      const named = await names.presentNames([
        observed.service,
        ...consumers.map(({ consumer }) => consumer),
      ])
      return {
        ...observed,
        service: named(observed.service),
        consumers: consumers.map((one) => ({ ...one, consumer: named(one.consumer) })),
        operations: operations.map((one) => ({ ...one, consumers: one.consumers.map(named) })),
      }
    },
    days: async (service, period) => {
      const days = await observations.days(await names.follow(service), period)
      const named = await names.presentNames(
        days.flatMap(({ consumers }) => consumers.map(({ id }) => id)),
      )
      return days.map((one) => ({
        ...one,
        consumers: one.consumers.map((share) => ({ ...share, id: named(share.id) })),
      }))
    },
    totals: async (period) => {
      const totals = await observations.totals(period)
      const named = await names.presentNames(
        totals.flatMap(({ service, consumers }) => [service, ...consumers]),
      )
      return totals.map((one) => ({
        ...one,
        service: named(one.service),
        consumers: one.consumers.map(named),
      }))
    },
    changedSince: async (instant) => {
      const changed = await observations.changedSince(instant)
      const named = await names.presentNames(changed.map(({ service }) => service))
      return changed.map(({ service, at }) => ({ service: named(service), at }))
    },
  }
}
