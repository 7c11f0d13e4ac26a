import {
  ContractError,
  DEFAULT_LIMITS,
  joinPointer,
  readData,
  SourceText,
  type DataDocument,
  type Location,
} from '../contracts/index.ts'
import { findRule } from './catalogue.ts'
import type { Severity } from './model.ts'
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
 * A rule id that does not exist is a mistake under `rules`. Under `assertions` it is allowed: the list is
 * the profile's, and an assertion without a rule is reported as not evaluated with every verdict.
 *
 * @param include answers the pack with this id, or undefined when there is none
 */
export function loadRulePack(
  text: string,
  fileName: string,
  include: (id: string) => RulePack | undefined = () => undefined,
): LoadedRulePack {
  const document = readDocument(text, fileName)
  if ('message' in document) return { ok: false, mistakes: [document] }
  const at = (path: Path) => document.locate(joinPointer('', ...path.map(String)))
  const parsed = RulePackDocument.safeParse(document.value)
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
  const rules = new Map<string, PackRule>()
  for (const [index, id] of (document.includes ?? []).entries()) {
    const included = include(id)
    if (included === undefined) report(`There is no rule pack "${id}".`, ['includes', index])
    for (const rule of included?.rules ?? []) rules.set(rule.id, rule)
  }
  for (const [index, assertion] of (document.assertions ?? []).entries()) {
    const { id, type, target, prerequisites } = assertion
    if (rules.has(id)) report(`${id} is already part of the pack.`, ['assertions', index, 'id'])
    rules.set(id, {
      id,
      severity: SEVERITY_OF[type],
      assertion: type,
      ...(target !== undefined && { target }),
      ...(prerequisites !== undefined && { prerequisites }),
    })
  }
  for (const [name, severity] of Object.entries(document.rules ?? {})) {
    const id = findRule(name)?.id
    if (id === undefined) report(`There is no rule "${name}".`, ['rules', name])
    else if (severity === 'off') rules.delete(id)
    else rules.set(id, { ...rules.get(id), id, severity })
  }
  const { id, version, title, description, formats, includes = [] } = document
  return { id, version, title, description, formats, includes, rules: [...rules.values()] }
}

function readDocument(text: string, fileName: string): DataDocument | PackMistake {
  try {
    return readData(new SourceText(fileName, text), DEFAULT_LIMITS)
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const { message, location } = error
    return { message, location: location ?? { file: fileName, pointer: '', line: 1, column: 1 } }
  }
}
