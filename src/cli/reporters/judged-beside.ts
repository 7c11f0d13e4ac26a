import type { LintResult } from '../../rules/index.ts'
import { counted } from '../output.ts'

/** Clauses about what was handed in beside the contract, a log or exports: what of it was judged, and what was not. */
export function judgedBeside(result: LintResult): readonly string[] {
  return [...messagesJudged(result), ...entriesJudged(result)]
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
