const MEBI = 1024 * 1024

/** Bounds on what an export may cost to read. A registry of some thousand services fits; a larger one is exported in parts. */
export const DISCOVERY_LIMITS = {
  /** Bytes of one file. */
  exportBytes: 32 * MEBI,
  /** Elements and attributes of one file. */
  exportNodes: 1_000_000,
  /** Entries of one file: tModels, bindingTemplates, businessServices and businessEntities. */
  entries: 50_000,
  /** Files that are judged together. */
  files: 100,
} as const
