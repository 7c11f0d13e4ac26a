import type { z } from 'zod'
import { readDataText, type DataDocument } from '../../contracts/index.ts'
import { ProjectDocument } from './project-document.ts'

/** Something wrong with a project file, as one sentence at its place; both count from 1. */
export interface Mistake {
  readonly message: string
  readonly line: number
  readonly column: number
}

/** Where a value, or the key of a member, stands; for one that is missing, the closest thing around it. */
type Locate = (path: readonly PropertyKey[]) => Pick<Mistake, 'line' | 'column'>

/** A waiver of the project file, with its place in it. */
export type ProjectWaiver = NonNullable<ProjectDocument['waivers']>[number] & {
  readonly id: string
  readonly line: number
  readonly column: number
}

export type ReadProject =
  | {
      readonly ok: true
      readonly document: ProjectDocument
      readonly waivers: readonly ProjectWaiver[]
    }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/**
 * Reads the text of a project file (YAML or JSON). All mistakes are told, not only the first.
 * @param policyIds the policies that there are
 */
export function readProject(text: string, policyIds: readonly string[]): ReadProject {
  const read = readDataText(text, '')
  if (read.kind === 'wrong') {
    const mistakes = read.mistakes.map(({ message, location: { line, column } }) => {
      return { message, line, column }
    })
    return { ok: false, mistakes }
  }
  const document = read.kind === 'empty' ? undefined : read.document
  const value = document?.value ?? {}
  const locate = locatorOf(document)
  const parsed = ProjectDocument.safeParse(value)
  const issues = parsed.error?.issues ?? []
  const mistakes = [
    ...issues.flatMap((issue) => mistakesOf(issue, locate)),
    ...unknownPolicies(value, policyIds, locate),
    ...repeatedIds(value, locate),
  ]
  if (!parsed.success || mistakes.length > 0) {
    return { ok: false, mistakes: mistakes.toSorted(byPlace) }
  }
  const waivers = (parsed.data.waivers ?? []).map((waiver, index): ProjectWaiver => ({
    ...waiver,
    id: waiver.id ?? idOf(index),
    ...locate(['waivers', index]),
  }))
  return { ok: true, document: parsed.data, waivers }
}

function locatorOf(document: DataDocument | undefined): Locate {
  return (path) => {
    const { line, column } = document?.locatePath(path.map(String)) ?? { line: 1, column: 1 }
    return { line, column }
  }
}

/** What reports call a waiver without an id. */
function idOf(index: number): string {
  return `waiver-${index + 1}`
}

function byPlace(one: Mistake, other: Mistake): number {
  return one.line - other.line || one.column - other.column
}

function mistakesOf(issue: z.core.$ZodIssue, locate: Locate): readonly Mistake[] {
  const name = nameOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `${nameOf([...issue.path, key])} is not known; remove it, or correct its name.`,
      ...locate([...issue.path, key]),
    }))
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  const message = isMissing
    ? `${name} is missing; add it.`
    : `${name || 'The project file'}: ${issue.message.replace(/\.$/, '')}.`
  return [{ message, ...locate(issue.path) }]
}

/** A path as people write it: `contracts[0].path`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name && '.'}${String(step)}`,
    '',
  )
}

/** Looks into what may have other mistakes, so that all of them are told at once. */
function unknownPolicies(
  document: unknown,
  known: readonly string[],
  locate: Locate,
): readonly Mistake[] {
  const lists: readonly (readonly (string | number)[])[] = [
    ['policies'],
    ...listAt(document, ['contracts']).map((_, at) => ['contracts', at, 'policies']),
  ]
  const named = lists.flatMap((path) =>
    listAt(document, path).map((id, index) => ({ id, path: [...path, index] })),
  )
  return named.flatMap(({ id, path }) =>
    typeof id !== 'string' || id === '' || known.includes(id)
      ? []
      : [
          {
            message: `There is no policy "${id}"; there are ${known.join(', ')}.`,
            ...locate(path),
          },
        ],
  )
}

function repeatedIds(document: unknown, locate: Locate): readonly Mistake[] {
  const ids = listAt(document, ['waivers']).map((waiver, index) => {
    const id = memberOf(waiver, 'id')
    return typeof id === 'string' ? id : idOf(index)
  })
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          {
            message: `The waiver "${id}" is there already; give this one another id.`,
            ...locate(['waivers', index]),
          },
        ],
  )
}

/** The list at a path; an empty one where there is none. */
function listAt(value: unknown, path: readonly (string | number)[]): readonly unknown[] {
  const found = path.reduce(memberOf, value)
  return Array.isArray(found) ? found : []
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined
}
