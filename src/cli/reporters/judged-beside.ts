import type { PolicyVerdict, ReportInForce } from '../../registry/index.ts'
import type { LintResult } from '../../rules/index.ts'
import { counted } from '../output.ts'

/**
 * Clauses about what stands beside the contract: of a log or exports what was judged and what was not, and of the
 * policies in force which they are.
 */
export function judgedBeside(result: LintResult | ReportInForce): readonly string[] {
  return [...messagesJudged(result), ...entriesJudged(result), ...policiesInForce(result)]
}

function policiesInForce(result: LintResult | ReportInForce): readonly string[] {
  if (!('inForce' in result)) return []
  const { service, version, state, policies, refusal } = result.inForce
  const none = policies.length === 0 ? ': no policy in force speaks of it' : ''
  return [
    `judged as ${service}@${version} (${state})${none}`,
    ...policies.map(inWords),
    ...(refusal === undefined ? [] : [`a push would be refused: ${refusal}`]),
  ]
}

/** Grace is a time in which a policy advises. */
function inWords({ policy, pack, packVersion, enforcement, grace, ...one }: PolicyVerdict): string {
  const until =
    grace === undefined ? '' : ` until ${grace.until.slice(0, 10)}, then ${grace.enforcement}`
  return `policy ${policy} (${pack} ${packVersion}, ${enforcement}${until}, by ${one.decidedBy}): ${one.verdict}`
}

function messagesJudged({ messages, policies }: LintResult): readonly string[] {
  if (messages === undefined) return []
  const { judged, leftOut, source } = messages
  const isAsked = judged > 0 || policies.some(({ notEvaluated }) => notEvaluated.length > 0)
  const why = isAsked ? '' : ': no policy asked for is about messages'
  return [
    `${counted(judged, 'message')} of ${source} judged${why}`,
    ...leftOut.map(({ count, reason }) => `${counted(count, 'message')} ${reason} left out`),
  ]
}

function entriesJudged({ discovery, policies }: LintResult): readonly string[] {
  if (discovery === undefined) return []
  const { judged, leftOut, sources } = discovery
  const isAsked = judged > 0 || policies.some(({ notEvaluated }) => notEvaluated.length > 0)
  const why = isAsked ? '' : ': no policy asked for is about discovery data'
  const files = sources.map(({ source }) => source).join(', ')
  return [
    `${entries(judged)} of ${files} judged${why}`,
    ...leftOut.map(({ count, reason }) => `${entries(count)} left out: ${reason}`),
  ]
}

function entries(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`
}
