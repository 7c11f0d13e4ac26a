import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import { compileGlob, GlobError } from '../../../globs/index.ts'
import type { Mistakes, Path } from './mistakes.ts'

/** Where an override holds: files by a glob, or one part of each by a JSON Pointer. */
export interface OverrideScope {
  /** @param document its path from the folder of the ruleset, with forward slashes */
  readonly matches: (document: string) => boolean
  readonly pointer: string | undefined
}

/** An entry of `overrides` before what it holds is read. */
export interface WrittenOverride {
  readonly scopes: readonly OverrideScope[]
  readonly value: DataValue
  readonly path: Path
}

/** Reads the list of `overrides` and where each of them holds. */
export function readOverrides(
  value: DataValue | undefined,
  mistakes: Mistakes,
): readonly WrittenOverride[] {
  const at: Path = ['overrides']
  if (value === undefined) return []
  if (!isDataArray(value) || value.length === 0) {
    mistakes.report('overrides must be a list with at least one entry', at)
    return []
  }
  return value.flatMap((override, index) => {
    const path = [...at, index]
    if (!isDataObject(override)) {
      mistakes.report('An override must be an object with "files"', path)
      return []
    }
    const scopes = readFiles(memberOf(override, 'files'), mistakes, [...path, 'files'])
    const rules = memberOf(override, 'rules')
    if (rules === undefined && memberOf(override, 'extends') === undefined) {
      mistakes.report('An override needs "rules" or "extends"', path)
    }
    if (scopes.some(({ pointer }) => pointer !== undefined)) refuseMore(override, mistakes, path)
    return [{ scopes, value: override, path }]
  })
}

function readFiles(
  value: DataValue | undefined,
  mistakes: Mistakes,
  path: Path,
): readonly OverrideScope[] {
  if (!isDataArray(value) || value.length === 0) {
    mistakes.report('files must be a list of globs such as "**/*.yaml" or "*.yaml#/info"', path)
    return []
  }
  return value.flatMap((file, index): readonly OverrideScope[] => {
    if (typeof file !== 'string') {
      mistakes.report('files must hold globs', [...path, index])
      return []
    }
    return scopesOf(file, mistakes, [...path, index])
  })
}

function scopesOf(file: string, mistakes: Mistakes, path: Path): readonly OverrideScope[] {
  const hash = file.indexOf('#')
  const glob = hash === -1 ? file : file.slice(0, hash)
  const pointer = hash === -1 ? undefined : file.slice(hash + 1)
  try {
    return [{ matches: matcherOf(glob), pointer }]
  } catch (error) {
    if (!(error instanceof GlobError)) throw error
    mistakes.report(`The glob ${glob} ${error.message}`, path)
    return []
  }
}

/** A glob without a slash matches in every folder. @throws GlobError */
function matcherOf(glob: string): OverrideScope['matches'] {
  // No path of a document begins like this, so that such a glob holds for none of them.
  if (glob.startsWith('./')) return () => false
  const { matches } = compileGlob(glob)
  if (glob.includes('/')) return matches
  return (document) => matches(document.slice(document.lastIndexOf('/') + 1))
}

/** Reads `except`, an older form of overrides that turn rules off: by file or part of one, the ids of rules. */
export function readExcept(
  value: DataValue | undefined,
  mistakes: Mistakes,
): readonly WrittenOverride[] {
  if (value === undefined) return []
  if (!isDataObject(value)) {
    mistakes.report('except must be an object with lists of rules by file', ['except'])
    return []
  }
  return Object.entries(value).flatMap(([file, ids]): readonly WrittenOverride[] => {
    const path = ['except', file]
    if (!isDataArray(ids) || !ids.every((id) => typeof id === 'string')) {
      mistakes.report('except must hold lists of rules', path)
      return []
    }
    const rules = Object.fromEntries(ids.map((id) => [id, 'off']))
    return [{ scopes: scopesOf(file, mistakes, path), value: { rules }, path }]
  })
}

/** For a part of a document, severities of rules can be changed and nothing else. */
function refuseMore(override: DataValue, mistakes: Mistakes, path: Path): void {
  const rules = memberOf(override, 'rules')
  if (!isDataObject(rules)) {
    mistakes.report('An override for a JSON Pointer needs "rules"', path)
    return
  }
  for (const [id, entry] of Object.entries(rules)) {
    if (!isDataObject(entry)) continue
    mistakes.report(
      `An override for a JSON Pointer can change the severity of the rule "${id}", not define it`,
      [...path, 'rules', id],
    )
  }
}
