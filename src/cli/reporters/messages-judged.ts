import type { LintResult } from '../../rules/index.ts'
import { counted } from '../output.ts'

/** Clauses about the log of messages that was handed in: what of it was judged, and what was not. */
export function messagesJudged({ messages, policies }: LintResult): readonly string[] {
  if (messages === undefined) return []
  const { judged, leftOut, source } = messages
  const isAsked = judged > 0 || policies.some(({ notEvaluated }) => notEvaluated.length > 0)
  const why = isAsked ? '' : ': no policy asked for is about messages'
  return [
    `${counted(judged, 'message')} of ${source} judged${why}`,
    ...leftOut.map(({ count, reason }) => `${counted(count, 'message')} ${reason} left out`),
  ]
}
