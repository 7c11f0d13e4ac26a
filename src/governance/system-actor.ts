import type { Actor } from '../registry/index.ts'

/** The process itself, which carries out what was decided and does what is due. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Concordat' }
