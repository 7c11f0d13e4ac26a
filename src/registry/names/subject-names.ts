import type { Store, Stored } from '../../store/index.ts'
import { createDomainNames } from '../domains/domain-names.ts'
import { DOMAINS, SERVICES, type ServiceDocument } from '../documents.ts'
import { domainAndAncestors, nameOfService } from '../identifiers.ts'
import { numberAfter } from '../merging/plan-merge.ts'

const MOST_NAMES = 500 // of one subject, as many as one question to the store takes
const MOST_MERGES = 50 // one into the next
const MAX_NAME_LENGTH = 300 // characters; longer than any name that can be registered

/**
 * What subjects of the ledger (`service:sales/orders`, `version:sales/orders@1.0.0`, `endpoint:sales/orders#ep-1`,
 * `domain:sales`) are called, whatever was renamed, moved or merged since somebody wrote them down. Subjects of other
 * kinds, and those of what is not registered, are called what they are called.
 */
export interface SubjectNames {
  /** As writes of the registry name it: by the first name of its service or domain, of a merged service by the one that took it in. */
  idOf(subject: string): Promise<string>
  /** As people name it now. */
  presentOf(subject: string): Promise<string>
  /** By every name under which the very same is or was known, also as a part of its own before it was merged; at most 500. */
  everyNameOf(subject: string): Promise<readonly string[]>
}

type Service = Stored<ServiceDocument>

/** A service, and what follows its name in a subject: the number of a version, the id of an endpoint, or nothing. */
interface Place {
  readonly kind: string
  readonly name: string
  readonly mark: '' | '@' | '#'
  readonly rest: string
}

const OF_SERVICE = /^(service|version|endpoint):([^@#]+)(?:([@#])(.*))?$/s

function placeOf(subject: string): Place | undefined {
  const [, kind, name, mark = '', rest = ''] = OF_SERVICE.exec(subject) ?? []
  if (kind === undefined || name === undefined || name.length > MAX_NAME_LENGTH) return undefined
  return { kind, name, mark: mark as Place['mark'], rest }
}

function inWords({ kind, mark }: Place, name: string, rest: string): string {
  return `${kind}:${name}${mark}${rest}`
}

export async function createSubjectNames(store: Store): Promise<SubjectNames> {
  const services = await store.collection(SERVICES)
  const domains = await store.collection(DOMAINS)
  const readDomainNames = createDomainNames(domains)

  const called = async (name: string): Promise<Service | undefined> =>
    (await services.get(name)) ??
    (await services.find({ where: { names: { eq: name } }, limit: 1 })).items[0]

  /** The service that it belongs to now, and the number that a version of it has there. */
  const presentPlace = async (
    place: Place,
  ): Promise<{ readonly service: Service; readonly rest: string } | undefined> => {
    let service = await called(place.name)
    let { rest } = place
    for (let merges = 0; merges < MOST_MERGES; merges++) {
      const into = service?.value.mergedInto
      if (into === undefined) break
      if (place.mark === '@') rest = numberAfter(rest, into.renumber)
      service = await services.get(into.service)
    }
    return service && { service, rest }
  }

  const domainOf = async (path: string): Promise<string | undefined> => {
    if (path === '' || path.length > MAX_NAME_LENGTH) return undefined
    return (await domains.find({ where: { paths: { eq: path } }, limit: 1 })).items[0]?.id
  }

  /** A path by every name that the domains around it had. */
  const everyPath = async (path: string): Promise<readonly string[]> => {
    const names = await readDomainNames()
    const former = domainAndAncestors(path).flatMap((around) =>
      names.formerSince(around, '').map((before) => `${before}${path.slice(around.length)}`),
    )
    return [path, names.idOf(path), ...former]
  }

  const namesOf = async (service: Service, place: Place, rest: string): Promise<string[]> => {
    const own = [service.id, ...(service.value.names ?? []), nameOfService(service.value)]
    const found = own.map((name) => inWords(place, name, rest))
    for (const id of service.value.absorbed ?? []) {
      const before = await services.get(id)
      const into = before?.value.mergedInto
      if (before === undefined || into?.service !== service.id) continue
      if (found.length >= MOST_NAMES) break
      const numbers = place.mark === '@' ? numbersBefore(rest, into.renumber) : [rest]
      for (const number of numbers) found.push(...(await namesOf(before, place, number)))
    }
    return found
  }

  return {
    async idOf(subject) {
      if (subject.startsWith('domain:')) {
        const id = await domainOf(subject.slice('domain:'.length))
        return id === undefined ? subject : `domain:${id}`
      }
      const place = placeOf(subject)
      const present = place && (await presentPlace(place))
      return place && present ? inWords(place, present.service.id, present.rest) : subject
    },
    async presentOf(subject) {
      if (subject.startsWith('domain:')) {
        return `domain:${(await readDomainNames()).present(subject.slice('domain:'.length))}`
      }
      const place = placeOf(subject)
      const present = place && (await presentPlace(place))
      return place && present
        ? inWords(place, nameOfService(present.service.value), present.rest)
        : subject
    },
    async everyNameOf(subject) {
      if (subject.startsWith('domain:')) {
        const present = (await readDomainNames()).present(subject.slice('domain:'.length))
        const paths = await everyPath(present)
        return unique([subject, ...paths.map((path) => `domain:${path}`)])
      }
      const place = placeOf(subject)
      if (place === undefined) return [subject]
      const present = await presentPlace(place)
      if (present !== undefined) {
        return unique([subject, ...(await namesOf(present.service, place, present.rest))])
      }
      const paths = await everyPath(place.name)
      return unique([subject, ...paths.map((path) => inWords(place, path, place.rest))])
    },
  }
}

/** The numbers that versions had before a merge which have this one now. */
function numbersBefore(number: string, renumber: Readonly<Record<string, string>>): string[] {
  const renamed = Object.keys(renumber).filter((before) => renumber[before] === number)
  return Object.hasOwn(renumber, number) ? renamed : [number, ...renamed]
}

function unique(subjects: readonly string[]): readonly string[] {
  return [...new Set(subjects)].slice(0, MOST_NAMES)
}
