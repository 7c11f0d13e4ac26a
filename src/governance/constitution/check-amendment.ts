import { z } from 'zod'
import { isDataObject, readDataText } from '../../contracts/index.ts'
import { lineDifferences, type LineDifference } from '../../text-differences/index.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import { constitutionSchema, type Constitution } from './constitution.ts'
import { constitutionText } from './constitution-text.ts'
import { grantEffects, type GrantEffect } from './granted-actions.ts'

/** What somebody would amend the constitution to: as the text, or as fields that a form has changed. */
export const amendmentInput = z.union([
  z.strictObject({ text: z.string().max(400_000) }),
  z.strictObject({ constitution: z.record(z.string(), z.unknown()) }),
])
export type AmendmentInput = z.infer<typeof amendmentInput>

/** An amendment as it would be read, before it is proposed. */
export interface AmendmentCheck {
  /** YAML without the policies in force, which are changed one by one. */
  readonly text: string
  /** Lines and columns count from 1, in `text`. */
  readonly mistakes: readonly {
    readonly message: string
    readonly line: number
    readonly column: number
  }[]
  /** Ready for a change of the kind `constitution.amend`; absent where there are mistakes. */
  readonly constitution?: Constitution
  /** To the text in force; empty where there are mistakes. */
  readonly differences: readonly LineDifference[]
  /** Who would be granted more or less. */
  readonly grants: readonly GrantEffect[]
}

/**
 * Reads an amendment as a proposal would, and lays it over the constitution in force. Nothing is written. Pure.
 *
 * @param hindrances why a text that can be read could not be put in force
 */
export function checkAmendment(
  { constitution: inForce }: Pick<GovernanceVersion, 'constitution'>,
  input: AmendmentInput,
  hindrances: (constitution: Constitution) => readonly string[],
): AmendmentCheck {
  const text =
    'text' in input ? input.text : constitutionText(input.constitution as unknown as Constitution)
  const wrong = (mistakes: AmendmentCheck['mistakes']): AmendmentCheck => ({
    text,
    mistakes: mistakes.slice(0, 100),
    differences: [],
    grants: [],
  })
  const read = readDataText(text, 'constitution.yaml')
  if (read.kind === 'empty') return wrong([{ message: 'There is no text.', line: 1, column: 1 }])
  if (read.kind === 'wrong') {
    return wrong(
      read.mistakes.map(({ message, location: { line, column } }) => ({ message, line, column })),
    )
  }
  const { value } = read.document
  const { policies } = inForce
  const parsed = constitutionSchema.safeParse(isDataObject(value) ? { ...value, policies } : value)
  if (!parsed.success) {
    return wrong(
      parsed.error.issues.map(({ path, message }) => {
        const { line, column } = read.document.locatePath(path.map(String))
        return { message: `${path.map(String).join('.') || 'The text'}: ${message}`, line, column }
      }),
    )
  }
  const amended = parsed.data
  const reasons = hindrances(amended)
  if (reasons.length > 0) return wrong(reasons.map((message) => ({ message, line: 1, column: 1 })))
  return {
    text,
    mistakes: [],
    constitution: amended,
    differences: lineDifferences(
      linesOf(constitutionText(inForce)),
      linesOf(constitutionText(amended)),
    ),
    grants: grantEffects(inForce, amended),
  }
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n')
}
