/**
 * Archives: what a registry holds as one file of a documented form (docs/archive.md), and back.
 *
 * May not: decide who may, name a concrete store, or know what a record means.
 */
export * from './archive-error.ts'
export { archivedRecords, type ArchivedOptions, type ArchivedRecords } from './archived-records.ts'
export { exportArchive, type ArchiveExport } from './export-archive.ts'
export type { Manifest } from './manifest.ts'
export { looksLikeArchive, openArchive, type OpenArchive } from './open-archive.ts'
export { listOperations, unfinishedRestore, type OperationView } from './operations-log.ts'
export {
  restoreArchive,
  type Restored,
  type RestoreInput,
  type RestoreProgress,
} from './restore-archive.ts'
