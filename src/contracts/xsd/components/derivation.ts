import type { DerivationMethod } from './names.ts'
import type { TypeDefinition } from './type-definition.ts'

/**
 * The methods by which a type is derived from another, over all steps between; undefined when it is
 * not derived from it. A type counts as derived from itself by none (part 1, sections 3.4.6 and 3.14.6).
 */
export function derivationBetween(
  type: TypeDefinition,
  ancestor: TypeDefinition,
): ReadonlySet<DerivationMethod> | undefined {
  const methods = new Set<DerivationMethod>()
  for (const step of withBases(type)) {
    if (step === ancestor) return methods
    methods.add(step.derivationMethod)
  }
  return undefined
}

/** A type and its bases, nearest first, as far as they are known. */
export function* withBases(type: TypeDefinition): Generator<TypeDefinition> {
  let step: TypeDefinition | undefined = type
  while (step !== undefined) {
    yield step
    const { baseType }: TypeDefinition = step
    step = baseType?.kind === 'unresolved' ? undefined : baseType
  }
}
