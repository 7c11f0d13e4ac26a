import type { Judgement } from '../judge-contract.ts'
import { RegistryError } from '../problems.ts'

/**
 * Refuses a contract unless every policy that blocks registration passes. What could not be judged does
 * not pass, and neither does it when the policies in force are not known.
 * @throws RegistryError `policy-blocked`, with the report
 */
export function requireUnblocked(id: string, judgement: Judgement): void {
  const refusal = refusalOf(id, judgement)
  if (refusal === undefined) return
  throw new RegistryError('policy-blocked', refusal, { report: judgement.report })
}

/** Why policies in force keep a contract from being registered; undefined where none does. */
export function refusalOf(id: string, { problem, conformance }: Judgement): string | undefined {
  if (problem !== undefined) {
    return `${id} is not registered, since it is not known which policies are in force for it: ${problem}`
  }
  const blocking = conformance.filter(
    ({ enforcement, verdict }) => enforcement === 'block' && verdict !== 'pass',
  )
  if (blocking.length === 0) return undefined
  const reasons = blocking.map(({ policy, verdict }) => `${policy} (${verdict})`)
  return `${id} is not registered, since policies block it: ${reasons.join(', ')}. The report says what to change.`
}
