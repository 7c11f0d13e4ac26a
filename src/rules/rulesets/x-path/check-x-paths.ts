import { shortMessage } from '../../../contracts/index.ts'
import type { RulesetMistake } from '../model.ts'
import { loadXPathEngine, XPathError, type XPathEngine } from './x-path-engine.ts'
import { TimeLimitError, withinTime } from '../within-time.ts'
import { EACH_NAME } from './xml-target.ts'

/** An XPath of a ruleset, with the place where it is written. */
export interface WrittenXPath {
  readonly expression: string
  readonly namespaces: Readonly<Record<string, string>>
  readonly location: RulesetMistake['location']
}

/** For all XPaths of a ruleset; a hundred take a tenth of a second. */
const ALL_MILLISECONDS = 5_000

/** The mistakes of XPaths that can be told without a contract: syntax, prefixes, functions. */
export async function checkXPaths(
  written: readonly WrittenXPath[],
): Promise<readonly RulesetMistake[]> {
  const checked = written.filter(({ expression }) => expression !== EACH_NAME)
  if (checked.length === 0) return []
  const engine = await loadXPathEngine()
  const mistakes: RulesetMistake[] = []
  const checkAll = () => {
    for (const one of checked) {
      const reason = whyInvalid(engine, one)
      if (reason === undefined) continue
      const message = `The XPath ${one.expression} cannot be used: ${reason}.`
      mistakes.push({ message: shortMessage(message), location: one.location })
    }
  }
  try {
    withinTime(ALL_MILLISECONDS, checkAll)
  } catch (error) {
    // Those that are left tell their mistakes where they are evaluated.
    if (!(error instanceof TimeLimitError)) throw error
  }
  return mistakes
}

function whyInvalid(
  engine: XPathEngine,
  { expression, namespaces }: WrittenXPath,
): string | undefined {
  try {
    engine.check(expression, namespaces)
    return undefined
  } catch (error) {
    if (!(error instanceof XPathError)) throw error
    return error.code === 'expression-invalid' ? error.message : undefined
  }
}
