import { csvLine } from './csv-line.ts'
import type { Checkpoint } from './checkpoint.ts'
import { exportLine } from './export-line.ts'
import { everything, type LedgerChain } from './ledger-chain.ts'
import { toLedgerEntry, type LedgerEntry } from './ledger-entry.ts'
import { type LedgerFilters, whereOf } from './ledger-filters.ts'

export const LEDGER_EXPORT_FORMATS = ['json', 'csv'] as const
export type LedgerExportFormat = (typeof LEDGER_EXPORT_FORMATS)[number]

/** The first members of an export in JSON: what it is, and the version of its form. */
export const EXPORT_HEAD = { concordat: 'ledger', version: 1 } as const

/**
 * The ledger as text, oldest entry first, in pieces as they are read. JSON holds the signed checkpoints before
 * the entries, each on a line of its own, so that whoever has it can verify it without the registry; what
 * filters selected is no chain, so that it has no checkpoints and says what was asked for.
 */
export async function* exportLedger(
  chain: LedgerChain,
  format: LedgerExportFormat,
  filters: LedgerFilters,
): AsyncGenerator<string, undefined> {
  const where = whereOf(filters)
  const selection = Object.keys(where).length === 0 ? undefined : filters
  // Read first: entries that they speak of are there then, and others may be appended meanwhile.
  const checkpoints = selection === undefined && format === 'json' ? await signed(chain) : []
  const entries = inPieces(everything(chain.entries, where))
  if (format === 'csv') {
    yield csvLine(COLUMNS.map(({ title }) => title))
    for await (const piece of entries)
      yield piece.map((entry) => csvLine(COLUMNS.map(({ of }) => of(entry)))).join('')
    return undefined
  }
  const head = exportLine({ ...EXPORT_HEAD, ...(selection && { selection }) })
  yield `${head.slice(0, -1)},"checkpoints":[\n${checkpoints.map(exportLine).join(',\n')}\n],"entries":[\n`
  let separator = ''
  for await (const piece of entries) {
    yield separator + piece.map(exportLine).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
  return undefined
}

async function signed(chain: LedgerChain): Promise<readonly Checkpoint[]> {
  const checkpoints: Checkpoint[] = []
  for await (const { value } of everything(chain.checkpoints)) checkpoints.push(value)
  return checkpoints
}

const PIECE = 500 // entries

async function* inPieces(
  stored: ReturnType<typeof everything<Parameters<typeof toLedgerEntry>[0]>>,
): AsyncGenerator<readonly LedgerEntry[], undefined> {
  let piece: LedgerEntry[] = []
  for await (const { value } of stored) {
    piece.push(toLedgerEntry(value))
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
  return undefined
}

const COLUMNS: readonly { readonly title: string; readonly of: (entry: LedgerEntry) => string }[] =
  [
    { title: 'sequence', of: ({ sequence }) => String(sequence) },
    { title: 'at', of: ({ at }) => at },
    { title: 'actorKind', of: ({ actor }) => actor.kind },
    { title: 'actorId', of: ({ actor }) => actor.id },
    { title: 'actorName', of: ({ actor }) => actor.name },
    { title: 'onBehalfOf', of: ({ onBehalfOf }) => onBehalfOf ?? '' },
    { title: 'action', of: ({ action }) => action },
    { title: 'subject', of: ({ subject }) => subject },
    { title: 'reason', of: ({ reason }) => reason ?? '' },
    { title: 'change', of: ({ change }) => JSON.stringify(change) },
    { title: 'hash', of: ({ hash }) => hash },
  ]
