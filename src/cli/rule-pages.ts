import { RulePagesError, rulePagesOf } from '../rule-pages.ts'
import { usageError } from './exit-status.ts'

/**
 * Where the pages of rules lie: as CONCORDAT_RULE_PAGES says, else in the registry that CONCORDAT_URL names.
 * Undefined where neither is set.
 *
 * @throws CommandError (status 2)
 */
export function rulePages(): string | undefined {
  try {
    const own = rulePagesOf(process.env['CONCORDAT_RULE_PAGES'])
    return own ?? pagesOfRegistry(process.env['CONCORDAT_URL']?.trim() ?? '')
  } catch (error) {
    if (error instanceof RulePagesError) throw usageError(error.message, { cause: error })
    throw error
  }
}

/** Without credentials that the address may hold; one that is none is told by what asks the registry. */
function pagesOfRegistry(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, origin, pathname } = new URL(address)
  const isRegistry = protocol === 'http:' || protocol === 'https:'
  return isRegistry ? `${origin}${pathname.replace(/\/+$/, '')}/rules` : undefined
}
