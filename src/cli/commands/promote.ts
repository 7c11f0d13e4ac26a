import type { TransitionDecision } from '../../registry/index.ts'
import { endWith, EXIT, registryError, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import type { PromoteFlags } from '../program/registry-commands.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { ask, jsonBody, readProblem, refusal } from '../registry/registry-client.ts'

/** `concordat promote`: asks for a transition, and prints the decision with its reasons. */
export async function promoteCommand(version: string, flags: PromoteFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const response = await ask(
    `${versionPath(coordinates)}/transitions`,
    jsonBody('POST', { to: flags.to, reason: flags.reason, sunsetAt: flags.sunset }),
  )
  const decision = await decisionOf(response)
  const report =
    flags.format === 'json' ? `${JSON.stringify(decision, undefined, 2)}\n` : inWords(decision)
  await writeReport(report, undefined)
  if (!decision.allowed) endWith(EXIT.registry)
}

/** A refused transition is an answer too: the decision stands in the problem details. */
async function decisionOf(response: Response): Promise<TransitionDecision> {
  if (response.ok) return (await response.json()) as TransitionDecision
  if (response.status !== 409) throw await refusal(response)
  const problem = await readProblem(response)
  const decision = problem['decision']
  if (decision === undefined) throw registryError(`The registry refused: ${problem.detail ?? ''}`)
  return decision as TransitionDecision
}

function inWords(decision: TransitionDecision): string {
  const { subject, transition, from, to, allowed, authority, conditions } = decision
  const marks = { yes: 'holds', no: 'does not hold', undetermined: 'could not be judged' }
  const lines = [
    `${subject}: ${transition} from ${from} to ${to} is ${allowed ? 'done' : 'refused'}.`,
    ...authority.reasons.map((reason) => `  authority: ${reason}`),
    ...conditions.map(
      ({ title, holds, explanation }) => `  ${marks[holds]}: ${title}. ${explanation}`,
    ),
  ]
  return `${printable(lines.join('\n'))}\n`
}
