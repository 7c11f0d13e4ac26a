import type { Contract, ImportSummary, Location, OpenApiModel } from '../contracts/index.ts'
import type { NotCompared } from './model.ts'

/** Something that a contract refers to and that could not be had, at one of the places that name it. */
interface MissingPart {
  /** Tells whether two places name the same. */
  readonly key: string
  /** As people call it. */
  readonly name: string
  readonly location: Location
}

const MOST_PLACES = 5

/**
 * What the two contracts refer to and could not have: one entry for each document, or part of a document that is
 * there, with the places that name it. What lies behind it nobody could compare, also where both lack it.
 */
export function missingDocuments(before: Contract, after: Contract): readonly NotCompared[] {
  const old = placesByKey(before)
  const now = placesByKey(after)
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => {
    const missingBefore = old.get(key) ?? []
    const missingNow = now.get(key) ?? []
    const [first] = [...missingNow, ...missingBefore]
    return {
      reason: `${sentence(first?.name ?? '', missingBefore, missingNow)}${further(missingNow.length > 0 ? missingNow : missingBefore)}`,
      oldLocation: missingBefore[0]?.location,
      newLocation: missingNow[0]?.location,
    }
  })
}

function sentence(
  name: string,
  before: readonly MissingPart[],
  now: readonly MissingPart[],
): string {
  if (before.length === 0) return `What the new version refers to as ${name} could not be had.`
  if (now.length === 0) return `What the old version refers to as ${name} could not be had.`
  return `What both versions refer to as ${name} could not be had.`
}

/** The places besides the first one, which is pointed at. */
function further([, ...others]: readonly MissingPart[]): string {
  if (others.length === 0) return ''
  const places = others.slice(0, MOST_PLACES).map(({ location }) => placeInWords(location))
  const more = others.length > MOST_PLACES ? ` and ${others.length - MOST_PLACES} more` : ''
  return ` So at ${places.join(', ')}${more}.`
}

function placeInWords({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}

function placesByKey({ model }: Contract): ReadonlyMap<string, readonly MissingPart[]> {
  const missing =
    model.kind === 'openapi'
      ? missingTargets(model)
      : 'imports' in model
        ? missingImports(model.imports)
        : []
  const found = new Map<string, MissingPart[]>()
  for (const part of missing) {
    const same = found.get(part.key)
    if (same === undefined) found.set(part.key, [part])
    else same.push(part)
  }
  return found
}

/** A built-in schema that stands in for a document leaves no problem. */
function missingImports(imports: readonly ImportSummary[]): readonly MissingPart[] {
  return imports.flatMap(({ uri, namespace, problem, location }) => {
    if (problem === undefined) return []
    const name = uri ?? `namespace ${namespace ?? 'none'} without a location`
    return [{ key: name, name, location }]
  })
}

/** Members that refer to what applies in their place; an entry of a mapping only names it. */
const REFERENCES: ReadonlySet<string | undefined> = new Set(['$ref', '$dynamicRef'])

/** Objects that say nothing about what is sent. */
const NOT_SENT: ReadonlySet<string> = new Set(['Example', 'Link'])

function missingTargets({ references }: OpenApiModel): readonly MissingPart[] {
  return references.flatMap((reference) => {
    const { path, uri, expects, target } = reference
    if (!REFERENCES.has(path[0]) || NOT_SENT.has(expects)) return []
    if (target.kind !== 'unavailable' && target.kind !== 'nowhere') return []
    const name = target.kind === 'unavailable' ? uri.replace(/#.*$/s, '') : uri
    return [{ key: name, name, location: reference.location }]
  })
}
