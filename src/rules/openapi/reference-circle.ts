import type { OpenApiModel, OpenApiNode, OpenApiReference } from '../../contracts/index.ts'

/** Whether a reference leads, over nothing but references, back to itself: no object stands there. */
export function isCircle(reference: OpenApiReference, model: OpenApiModel): boolean {
  const passed = new Set<OpenApiNode>()
  let current: OpenApiReference | undefined = reference
  while (current?.target.kind === 'node' && current.target.node.kind === 'Reference') {
    if (passed.has(current.target.node)) return false
    passed.add(current.target.node)
    if (current.target.node === reference.from) return true
    current = model.referenceFrom(current.target.node)
  }
  return false
}
