import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'

const MAX_NAME_LENGTH = 300 // characters; longer than any name that can be registered
const MAX_ALTERNATIVES = 500 // ids in one question to the store

/** Services have an id for ever, which is their first name, and a present name by which people ask for them. */
export interface ServiceNames {
  /**
   * The id of the service that is called so now; the name itself when nothing is known of it.
   * @throws RegistryError `service-moved`, with the present name, for a former one
   */
  idOf(name: string): Promise<string>
  /** As `idOf`, for questions where a former name may stand as well as the present one. */
  follow(name: string): Promise<string>
  /** Tells the present names of these services; of what is no service, the id itself. */
  presentNames(ids: Iterable<string>): Promise<(id: string) => string>
}

type Merged = NonNullable<ServiceDocument['mergedInto']>

interface Found {
  readonly id: string
  readonly present: string
  readonly merged: Merged | undefined
}

function foundIn({ id, value }: Stored<ServiceDocument>): Found {
  return { id, present: nameOfService(value), merged: value.mergedInto }
}

/** What versions are called after two merges. */
function composed(first: Merged['renumber'], then: Merged['renumber']): Merged['renumber'] {
  const after = Object.entries(first).map(([from, to]) => [from, then[to] ?? to] as const)
  return { ...then, ...Object.fromEntries(after) }
}

export function createServiceNames(services: GuardedCollection<ServiceDocument>): ServiceNames {
  const find = async (name: string): Promise<Found | undefined> => {
    if (name.length > MAX_NAME_LENGTH || name === '') return undefined
    const registered = await services.get(name)
    if (registered !== undefined) {
      return foundIn(registered)
    }
    const { items } = await services.find({ where: { names: { eq: name } }, limit: 1 })
    const [found] = items
    return found && foundIn(found)
  }
  /** The refusal that leads to where a service went, also over several merges. */
  const merged = async (name: string, into: Merged): Promise<RegistryError> => {
    let [last, numbers] = [await services.get(into.service), into.renumber]
    for (let next = last?.value.mergedInto; next !== undefined; next = last?.value.mergedInto) {
      numbers = composed(numbers, next.renumber)
      last = await services.get(next.service)
    }
    const movedTo = last === undefined ? into.service : nameOfService(last.value)
    return new RegistryError(
      'service-moved',
      `The service ${name} was merged into ${movedTo}; use that one.`,
      { movedTo, ...(Object.keys(numbers).length > 0 && { renumbered: numbers }) },
    )
  }
  return {
    idOf: async (name) => {
      const found = await find(name)
      if (found?.merged !== undefined) throw await merged(name, found.merged)
      if (found === undefined || found.present === name) return found?.id ?? name
      throw new RegistryError(
        'service-moved',
        `The service ${name} is called ${found.present} now; use that name.`,
        { movedTo: found.present },
      )
    },
    follow: async (name) => (await find(name))?.id ?? name,
    presentNames: async (ids) => {
      const names = new Map<string, string>()
      const asked = [...new Set(ids)]
      for (let start = 0; start < asked.length; start += MAX_ALTERNATIVES) {
        const some = asked
          .slice(start, start + MAX_ALTERNATIVES)
          .filter(({ length }) => length > 0 && length <= MAX_NAME_LENGTH)
        // Few services ever move, and only those are read.
        const where = { id: { in: some }, moved: { eq: true } }
        const { items } = await services.find({ where, limit: MAX_ALTERNATIVES })
        for (const { id, value } of items) names.set(id, nameOfService(value))
      }
      return (id) => names.get(id) ?? id
    },
  }
}
