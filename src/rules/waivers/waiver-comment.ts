/** The word that begins a waiver in a comment. */
export const COMMENT_MARK = 'concordat-ignore'

/** What a comment says, or why it is no waiver. */
export type WaiverComment =
  | {
      readonly ok: true
      readonly rules: readonly string[]
      readonly until: string | undefined
      readonly reason: string | undefined
    }
  | { readonly ok: false; readonly why: string }

const RULES = /^[^\s,]+(?:\s*,\s*[^\s,]+)*/
/** Days as people write them; any of them outside of `until=` may have been meant as the end. */
const DATE = /(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{2,4}|20\d{6})(?!\d)/
const UNTIL = /\buntil\s*[=:]/i

/**
 * Reads `concordat-ignore RULE[, RULE] [until=DATE] REASON`. A date that is written another way is refused, and
 * not read as part of the reason: the waiver would hold for ever where it was meant to end.
 *
 * @param content what stands between the marks of the comment, trimmed
 */
export function readWaiverComment(content: string): WaiverComment {
  const words = content.slice(COMMENT_MARK.length)
  const list = /^\s/.test(words) ? (RULES.exec(words.trimStart())?.[0] ?? '') : ''
  if (list === '') return { ok: false, why: 'it names no rule' }
  const rules = list.split(',').map((rule) => rule.trim())
  const odd = rules.find((rule) => rule.includes('='))
  if (odd !== undefined) return { ok: false, why: `"${odd}" stands where a rule is named` }
  const rest = words.trimStart().slice(list.length).trimStart()
  if (rest.startsWith(',')) return { ok: false, why: 'its list of rules has an empty place' }
  const [whole = '', until] = /^until=(\S+)\s*/.exec(rest) ?? []
  const reason = rest.slice(whole.length)
  const why = whyNoReason(reason, until !== undefined)
  if (why !== undefined) return { ok: false, why }
  return { ok: true, rules, until, reason: reason === '' ? undefined : reason }
}

function whyNoReason(reason: string, hasEnd: boolean): string | undefined {
  const [first = '', second = ''] = reason.split(/\s+/, 2)
  const mend = 'write the last day as until=2027-01-31 right after the rules'
  if (first.includes('=')) return `"${first}" stands before its reason; ${mend}`
  if (/^until\b/i.test(first)) return `its reason begins with "${first}"; ${mend}`
  if (UNTIL.test(reason) || (!hasEnd && /\buntil\s+\d/i.test(reason))) {
    return `"until" stands inside of its reason; ${mend}`
  }
  if (DATE.test(first) || (!hasEnd && DATE.test(second))) {
    return `its reason begins with a date; ${mend}`
  }
  return undefined
}
