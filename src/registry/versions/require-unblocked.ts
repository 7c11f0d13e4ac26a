import type { Judgement } from '../judge-contract.ts'
import { RegistryError } from '../problems.ts'

/**
 * Refuses a contract unless every policy that blocks registration passes. What could not be judged does
 * not pass, and neither does it when the policies in force are not known.
 * @throws RegistryError `policy-blocked`, with the report
 */
export function requireUnblocked(id: string, { problem, conformance, report }: Judgement): void {
  if (problem !== undefined) {
    throw new RegistryError(
      'policy-blocked',
      `${id} is not registered, since it is not known which policies are in force for it: ${problem}`,
      { report },
    )
  }
  const blocking = conformance.filter(
    ({ enforcement, verdict }) => enforcement === 'block' && verdict !== 'pass',
  )
  if (blocking.length === 0) return
  const reasons = blocking.map(({ policy, verdict }) => `${policy} (${verdict})`)
  throw new RegistryError(
    'policy-blocked',
    `${id} is not registered, since policies block it: ${reasons.join(', ')}. The report says what to change.`,
    { report },
  )
}
