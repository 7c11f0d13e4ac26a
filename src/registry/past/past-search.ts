import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import type { SearchHit } from '../model.ts'
import { RegistryError } from '../problems.ts'
import { byScore, hitsInPart } from '../search/find.ts'
import type { QueryWord } from '../search/match.ts'
import { searchPartsFor, type SearchedVersion } from '../search/search-entries.ts'
import { type AskedWord, type Fact, factToken, parseQuery } from '../search/search-fields.ts'
import type { SearchPart } from '../search/search-index.ts'
import { normalised, wordsOf } from '../search/tokens.ts'
import { meantIn } from '../taxonomies/terms-below.ts'
import { latestOf } from '../versions/select-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { PastServices } from './past-services.ts'
import type { PastTaxonomies } from './past-taxonomies.ts'

export interface PastSearchAnswer {
  /** Best first among the services that this answer looked at. */
  readonly items: readonly SearchHit[]
  /** Goes on with the services that it did not look at. */
  readonly next: string | undefined
}

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100
const AT_ONCE = 8 // contracts in memory

/**
 * Search as the catalogue was at a moment. The index holds the present alone; so the services of then are gone through,
 * each with the contract of its latest version of then, as many as one page of their list looks at. Typing mistakes
 * are not forgiven, since the words that are known are those of today.
 * @throws RegistryError `invalid-input` for a fact that nothing of then tells, `invalid-cursor`, `past-unknown`
 */
export function createPastSearch({
  pastServices,
  pastTaxonomies,
  versionContents,
}: {
  readonly pastServices: PastServices
  readonly pastTaxonomies: PastTaxonomies
  readonly versionContents: VersionContents
}): (
  at: Date,
  text: string,
  options?: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
) => Promise<PastSearchAnswer> {
  async function partsOf(
    at: Date,
    service: Stored<ServiceDocument>,
  ): Promise<readonly SearchPart[]> {
    const latest = latestOf(await pastServices.versionsOf(at, service.id))
    const searched: SearchedVersion | undefined = latest && {
      version: latest.value.version,
      latest: latest.value,
      summary: await versionContents.summary(latest.value),
      findings: [],
    }
    return searchPartsFor('', service.value, searched)
  }

  return async (at, text, { limit = DEFAULT_LIMIT, cursor } = {}) => {
    const { chunks, facts } = parseQuery(text)
    refuseUntold(facts)
    const meant = await meantIn(() => pastTaxonomies.list(at), facts)
    const tokens = meant.map((some) => some.map(factToken))
    const page = await pastServices.page(at, cursor)
    const hits: SearchHit[] = []
    for (let start = 0; start < page.items.length; start += AT_ONCE) {
      const some = page.items.slice(start, start + AT_ONCE)
      const parts = (await Promise.all(some.map((service) => partsOf(at, service)))).flat()
      const fitting = parts.filter((part) =>
        tokens.every((some) => some.some((token) => part.tokens.includes(token))),
      )
      for (const part of fitting) {
        const words = chunks.flatMap((chunk) => wordsIn(part, chunk))
        if (chunks.length > 0) hits.push(...hitsInPart(part, words))
        else if (part.part === 0) hits.push(...wholeService(part))
      }
    }
    const items = hits.sort(byScore).slice(0, Math.min(limit, MAX_LIMIT))
    return { items, next: page.next }
  }
}

/** What rules found then was not kept with the verdict. */
function refuseUntold(facts: readonly Fact[]): void {
  const untold = facts.find(({ field }) => field === 'finding')
  if (untold === undefined) return
  const message = `Which rules found something then is not recorded; leave out finding:${untold.value}.`
  throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/q', message }] })
}

/** A path or a namespace is one word when something begins like it; otherwise its parts are words. */
function wordsIn({ entries }: SearchPart, { text, place }: AskedWord): readonly QueryWord[] {
  const whole = normalised(text)
  const isOneWord = entries.some(({ texts }) =>
    texts.some((one) => normalised(one).startsWith(whole)),
  )
  const words = isOneWord ? [whole] : wordsOf(text)
  return words.map((word) => ({ text: word, place, similar: undefined }))
}

function wholeService({ entries, service }: SearchPart): readonly SearchHit[] {
  const [name] = entries
  if (name === undefined) return []
  return [
    {
      ...{ kind: 'service', service, version: undefined, title: name.title, match: service },
      ...{ field: name.field, how: 'exact', highlights: [], score: 0 },
    },
  ]
}
