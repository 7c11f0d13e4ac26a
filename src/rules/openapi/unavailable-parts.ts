import type { OpenApiKind, OpenApiModel } from '../../contracts/index.ts'

/**
 * Why a rule over a whole description could not see all of it, once for each reference.
 *
 * @param kinds the kinds of object that the rule would have looked at or into; all when absent
 */
export function unavailableParts(
  { references }: OpenApiModel,
  kinds?: readonly OpenApiKind[],
): ReadonlySet<string> {
  const reasons = new Set<string>()
  for (const { expects, target, uri } of references) {
    if (target.kind === 'unavailable' && (kinds?.includes(expects) ?? true)) {
      reasons.add(`"${uri}" is ${target.problem}`)
    }
  }
  return reasons
}

/** Kinds of object in which operations stand. */
export const HOLDERS_OF_OPERATIONS: readonly OpenApiKind[] = ['PathItem', 'Callback']
