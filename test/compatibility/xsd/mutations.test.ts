import fc from 'fast-check'
import { compare, idsOf } from '../compare.ts'
import { judgementsOf } from '../judgements.ts'
import { content, mutated, MUTATIONS, pathsIn, written } from './content-mutations.ts'
import { sendingBothWays } from './message-service.ts'

const RUNS = { numRuns: 60, seed: 20270301 }

/** The edit of a tree, at one of the places that it is for. */
const edited = fc
  .record({ tree: content, mutation: fc.constantFrom(...MUTATIONS), pick: fc.nat() })
  .map(({ tree, mutation, pick }) => {
    const candidates = pathsIn(tree).flatMap((path) => mutated(tree, path, mutation) ?? [])
    const changed = candidates[pick % Math.max(candidates.length, 1)]
    return { tree, mutation, changed }
  })
  .filter(({ changed }) => changed !== undefined)

function service(node: Parameters<typeof written>[0]): string {
  return sendingBothWays(`<xs:complexType name="T">${written(node)}</xs:complexType>`)
}

function bothWays(id: string): readonly string[] {
  return id.startsWith('=') ? [id.slice(1)] : [`${id}-request`, `${id}-response`]
}

it('one edit of a content model is one change for each way, and another one back', async () => {
  await fc.assert(
    fc.asyncProperty(edited, async ({ tree, mutation, changed }) => {
      const [old, now] = [service(tree), service(changed ?? tree)]
      const [there, back, same] = await Promise.all([
        compare(old, now),
        compare(now, old),
        compare(now, now),
      ])
      expect(there.changes.map(({ id }) => id).sort()).toEqual(bothWays(mutation.there))
      expect(back.changes.map(({ id }) => id).sort()).toEqual(bothWays(mutation.back))
      expect([idsOf(same), same.verdict]).toEqual([[], 'identical'])
      expect(there.notCompared).toEqual([])
    }),
    RUNS,
  )
})

it('the way back breaks the consumer where the way there breaks the provider', async () => {
  await fc.assert(
    fc.asyncProperty(edited, async ({ tree, changed }) => {
      const [old, now] = [service(tree), service(changed ?? tree)]
      const forward = await compare(old, now, { level: 'forward' })
      const back = await compare(now, old)
      const swapped = back.changes.map((change) => ({
        ...change,
        breaks: change.breaks
          .map((party) => (party === 'consumer' ? 'provider' : 'consumer'))
          .sort(),
      }))
      expect(judgementsOf(forward)).toEqual(judgementsOf({ ...back, changes: swapped }))
      for (const { message } of forward.changes) {
        expect(message).toMatch(/^Going back to the old version: [A-Z]/)
      }
    }),
    RUNS,
  )
})
