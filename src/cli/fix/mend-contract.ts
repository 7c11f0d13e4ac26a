import { ContractError, decodeSource, type SourceText } from '../../contracts/index.ts'
import { applyEdits, type Finding, type LintResult } from '../../rules/index.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { judgeInput } from '../lint/judge-input.ts'
import type { LintSettings } from '../lint/lint-settings.ts'
import { counted } from '../output.ts'
import type { Judged } from '../reporters/judged.ts'
import { encodeText } from './encode-text.ts'

/** Corrections that make others possible are rare, and each round makes at least one. */
const MOST_ROUNDS = 10

/** What can be made of one contract without a person. */
export interface Mended {
  /** The contract as it is. */
  readonly before: Judged
  /** Set where a corrected contract was found and holds what it must. */
  readonly fixed?: {
    readonly source: SourceText
    readonly text: string
    readonly bytes: Uint8Array
    readonly after: Judged
    /** How many findings are gone. */
    readonly gone: number
  }
  /** Why there is none although there are corrections. */
  readonly refusal?: string
  /** Imported files that have corrections of their own; they are named to be corrected. */
  readonly elsewhere: readonly string[]
}

/** A contract of this disk. */
export type LocalContract = Extract<ContractInput, { kind: 'contract' }>

/**
 * Makes all certain corrections in the file of a contract, none in files that it imports, and judges the outcome.
 * It counts only when it can be read, and nothing is found in it that was not found before: rules alone that
 * could not be judged before may find something.
 */
export async function mendContract(input: LocalContract, settings: LintSettings): Promise<Mended> {
  const before = await judgeInput(input, settings)
  const { name } = input.entry
  const elsewhere = filesWithEdits(before.result).filter((file) => file !== name)
  if (!filesWithEdits(before.result).includes(name)) return { before, elsewhere }
  const source = sourceOf(input)
  if (source === undefined) return { before, elsewhere }
  if (source.text.includes('<!DOCTYPE')) {
    return { before, elsewhere, refusal: 'it has a document type declaration' }
  }
  let after = before
  let { text } = source
  let bytes: Uint8Array = input.entry.bytes
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edited = applyEdits(text, editsIn(after.result, name))
    if (edited.made === 0) break
    const encoded = encodeText(edited.text, source)
    if (encoded === undefined) {
      const refusal = `it cannot be written in its encoding, ${source.encoding}; save it as UTF-8`
      return { before, elsewhere, refusal }
    }
    text = edited.text
    bytes = encoded
    const entry = { name, bytes }
    after = await judgeInput({ ...input, entry }, { ...settings, uses: [] })
    if (after.result.verdict === 'unreadable') {
      const reason = after.result.error?.message ?? ''
      return { before, elsewhere, refusal: `the corrected text cannot be read: ${reason}` }
    }
  }
  const [added, ...others] = addedFindings(before.result, after.result)
  if (added !== undefined) {
    const more = others.length === 0 ? '' : ` and ${counted(others.length, 'finding')} more`
    const refusal = `the corrected text would have a new finding: ${added.rule} ${added.message}${more}`
    return { before, elsewhere, refusal }
  }
  const gone = addedFindings(after.result, before.result).length
  return { before, elsewhere, fixed: { source, text, bytes, after, gone } }
}

function sourceOf({ entry }: LocalContract): SourceText | undefined {
  try {
    return decodeSource(entry)
  } catch (error) {
    if (error instanceof ContractError) return undefined // the report says why
    throw error
  }
}

function filesWithEdits({ findings }: LintResult): readonly string[] {
  const open = findings.filter(({ waived }) => waived === null)
  return [...new Set(open.flatMap(({ edits = [] }) => edits.map(({ file }) => file)))]
}

/** The edits of findings that nobody has accepted, where they are all in one file. */
function editsIn({ findings }: LintResult, file: string): readonly NonNullable<Finding['edits']>[] {
  return findings.flatMap(({ edits = [], waived }) =>
    waived === null && edits.length > 0 && edits.every((edit) => edit.file === file) ? [edits] : [],
  )
}

/** By rule and message, since what is unnamed has other pointers where others stand before it. */
function addedFindings(from: LintResult, to: LintResult): readonly Finding[] {
  const open = new Set(
    from.policies.flatMap(({ notEvaluated }) => notEvaluated.map(({ rule }) => rule)),
  )
  const left = new Map<string, number>()
  for (const finding of from.findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1)
  return to.findings.filter((finding) => {
    const known = left.get(keyOf(finding)) ?? 0
    left.set(keyOf(finding), known - 1)
    return known <= 0 && !open.has(finding.rule)
  })
}

function keyOf({ rule, severity, message }: Finding): string {
  return JSON.stringify([rule, severity, message])
}
