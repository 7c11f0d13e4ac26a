import { readDataText, type Location } from '../../contracts/index.ts'
import { findRule } from '../catalogue.ts'
import type { Severity } from '../model.ts'
import { RulePackDocument } from './rule-pack-document.ts'
import type { AssertionType, PackRule, RulePack } from './rule-pack.ts'

/** Something wrong with a pack, as one sentence, at its place in the pack's file. */
export interface PackMistake {
  readonly message: string
  readonly location: Location
}

export type LoadedRulePack =
  | { readonly ok: true; readonly pack: RulePack }
  | { readonly ok: false; readonly mistakes: readonly PackMistake[] }

const SEVERITY_OF: Readonly<Record<AssertionType, Severity>> = {
  required: 'error',
  recommended: 'warning',
  informational: 'info',
}

type Path = readonly PropertyKey[]

/**
 * Reads a rule pack (YAML or JSON). All mistakes are reported, not only the first.
 *
 * A rule that does not exist is a mistake under `rules` and as the `rule` of an assertion. An assertion may
 * have none: the list is the profile's, and one without a rule is reported as not evaluated with every verdict.
 *
 * @param include answers the pack with this id, or undefined when there is none
 */
export function loadRulePack(
  text: string,
  fileName: string,
  include: (id: string) => RulePack | undefined = () => undefined,
): LoadedRulePack {
  const read = readDataText(text, fileName)
  if (read.kind === 'wrong') return { ok: false, mistakes: read.mistakes }
  const document = read.kind === 'empty' ? undefined : read.document
  const at = (path: Path): Location =>
    document?.locatePath(path.map(String)) ?? { file: fileName, pointer: '', line: 1, column: 1 }
  const parsed = RulePackDocument.safeParse(document?.value ?? null)
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => ({
      message: `${issue.path.map(String).join('.') || 'The rule pack'}: ${issue.message}.`,
      location: at(issue.path),
    }))
    return { ok: false, mistakes }
  }
  const mistakes: PackMistake[] = []
  const pack = assemble(parsed.data, include, (message, path) => {
    mistakes.push({ message, location: at(path) })
  })
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, pack }
}

function assemble(
  document: RulePackDocument,
  include: (id: string) => RulePack | undefined,
  report: (message: string, path: Path) => void,
): RulePack {
  // By the name in the pack: several assertions may be judged by one rule.
  const rules = new Map<string, PackRule>()
  for (const [index, id] of (document.includes ?? []).entries()) {
    const included = include(id)
    if (included === undefined) report(`There is no rule pack "${id}".`, ['includes', index])
    for (const rule of included?.rules ?? []) rules.set(rule.name ?? rule.id, rule)
  }
  for (const [index, assertion] of (document.assertions ?? []).entries()) {
    const { rule: named } = assertion
    const rule = packRuleOf(assertion)
    if (named !== undefined && findRule(named) === undefined)
      report(`There is no rule "${named}".`, ['assertions', index, 'rule'])
    if (rules.has(assertion.id))
      report(`${assertion.id} is already part of the pack.`, ['assertions', index, 'id'])
    rules.set(assertion.id, rule)
  }
  for (const [name, severity] of Object.entries(document.rules ?? {})) {
    const id = findRule(name)?.id
    if (id === undefined) {
      report(`There is no rule "${name}".`, ['rules', name])
      continue
    }
    const known = [...rules].filter(([, rule]) => rule.id === id)
    for (const [key, rule] of known) {
      if (severity === 'off') rules.delete(key)
      else rules.set(key, { ...rule, severity })
    }
    if (known.length === 0 && severity !== 'off') rules.set(id, { id, severity })
  }
  const { id, version, title, description, formats, concern, includes = [] } = document
  const about = concern !== undefined && { concern }
  return {
    id,
    version,
    title,
    description,
    formats,
    ...about,
    includes,
    rules: [...rules.values()],
  }
}

type Assertion = NonNullable<RulePackDocument['assertions']>[number]

function packRuleOf(assertion: Assertion): PackRule {
  const { id, type, rule, testable = 'wholly', unchecked, target, prerequisites } = assertion
  const judgedBy = rule === undefined ? id : (findRule(rule)?.id ?? rule)
  return {
    id: judgedBy,
    ...(judgedBy !== id && { name: id }),
    severity: SEVERITY_OF[type],
    assertion: type,
    ...(target !== undefined && { target }),
    ...(prerequisites !== undefined && { prerequisites }),
    ...(testable !== 'wholly' && unchecked !== undefined && { testable, unchecked }),
  }
}
