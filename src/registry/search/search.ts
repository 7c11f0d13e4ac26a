import type { SearchHit } from '../model.ts'
import type { Facet } from './facets.ts'

export interface SearchOptions {
  /** 20 unless given, at most 100. */
  readonly limit?: number | undefined
  /** `all` looks among what only versions before the latest have, too. */
  readonly versions?: 'latest' | 'all' | undefined
}

export interface SearchAnswer {
  /** Best first. */
  readonly items: readonly SearchHit[]
  /** There is nothing else that matches. */
  readonly isComplete: boolean
}

export interface Search {
  /** Words, beginnings of words, places such as `operation:refund`, facts such as `owner:sales-lead`. */
  find(text: string, options?: SearchOptions): Promise<SearchAnswer>
  /** How many services of the whole registry have which facts, from counters. */
  facets(): Promise<readonly Facet[]>
}
