import { stringMember } from '../../contracts/index.ts'
import type { OpenApiModel, OpenApiReference } from '../../contracts/index.ts'
import type { Gap } from '../found-change.ts'

/**
 * References whose end depends on who refers to them (JSON Schema 2020-12 core, section 8.2.3.2), of two
 * descriptions with schemas that differ: nobody can tell what the difference means there. One entry for each
 * name, however often it is referred to.
 */
export function openDynamicReferences(before: OpenApiModel, after: OpenApiModel): readonly Gap[] {
  const old = openByUri(before)
  const now = openByUri(after)
  return [...new Set([...now.keys(), ...old.keys()])].map((uri) => ({
    reason: `Where "$dynamicRef: ${uri}" leads depends on what refers to it, so that it is not known what the changed schemas mean for it.`,
    oldLocation: old.get(uri)?.location,
    newLocation: now.get(uri)?.location,
  }))
}

/** The first reference of each name. */
function openByUri(model: OpenApiModel): ReadonlyMap<string, OpenApiReference> {
  const found = new Map<string, OpenApiReference>()
  for (const reference of model.references) {
    if (reference.path[0] !== '$dynamicRef' || found.has(reference.uri)) continue
    if (reference.target.kind === 'node' && isOpen(model, reference)) {
      found.set(reference.uri, reference)
    }
  }
  return found
}

/** Beside a `$ref` it is not followed either. */
function isOpen(model: OpenApiModel, { from }: OpenApiReference): boolean {
  return model.dynamicTargetsOf(from).length > 1 || stringMember(from.value, '$ref') !== undefined
}
