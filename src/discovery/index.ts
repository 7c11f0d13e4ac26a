/**
 * Exports of UDDI registries: files with the answers of a registry's inquiry functions in, their entries out, and
 * every one of them knows where it stands in its file.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export { DISCOVERY_LIMITS } from './discovery-limits.ts'
export { readUddiExport } from './read-uddi-export.ts'
export type * from './uddi-export.ts'
export { UddiExportError, type UddiExportErrorCode } from './uddi-export-error.ts'
