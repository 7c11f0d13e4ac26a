import type { RulesetMistake } from '../model.ts'
import { loadXPathEngine, XPathError, type XPathEngine } from './x-path-engine.ts'
import { EACH_NAME } from './xml-target.ts'

/** An XPath of a ruleset, with the place where it is written. */
export interface WrittenXPath {
  readonly expression: string
  readonly namespaces: Readonly<Record<string, string>>
  readonly location: RulesetMistake['location']
}

/** The mistakes of XPaths that can be told without a contract: syntax, prefixes, functions. */
export async function checkXPaths(
  written: readonly WrittenXPath[],
): Promise<readonly RulesetMistake[]> {
  const checked = written.filter(({ expression }) => expression !== EACH_NAME)
  if (checked.length === 0) return []
  const engine = await loadXPathEngine()
  return checked.flatMap((one) => {
    const reason = whyInvalid(engine, one)
    if (reason === undefined) return []
    const message = `The XPath ${one.expression} cannot be used: ${reason}.`
    return [{ message, location: one.location }]
  })
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
