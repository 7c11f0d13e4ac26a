/**
 * Bundles: several files that make up one contract, as they are packed or sent. Which names they may have,
 * how they refer to each other, and with which of them the contract begins.
 *
 * May not: read files or network, write anything, or keep state between calls.
 */
export * from './bundle-error.ts'
export { isBundlePath, isRemoteName } from './bundle-path.ts'
export {
  contractsAmong,
  findEntry,
  type ContractInFiles,
  type ContractsAmong,
  type EntryChoice,
} from './find-entry.ts'
export { looksLikeZip, readZip, readZipEntry } from './read-zip.ts'
export { resolveWithin } from './resolve-within.ts'
export type { ZipEntry } from './zip-entry.ts'
export * from './zip-limits.ts'
