import type { SubscriptionDocument } from '../documents.ts'
import type { Actor } from '../ports.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type {
  ImportEntryDocument,
  ImportOutcome,
  ImportState,
  OriginDocument,
} from './import-document.ts'
import type { ImportInput } from './import-input.ts'
import type { SourceKind } from './sources/source-item.ts'

export interface ImportView {
  readonly id: string
  readonly source: string
  readonly fileName: string
  readonly bytes: number
  readonly kind?: SourceKind | undefined
  readonly domain: string
  readonly environment: SubscriptionDocument['environment']
  readonly allOrNothing: boolean
  readonly state: ImportState
  /** Why it came to its end, where that was not its own. */
  readonly outcome?: string | undefined
  /** Entries to be planned, or carried out, and those that are. */
  readonly total: number
  readonly done: number
  readonly counts: Readonly<Record<ImportOutcome, number>>
  readonly requestedBy: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly finishedAt?: string | undefined
}

export type ImportEntryView = Pick<
  ImportEntryDocument,
  'kind' | 'subject' | 'from' | 'outcome' | 'note' | 'applied'
>

export type OriginView = Omit<OriginDocument, 'described' | 'service'>

/** The bytes of a source: a zip archive, or a single file. */
export interface ImportUpload {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/**
 * Registers all contracts of a source, in the background, one import at a time. What is uploaded is kept until its
 * end, so that a restart or another server goes on where the one before was.
 */
export interface Imports {
  /**
   * Keeps a source, to be planned first: that shows what would become of each entry, and changes nothing.
   * @throws RegistryError `invalid-input`, `invalid-name`, `import-limit`
   */
  request(actor: Actor, input: ImportInput, upload: ImportUpload): Promise<ImportView>
  /** Newest first. */
  list(page?: PageRequest): Promise<ViewPage<ImportView>>
  /** @throws RegistryError `import-not-found` */
  get(id: string): Promise<ImportView>
  /** In the order of the source. @throws RegistryError `import-not-found` */
  entries(
    id: string,
    query?: PageRequest & { readonly outcome?: ImportOutcome | undefined },
  ): Promise<ViewPage<ImportEntryView>>
  /**
   * Carries a plan out, or ends an import: what it has registered stays then, and goes with `allOrNothing`.
   * @throws RegistryError `import-not-found`, `import-not-startable`, `import-ended`
   */
  decide(actor: Actor, id: string, decision: 'start' | 'cancel'): Promise<ImportView>
  /** Works on what was requested until nothing is left or it is told to stop. */
  work(stop?: AbortSignal): Promise<void>
  /** Where a service came from; empty for what was not imported. @throws RegistryError `service-not-found` */
  origins(service: string): Promise<readonly OriginView[]>
}
