import { z } from 'zod'
import { AuditError } from './audit-error.ts'
import { checkpointSchema, type Checkpoint } from './checkpoint.ts'
import { exportLine } from './export-line.ts'
import { entryId, type LedgerEntry } from './ledger-entry.ts'
import { EXPORT_HEAD } from './ledger-export.ts'
import { type LedgerVerification, type PlacedEntry, verifyEntries } from './verify-ledger.ts'

const numbered = z.looseObject({ sequence: z.int(), hash: z.string(), previousHash: z.string() })

/**
 * Verifies an export in JSON, line by line, without the registry that it came from and without a key.
 * @param lines of the file, without their ends
 * @throws AuditError `export-unreadable` for what is no whole export
 */
export async function verifyLedgerExport(
  lines: AsyncIterable<string>,
): Promise<LedgerVerification> {
  const reader = new ExportReader(lines)
  const checkpoints = await reader.checkpoints()
  const verification = await verifyEntries({
    entries: reader.entries(),
    checkpoints: checkpoints.map((value) => ({ id: entryId(value.number), value })).values(),
    isThereNow: () => Promise.resolve(false),
  })
  const { problem } = verification
  if (problem === undefined) reader.requireNoStrayComma()
  if (problem?.fault !== 'removed' || !(await reader.comesLater(problem.sequence)))
    return verification
  return {
    ...verification,
    problem: {
      ...problem,
      fault: 'reordered',
      message: `Entry ${problem.sequence} does not stand in its place, but behind later ones.`,
    },
  }
}

/** Reads an export exactly as exports are written, so that nothing stands in it that was not verified. */
export class ExportReader {
  readonly #lines: AsyncIterator<string>
  readonly #entryLines: AsyncGenerator<string, undefined>
  #line = 0
  #strayComma: number | undefined

  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]()
    this.#entryLines = this.#list(']}')
  }

  /** To be read first. */
  async checkpoints(): Promise<readonly Checkpoint[]> {
    const head = await this.#next()
    const parsed = this.#parse(head.endsWith('"checkpoints":[') ? `${head}]}` : '')
    const known = z.looseObject({ concordat: z.literal(EXPORT_HEAD.concordat), version: z.int() })
    const { data } = known.safeParse(parsed)
    if (data === undefined) throw this.#unreadable('this is no export of a ledger in JSON')
    if (data.version !== EXPORT_HEAD.version)
      throw this.#unreadable('a newer version of Concordat made it')
    if (data['selection'] !== undefined)
      throw this.#unreadable('it holds a selection, and only a whole ledger can be verified')
    const checkpoints: Checkpoint[] = []
    for await (const line of this.#list('],"entries":[')) {
      const checkpoint = checkpointSchema.safeParse(this.#parse(line))
      if (!checkpoint.success) throw this.#unreadable('this is no checkpoint')
      checkpoints.push(checkpoint.data)
    }
    return checkpoints
  }

  /** @throws AuditError `export-unreadable` when a list ended with a comma */
  requireNoStrayComma(): void {
    if (this.#strayComma === undefined) return
    this.#line = this.#strayComma
    throw this.#unreadable('a comma stands before the end of the list')
  }

  async *entries(): AsyncGenerator<PlacedEntry, undefined> {
    // Asked by hand: whoever stops at a fault may still ask what comes later.
    for (;;) {
      const next = await this.#entryLines.next()
      if (next.done === true) {
        const after = await this.#lines.next()
        this.#line += 1
        if (after.done !== true) throw this.#unreadable('it goes on behind its end')
        return undefined
      }
      const line = next.value
      const entry = this.#parse(line)
      if (!numbered.safeParse(entry).success) throw this.#unreadable('this is no entry')
      // What is verified must be all that the line shows: of a member given twice only one is read.
      if (exportLine(entry) !== line)
        throw this.#unreadable('this is not as exports write an entry')
      yield { place: (entry as LedgerEntry).sequence, entry: entry as LedgerEntry }
    }
  }

  /** Whether an entry stands in what has not been read yet. */
  async comesLater(sequence: number): Promise<boolean> {
    for await (const line of this.#entryLines) {
      const { data } = numbered.safeParse(this.#parse(line))
      if (data?.sequence === sequence) return true
    }
    return false
  }

  /** The lines of a list, without the commas between them: one behind each but the last. */
  async *#list(end: string): AsyncGenerator<string, undefined> {
    let line = await this.#next()
    if (line === '') {
      if ((await this.#next()) !== end) throw this.#unreadable('an empty list has no end')
      return undefined
    }
    for (;;) {
      const isLast = !line.endsWith(',')
      yield isLast ? line : line.slice(0, -1)
      line = await this.#next()
      if (!isLast && line === end) {
        // What was cut off behind it is told before the comma is.
        this.#strayComma = this.#line
        return undefined
      }
      if (!isLast) continue
      if (line !== end) throw this.#unreadable('the comma before this is missing')
      return undefined
    }
  }

  async #next(): Promise<string> {
    const next = await this.#lines.next()
    this.#line += 1
    if (next.done === true) throw this.#unreadable('it ends too early')
    return next.value
  }

  #parse(line: string): unknown {
    try {
      return JSON.parse(line)
    } catch (error) {
      throw this.#unreadable('this is no JSON as exports have it', error)
    }
  }

  #unreadable(why: string, cause?: unknown): AuditError {
    return new AuditError('export-unreadable', `Line ${this.#line}: ${why}.`, { cause })
  }
}
