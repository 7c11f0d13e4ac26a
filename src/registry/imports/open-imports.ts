import type { Store } from '../../store/index.ts'
import { guardCollection } from '../guarded-collection.ts'
import { createImports } from './create-imports.ts'
import { IMPORT_ENTRIES, IMPORT_UPLOADS, IMPORTS, ORIGINS } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'
import type { Imports } from './imports.ts'
import { lapseDutyKind } from './lapse-duty.ts'
import { createOrigins } from './origins.ts'
import { createUploads } from './uploads.ts'

/** What imports keep themselves is opened here; all else they are given. */
export type ImportSurroundings = Omit<
  ImportPorts,
  'imports' | 'progress' | 'entries' | 'uploads' | 'origins'
>

/** Opens the imports of a store. */
export async function openImports(store: Store, around: ImportSurroundings): Promise<Imports> {
  const { permits, duties, newId } = around
  const progress = await store.collection(IMPORTS)
  const origins = await store.collection(ORIGINS)
  const imports = guardCollection(progress, newId)
  const uploads = createUploads(await store.collection(IMPORT_UPLOADS))
  duties.register(lapseDutyKind({ imports, uploads, duties }))
  return createImports({
    ...around,
    progress,
    imports,
    uploads,
    entries: await store.collection(IMPORT_ENTRIES),
    origins: createOrigins(origins, guardCollection(origins, newId), permits),
  })
}
