/** How far the description of one body is followed; what lies beyond is not known. */
export const BODY_BOUNDS = {
  fields: 5_000,
  /** Schemas or parts of them, each once for each way to it. */
  visits: 50_000,
  depth: 32,
} as const
