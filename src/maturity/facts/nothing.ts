import type { Evidence } from './fact.ts'

/** Evidence of nothing, to which what is there is added. */
export const NOTHING: Evidence = {
  services: [],
  decisions: [],
  composing: new Set(),
  firstWithContent: new Map(),
}
