import type { z } from 'zod'
import { LocatedYaml, type Mistake } from './located-yaml.ts'
import { ProjectDocument } from './project-document.ts'

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
  const yaml = new LocatedYaml(text)
  if (yaml.mistakes.length > 0) return { ok: false, mistakes: yaml.mistakes }
  const parsed = ProjectDocument.safeParse(yaml.value ?? {})
  if (!parsed.success) {
    const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, yaml))
    return { ok: false, mistakes: mistakes.toSorted(byPlace) }
  }
  const document = parsed.data
  const waivers = (document.waivers ?? []).map((waiver, index): ProjectWaiver => ({
    ...waiver,
    id: waiver.id ?? `waiver-${index + 1}`,
    ...yaml.locate(['waivers', index]),
  }))
  const mistakes = [...unknownPolicies(document, policyIds, yaml), ...repeatedIds(waivers)]
  return mistakes.length > 0
    ? { ok: false, mistakes: mistakes.toSorted(byPlace) }
    : { ok: true, document, waivers }
}

function byPlace(one: Mistake, other: Mistake): number {
  return one.line - other.line || one.column - other.column
}

function mistakesOf(issue: z.core.$ZodIssue, yaml: LocatedYaml): readonly Mistake[] {
  const name = nameOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `${nameOf([...issue.path, key])} is not known; remove it, or correct its name.`,
      ...yaml.locateKey(issue.path, key),
    }))
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  const message = isMissing
    ? `${name} is missing; add it.`
    : `${name || 'The project file'}: ${issue.message.replace(/\.$/, '')}.`
  return [{ message, ...yaml.locate(issue.path) }]
}

/** A path as people write it: `contracts[0].path`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name && '.'}${String(step)}`,
    '',
  )
}

function unknownPolicies(
  { contracts = [], policies = [] }: ProjectDocument,
  known: readonly string[],
  yaml: LocatedYaml,
): readonly Mistake[] {
  const named = [
    ...policies.map((id, index) => ({ id, path: ['policies', index] })),
    ...contracts.flatMap((entry, at) =>
      (entry.policies ?? []).map((id, index) => ({
        id,
        path: ['contracts', at, 'policies', index],
      })),
    ),
  ]
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ id, path }) => ({
      message: `There is no policy "${id}"; there are ${known.join(', ')}.`,
      ...yaml.locate(path),
    }))
}

function repeatedIds(waivers: readonly ProjectWaiver[]): readonly Mistake[] {
  return waivers
    .filter(({ id }, index) => waivers.findIndex((other) => other.id === id) < index)
    .map(({ id, line, column }) => ({
      message: `The waiver "${id}" is there already; give this one another id.`,
      line,
      column,
    }))
}
