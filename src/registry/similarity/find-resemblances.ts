import type { Collection, Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import type { Resemblance, Resemblances } from './resemblances.ts'
import { factToken, HEAD_TOKEN } from '../search/search-fields.ts'
import type { SearchPart } from '../search/search-index.ts'
import { forgivenMistakes, mistakesBetween } from '../search/spelling.ts'
import { wordsOf } from '../search/tokens.ts'
import type { Vocabulary } from '../search/vocabulary.ts'
import { requireService } from '../services/require-service.ts'
import { likenessOf, type ContractShape } from './contract-shape.ts'

export interface FindResemblancesPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly shapes: Collection<ContractShape>
  readonly parts: Collection<SearchPart>
  readonly vocabulary: Vocabulary
}

const LIKE = 0.8 // of the features in common
const FEWEST_FEATURES = 5 // what is smaller looks alike by chance
const HOLDERS = 20 // that are looked at for one clue, however many there are
const COMMON = 500 // holders; of words that more have, it does not matter which is rarer
const MAX_WORDS = 4
const MAX_VARIANTS = 4
const MAX_SHOWN = 10
const SHARED_WORDS = 0.5

/**
 * Services that resemble one: a contract that is nearly the same, nearly the same name, or the same capability under
 * a related name. Each clue leads to a bounded number of candidates, so that the answer takes as long in a large registry.
 */
export function createFindResemblances(ports: FindResemblancesPorts): Resemblances {
  const { services } = ports
  return {
    async of(id) {
      const service = await requireService(services, id)
      const alike = await likeContracts(ports, id)
      return closest(service, alike, await candidatesByName(ports, service.value))
    },

    async byContract(id) {
      return closest(await requireService(services, id), await likeContracts(ports, id), [])
    },
  }

  async function closest(
    service: Stored<ServiceDocument>,
    alike: ReadonlyMap<string, number>,
    named: readonly string[],
  ): Promise<readonly Resemblance[]> {
    const candidates = await services.getMany(
      [...new Set([...alike.keys(), ...named])].filter((other) => other !== service.id),
    )
    return candidates
      .flatMap((other) => resemblanceOf(service.value, other, alike.get(other.id)))
      .sort(closestFirst)
      .slice(0, MAX_SHOWN)
  }
}

/** Services by the share of features that their contract has in common with that of this one; itself among them. */
async function likeContracts(
  { shapes }: FindResemblancesPorts,
  service: string,
): Promise<ReadonlyMap<string, number>> {
  const own = await shapes.get(service)
  const alike = new Map<string, number>()
  if (own === undefined || own.value.size < FEWEST_FEATURES) return alike
  for (const band of own.value.bands) {
    const { items } = await shapes.find({ where: { bands: { eq: band } }, limit: HOLDERS })
    for (const { id, value } of items) {
      const likeness = likenessOf(own.value, value)
      if (likeness >= LIKE && value.size >= FEWEST_FEATURES) alike.set(id, likeness)
    }
  }
  return alike
}

/** Services whose names share all words or ones like them, and those of the same capability. */
async function candidatesByName(
  { parts, vocabulary }: FindResemblancesPorts,
  { name, capability }: ServiceDocument,
): Promise<readonly string[]> {
  const found = new Set<string>()
  const words = await Promise.all(
    wordsOf(name)
      .slice(0, MAX_WORDS)
      .map(async (word) => tokensFor(word, await vocabulary.near(word))),
  )
  const [rarest = [], ...rest] = await rarestFirst(parts, words)
  for (const token of rarest) {
    const every = [[HEAD_TOKEN], ...rest]
    const { items } = await parts.find({ where: { tokens: { eq: token, every } }, limit: HOLDERS })
    for (const { id } of items) found.add(id)
  }
  if (capability !== undefined) {
    const token = factToken({ field: 'capability', value: capability })
    const where = { tokens: { eq: token, every: [[HEAD_TOKEN]] } }
    const { items } = await parts.find({ where, limit: HOLDERS })
    for (const { id } of items) found.add(id)
  }
  return [...found]
}

/** Words in the order of how few services have them: the first leads, so that a word that thousands have does not. */
async function rarestFirst(
  parts: Collection<SearchPart>,
  words: readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> {
  if (words.length < 2) return words
  const counted = await Promise.all(
    words.map(async (tokens) => {
      const holders = tokens.map((token) => parts.count({ tokens: { eq: token } }, COMMON))
      return {
        tokens,
        holders: (await Promise.all(holders)).reduce((sum, count) => sum + count, 0),
      }
    }),
  )
  return counted.sort((one, other) => one.holders - other.holders).map(({ tokens }) => tokens)
}

/** A word in a name, whole or part, as it is and as it may be mistyped; in one number and the other. */
function tokensFor(word: string, near: readonly string[]): readonly string[] {
  const variants = new Set([
    word,
    `${word}s`,
    word.replace(/s$/, ''),
    ...near.slice(0, MAX_VARIANTS),
  ])
  return [...variants].filter((text) => text !== '').flatMap((text) => [`A${text}`, `B${text}`])
}

function resemblanceOf(
  service: ServiceDocument,
  { value: other }: Stored<ServiceDocument>,
  contract: number | undefined,
): readonly Resemblance[] {
  const sameCapability =
    service.capability !== undefined &&
    service.capability.trim().toLowerCase() === other.capability?.trim().toLowerCase()
  const similarName = areAlike(service.name, other.name)
  const isRelated = sameCapability && sharedWords(service, other) >= SHARED_WORDS
  if (contract === undefined && !similarName && !isRelated) return []
  const reasons = [
    ...(contract === undefined
      ? []
      : [
          contract === 1
            ? 'its contract looks the same'
            : `its contract is about ${Math.round(contract * 100)} % the same`,
        ]),
    ...(similarName ? ['its name is nearly the same'] : []),
    ...(sameCapability ? ['it serves the same business capability'] : []),
  ]
  const name = nameOfService(other)
  return [
    {
      service: name,
      title: other.title,
      contract,
      sameCapability,
      similarName,
      explanation: `${name} resembles it: ${reasons.join(', ')}. Use that one, or say in the purpose what is different.`,
    },
  ]
}

/** Without punctuation and plural, and as far as typing mistakes are forgiven. */
function areAlike(one: string, other: string): boolean {
  const [left, right] = [one, other].map((name) => wordsOf(name).join('').replace(/s$/, ''))
  if (left === undefined || right === undefined) return false
  return mistakesBetween(left, right, forgivenMistakes(left)) <= forgivenMistakes(left)
}

/** The share of words that two names and titles have in common. */
function sharedWords(one: ServiceDocument, other: ServiceDocument): number {
  const [left, right] = [one, other].map(
    ({ name, title }) => new Set([...wordsOf(name), ...wordsOf(title)]),
  )
  if (left === undefined || right === undefined) return 0
  const both = [...left].filter((word) => right.has(word)).length
  return both / (left.size + right.size - both)
}

function closestFirst(one: Resemblance, other: Resemblance): number {
  const weight = ({ contract = 0, sameCapability, similarName }: Resemblance): number =>
    2 * contract + Number(sameCapability) + Number(similarName)
  return weight(other) - weight(one) || (one.service < other.service ? -1 : 1)
}
