import type { ASTNode } from '@marcbachmann/cel-js'
import { childNodes } from './syntax.ts'

/** Macros of CEL that bind their first argument as a variable for the others. */
export const COMPREHENSIONS: ReadonlySet<string> = new Set([
  'all',
  'exists',
  'exists_one',
  'map',
  'filter',
])

/**
 * The facts that an expression looks at, as dotted paths in order of appearance, for instance
 * `version.isPrerelease`; an index by a literal string is written `conformance["ws-i-bp-1.1"].verdict`.
 * Variables bound by a comprehension are not among them.
 */
export function factNames(expression: ASTNode): readonly string[] {
  const names = new Set<string>()
  collect(expression, new Set(), names)
  return [...names]
}

function collect(node: ASTNode, bound: ReadonlySet<string>, names: Set<string>): void {
  const path = pathOf(node)
  if (path !== undefined) {
    if (!bound.has(path.root)) names.add(path.text)
    return
  }
  if (node.op === 'rcall' && COMPREHENSIONS.has(node.args[0])) {
    const [, receiver, parameters] = node.args
    const [variable, ...rest] = parameters
    collect(receiver, bound, names)
    const inner = variable?.op === 'id' ? new Set(bound).add(variable.args) : bound
    for (const parameter of rest) collect(parameter, inner, names)
    return
  }
  for (const child of childNodes(node)) collect(child, bound, names)
}

function pathOf(node: ASTNode): { root: string; text: string } | undefined {
  if (node.op === 'id') return { root: node.args, text: node.args }
  if (node.op === '.') {
    const parent = pathOf(node.args[0])
    return parent && { root: parent.root, text: `${parent.text}.${node.args[1]}` }
  }
  if (node.op === '[]') {
    const [target, key] = node.args
    const parent = pathOf(target)
    if (parent === undefined || key.op !== 'value' || typeof key.args !== 'string') return undefined
    return { root: parent.root, text: `${parent.text}[${JSON.stringify(key.args)}]` }
  }
  return undefined
}
