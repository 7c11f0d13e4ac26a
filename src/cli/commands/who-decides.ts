import type { AskersAuthority, ThreeQuestions } from '../../governance/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

/** Subjects that are one of their kind. */
const WORDS: readonly string[] = ['constitution', 'registry']

export interface WhoDecidesFlags {
  readonly format: 'stylish' | 'json'
  /** What the holder of the token wants to do. */
  readonly action?: string
}

/** `concordat who-decides`: who decides about something, within which limits, and what others may expect. */
export async function whoDecidesCommand(
  subject: string,
  { format, action }: WhoDecidesFlags,
): Promise<void> {
  if (!/[:/]/.test(subject) && !WORDS.includes(subject)) {
    throw usageError(
      `"${subject}" does not say what it is; write DOMAIN/NAME for a service, domain:PATH, policy:ID, role:ID, circle:ID or constitution.`,
    )
  }
  // A service may be named as everywhere else on the command line.
  const named = subject.includes(':') || !subject.includes('/') ? subject : `service:${subject}`
  const query = new URLSearchParams({ subject: named, ...(action !== undefined && { action }) })
  const answer = await askJson<ThreeQuestions>(`/governance/authority?${query.toString()}`)
  if (format === 'json') {
    await writeReport(`${JSON.stringify(answer, undefined, 2)}\n`, undefined)
    return
  }
  const { whoDecides, withinLimits, mayExpect, you } = answer
  const lines = [
    `${whoDecides.title} (${whoDecides.role}) decides about ${named}: ${whoDecides.people.join(', ')}`,
    ...whoDecides.because.map((step) => `  ${step}`),
    'Within these limits:',
    ...(withinLimits.length === 0 ? ['  none'] : []),
    ...withinLimits.map(({ title, text, from }) => `  ${title} (${from}): ${text}`),
    'Others may expect:',
    ...mayExpect.accountabilities.map((text) => `  ${text}`),
    ...(you === undefined ? [] : yourAnswer(you)),
  ]
  await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}

function yourAnswer({ action, allowed, role, reasons }: AskersAuthority): readonly string[] {
  const as = role === undefined ? '' : ` as ${role}`
  return [
    allowed ? `You may do this (${action})${as}:` : `You may not do this (${action}):`,
    ...reasons.map((reason) => `  ${reason}`),
  ]
}
