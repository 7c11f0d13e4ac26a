import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import type { Given, RulesetFormat } from '../model.ts'
import { RULESET_LIMITS } from './ruleset-limits.ts'
import type { Mistakes, Path } from './mistakes.ts'
import { readFormats } from './read-formats.ts'

/** What an alias stands for: expressions, some of them in certain formats only. */
export type Alias = readonly AliasTarget[]

interface AliasTarget {
  readonly formats: readonly RulesetFormat[] | undefined
  readonly expressions: readonly string[]
}

export type Aliases = ReadonlyMap<string, Alias>

const ALIAS_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/
const USE = /^#([A-Za-z0-9_-]+)(.*)$/s

/** Reads the `aliases` of a file. */
export function readAliases(value: DataValue | undefined, mistakes: Mistakes, at: Path): Aliases {
  const aliases = new Map<string, Alias>()
  if (value === undefined) return aliases
  if (!isDataObject(value)) {
    mistakes.report('aliases must be an object', at)
    return aliases
  }
  for (const [name, written] of Object.entries(value)) {
    const path = [...at, name]
    if (!ALIAS_NAME.test(name)) {
      mistakes.report(
        `The alias "${name}" must begin with a letter and go on with letters, digits, _ and -`,
        path,
      )
    }
    const alias = isDataObject(written)
      ? readTargets(memberOf(written, 'targets'), mistakes, [...path, 'targets'])
      : [{ formats: undefined, expressions: readExpressions(written, mistakes, path) }]
    aliases.set(name, alias)
  }
  return aliases
}

function readTargets(value: DataValue | undefined, mistakes: Mistakes, path: Path): Alias {
  if (!isDataArray(value) || value.length === 0) {
    mistakes.report('targets must be a list of objects with "formats" and "given"', path)
    return []
  }
  return value.map((target, index): AliasTarget => {
    const at = [...path, index]
    const formats = memberOf(target, 'formats')
    const given = memberOf(target, 'given')
    if (formats === undefined || given === undefined) {
      mistakes.report('A target of an alias needs "formats" and "given"', at)
      return { formats: undefined, expressions: [] }
    }
    return {
      formats: readFormats(formats, mistakes, [...at, 'formats']),
      expressions: readExpressions(given, mistakes, [...at, 'given']),
    }
  })
}

function readExpressions(value: DataValue, mistakes: Mistakes, path: Path): readonly string[] {
  if (!isDataArray(value) || value.length === 0) {
    mistakes.report('An alias must be a list of expressions, or an object with "targets"', path)
    return []
  }
  return value.flatMap((expression, index) => {
    if (typeof expression === 'string' && isExpression(expression)) return [expression]
    mistakes.report(EXPRESSION_WANTED, [...path, index])
    return []
  })
}

/** Whether a text can be an expression of a `given` over JSON and YAML. */
export function isExpression(text: string): boolean {
  return /^[$#]/.test(text)
}

export const EXPRESSION_WANTED =
  'An expression must be a JSONPath that begins with "$", or "#" and the name of an alias'

/** Thrown where an alias cannot be put in; the message is for the ruleset's author. */
export class AliasError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AliasError'
  }
}

/**
 * Puts the aliases into an expression.
 *
 * @throws AliasError for an alias that does not exist, stands for itself, or for too much
 */
export function expandAliases(expression: string, aliases: Aliases): readonly Given[] {
  const expansion = new Expansion(aliases)
  expansion.add(expression, '', undefined, [])
  return expansion.expanded
}

class Expansion {
  readonly expanded: Given[] = []
  readonly #aliases: Aliases
  #steps = 0

  constructor(aliases: Aliases) {
    this.#aliases = aliases
  }

  /** @param rest what follows the expression, from those around it; @param inside the aliases around it */
  add(
    expression: string,
    rest: string,
    formats: readonly RulesetFormat[] | undefined,
    inside: readonly string[],
  ): void {
    this.#steps += 1
    if (this.#steps > RULESET_LIMITS.expressions) {
      throw new AliasError(
        `its aliases stand for more than ${RULESET_LIMITS.expressions} expressions`,
      )
    }
    if (expression.length + rest.length > RULESET_LIMITS.expressionCharacters) {
      throw new AliasError('its aliases stand for an expression of too many characters')
    }
    if (!expression.startsWith('#')) {
      this.expanded.push({ language: 'json-path', expression: expression + rest, formats })
      return
    }
    const [, name, after = ''] = USE.exec(expression) ?? []
    if (name === undefined) throw new AliasError('"#" must be followed by the name of an alias')
    const stack = [...inside, name]
    if (inside.includes(name)) {
      throw new AliasError(`the alias ${stack.join(' → ')} stands for itself`)
    }
    if (stack.length > RULESET_LIMITS.aliasDepth) {
      throw new AliasError(`its aliases are nested more than ${RULESET_LIMITS.aliasDepth} deep`)
    }
    const alias = this.#aliases.get(name)
    if (alias === undefined) throw new AliasError(`there is no alias "${name}"`)
    for (const target of alias) {
      const both = narrow(formats, target.formats)
      for (const inner of target.expressions) this.add(inner, after + rest, both, stack)
    }
  }
}

/** An inner target holds only where the outer one does, too. */
function narrow(
  outer: readonly RulesetFormat[] | undefined,
  inner: readonly RulesetFormat[] | undefined,
): readonly RulesetFormat[] | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner
  const covers = (wide: RulesetFormat, narrow: RulesetFormat) =>
    wide === narrow || narrow.startsWith(`${wide}_`)
  return [
    ...inner.filter((format) => outer.some((other) => covers(other, format))),
    ...outer.filter((format) => inner.some((other) => other !== format && covers(other, format))),
  ]
}
