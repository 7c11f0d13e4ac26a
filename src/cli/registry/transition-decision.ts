import type { TransitionDecision, TransitionOverview } from '../../registry/index.ts'
import { registryError } from '../exit-status.ts'
import { printable } from '../output.ts'
import { ask, jsonBody, readProblem, refusal } from './registry-client.ts'

/**
 * Asks for a transition. A refused one is an answer too: the decision stands in the problem details.
 * @param path of the transitions, below `/api/v1`
 */
export async function askForTransition(path: string, request: object): Promise<TransitionDecision> {
  const response = await ask(path, jsonBody('POST', request))
  if (response.ok) return (await response.json()) as TransitionDecision
  if (response.status !== 409) throw await refusal(response)
  const problem = await readProblem(response)
  const decision = problem['decision']
  if (decision === undefined) throw registryError(`The registry refused: ${problem.detail ?? ''}`)
  return decision as TransitionDecision
}

/** A decision with all its reasons, for a terminal. */
export function decisionInWords(decision: TransitionDecision): string {
  const { subject, transition, from, to, allowed, authority, conditions } = decision
  const lines = [
    `${subject}: ${transition} from ${from} to ${to} is ${allowed ? 'done' : 'refused'}.`,
    ...authority.reasons.map((reason) => `  authority: ${reason}`),
    ...conditions.map(conditionInWords),
  ]
  return `${printable(lines.join('\n'))}\n`
}

const MARKS = { yes: 'holds', no: 'does not hold', undetermined: 'could not be judged' } as const

function conditionInWords({
  title,
  holds,
  explanation,
}: TransitionDecision['conditions'][number]): string {
  return `  ${MARKS[holds]}: ${title}. ${explanation}`
}

/** Where something stands and what is missing before each way on, for a terminal. */
export function overviewLines({ state, phase, available }: TransitionOverview): readonly string[] {
  return [
    `It is ${state} (${phase}).`,
    ...available.flatMap(({ to, title, wouldBeAllowed, authority, conditions }) => [
      `${wouldBeAllowed ? 'open' : 'closed'}  ${title}: --to ${to}`,
      ...(authority.allowed ? [] : authority.reasons.map((reason) => `  authority: ${reason}`)),
      ...conditions.filter(({ holds }) => holds !== 'yes').map(conditionInWords),
    ]),
  ]
}
