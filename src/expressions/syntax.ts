import type { ASTNode } from '@marcbachmann/cel-js'

/** The nodes directly below one, in source order. */
export function childNodes(node: ASTNode): readonly ASTNode[] {
  if (node.op === 'value' || node.op === 'id') return []
  if (node.op === '.' || node.op === '.?') return [node.args[0]]
  if (node.op === 'call') return node.args[1]
  if (node.op === 'rcall') return [node.args[1], ...node.args[2]]
  if (node.op === 'map') return node.args.flat()
  if (node.op === '!_' || node.op === '-_') return [node.args]
  return node.args
}

/** Visits a node and everything below it, parents first. */
export function walk(node: ASTNode, visit: (node: ASTNode) => void): void {
  visit(node)
  for (const child of childNodes(node)) walk(child, visit)
}
