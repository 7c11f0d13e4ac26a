import type { Request } from 'express'
import { withRulePages, type LintResult } from '../rules/index.ts'

/** What a client may have sent as the host, without anything that would end it in an address. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/i

/**
 * A result whose findings lead to pages that there are: those that are set, else the web application's, at the
 * address by which the client asks.
 */
export function rulePagesIn(
  result: LintResult,
  request: Request,
  pages: string | undefined,
): LintResult {
  const host = request.get('host') ?? ''
  const own = HOST.test(host) ? `${request.protocol}://${host}/rules` : undefined
  return withRulePages(result, pages ?? own)
}
