import type { ChecklistItemView, TransitionOverview } from '../../registry/index.ts'
import { endWith, EXIT } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { itemLine } from './checklist-items.ts'
import { askForTransition, decisionInWords, overviewLines } from './transition-decision.ts'

export type Form = 'stylish' | 'json'

/** What commander makes of the options of commands that ask for a transition. */
export interface TransitionFlags {
  readonly to: string
  readonly reason?: string
  readonly format: Form
}

/**
 * Asks for a transition and tells the decision with all its reasons; a refusal ends with status 3.
 * @param path of the transitions, below `/api/v1`
 */
export async function takeTransition(
  path: string,
  { format, ...request }: TransitionFlags & { readonly sunsetAt?: string | undefined },
): Promise<void> {
  const decision = await askForTransition(path, request)
  const report =
    format === 'json' ? `${JSON.stringify(decision, undefined, 2)}\n` : decisionInWords(decision)
  await writeReport(report, undefined)
  if (!decision.allowed) endWith(EXIT.registry)
}

/** Tells where something stands, what is missing before each way on, and what was decided so far. */
export async function tellStanding(
  overview: TransitionOverview,
  format: Form,
  checklist?: readonly ChecklistItemView[],
): Promise<void> {
  if (format === 'json') {
    await writeReport(`${JSON.stringify({ ...overview, checklist }, undefined, 2)}\n`, undefined)
    return
  }
  const decided = overview.history.map((decision) => decisionInWords(decision).trimEnd())
  const lines = [
    ...overviewLines(overview),
    ...(checklist ?? []).map(itemLine),
    ...(decided.length > 0 ? ['Decided so far, newest first:', ...decided] : []),
  ]
  await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}
