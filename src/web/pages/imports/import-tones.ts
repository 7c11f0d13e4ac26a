import type { Import, ImportOutcome } from '../../api/schemas.ts'

/** How the state of an import looks. */
export const IMPORT_TONES = {
  planning: 'info',
  planned: 'info',
  running: 'info',
  'taking-back': 'warn',
  complete: 'good',
  'taken-back': 'warn',
  cancelled: 'mute',
  failed: 'bad',
} as const satisfies Readonly<Record<Import['state'], string>>

/** How the outcome of an entry looks, and what it is called. */
export const OUTCOMES = {
  create: { tone: 'good', word: 'new' },
  replace: { tone: 'info', word: 'changed' },
  unchanged: { tone: 'mute', word: 'same' },
  refused: { tone: 'bad', word: 'refused' },
  'left-out': { tone: 'warn', word: 'left out' },
  gone: { tone: 'warn', word: 'gone' },
} as const satisfies Readonly<
  Record<ImportOutcome, { readonly tone: string; readonly word: string }>
>
