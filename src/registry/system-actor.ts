import type { Actor } from './ports.ts'

/** The process itself, when nobody asks it. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Concordat' }
