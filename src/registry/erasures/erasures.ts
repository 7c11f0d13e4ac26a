import type { AuthorityDecision } from '../model.ts'
import type { Actor } from '../ports.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { ErasureInput } from './erasure-input.ts'

/** A contract version that has, or had, a content. */
export interface VersionWithContent {
  readonly service: string
  readonly version: string
  /** Names of its files that are this content. */
  readonly files: readonly string[]
}

/** What stays of a content that was erased: everything about it but its bytes. */
export interface ErasureView {
  readonly digest: string
  /** Its length in bytes. */
  readonly bytes: number
  readonly mediaType: string
  readonly reason: string
  /** What obliges to erase it, for instance an article of a law or the number of a judgment. */
  readonly legalBasis: string
  /** Who decided, in the words of whoever carried it out. */
  readonly decidedBy: string
  /** Who carried it out, and for which role. */
  readonly erasedBy: string
  readonly onBehalfOf: string | undefined
  readonly erasedAt: string
  readonly versions: readonly VersionWithContent[]
}

/** What an erasure would take away, so that it is decided knowingly. */
export interface ErasurePreview {
  readonly digest: string
  readonly bytes: number
  readonly mediaType: string
  /** All that share the content; it is gone for every one of them. */
  readonly versions: readonly (VersionWithContent & { readonly state: string })[]
  /** Subscriptions whose consumers said with this content what they use. */
  readonly subscriptions: readonly string[]
  /** One for each domain that a version lies in; each has to allow it. */
  readonly authority: readonly AuthorityDecision[]
}

/**
 * Takes single contents away for good where the law demands it. Versions, decisions and the ledger stay: they name the
 * content by its digest, and a tombstone says what became of it.
 */
export interface Erasures {
  /** Newest first. */
  list(page?: PageRequest): Promise<ViewPage<ErasureView>>
  /** @throws RegistryError `erasure-not-found` */
  get(digest: string): Promise<ErasureView>
  /** @throws RegistryError `content-not-found`, `content-erased` */
  preview(actor: Actor, digest: string): Promise<ErasurePreview>
  /**
   * @throws RegistryError `invalid-input`, `content-not-found`, `content-erased`; `content-shared`, with all versions,
   *   when the decision does not name exactly those that have the content
   */
  erase(actor: Actor, input: ErasureInput): Promise<ErasureView>
}
