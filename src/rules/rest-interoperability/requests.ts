import type { OpenApiNode } from '../../contracts/index.ts'

/** The method of an operation, as requests spell it: in capitals. */
export function methodOf(operation: OpenApiNode): string {
  return operation.key.toUpperCase()
}

/**
 * Whether the described service answers the operation. Those of callbacks and webhooks are answered by its
 * clients, so that what a service owes its clients does not hold for them.
 */
export function isServed(operation: OpenApiNode): boolean {
  const pathItem = operation.parent
  return pathItem?.parent?.kind !== 'Callback' && pathItem?.path[0] !== 'webhooks'
}
