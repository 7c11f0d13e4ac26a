import type { Merging } from '../merging/merging.ts'
import type { ServiceNames } from './service-names.ts'

/** Merging, asked for by the present names of services. */
export function namedMerging(merging: Merging, names: ServiceNames): Merging {
  return {
    plan: async (from, input) =>
      merging.plan(await names.idOf(from), { ...input, into: await names.idOf(input.into) }),
    offer: async (actor, from, input, revision) => {
      const into = await names.idOf(input.into)
      return merging.offer(actor, await names.idOf(from), { ...input, into }, revision)
    },
    answer: async (actor, from, answer) => merging.answer(actor, await names.idOf(from), answer),
  }
}
