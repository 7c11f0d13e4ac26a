import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import type { DocumentGraph, GraphNode } from '../graph/document-graph.ts'
import type { RulesetTarget } from '../model.ts'

/** The member of the field that stands for each name of an object. */
const EACH_NAME = '@key'

/**
 * What a function looks at: the value that a path expression chose, or the field of it that the rule names. A
 * field of something that has no members is the thing itself, as the ecosystem's linter takes it.
 */
export function fieldTargets(
  graph: DocumentGraph,
  chosen: RulesetTarget,
  field: string | undefined,
): readonly RulesetTarget[] {
  const { value, node, resolved } = chosen
  if (field === undefined || typeof value !== 'object' || value === null) return [chosen]
  const step = (from: GraphNode, key: string) =>
    resolved ? graph.member(from, key) : graph.memberAsWritten(from, key)
  if (field === EACH_NAME) return namesIn(value, chosen, step)
  const tokens = tokensOfField(field)
  let at = node
  for (const [index, token] of tokens.entries()) {
    const member = step(at, token)
    if (member === undefined) {
      const rest = tokens.slice(index)
      return [{ value: ownLength(at.value, rest), node: at, property: token, resolved }]
    }
    at = member
  }
  return [{ value: at.value, node: at, property: tokens.at(-1) ?? chosen.property, resolved }]
}

function namesIn(
  value: object,
  chosen: RulesetTarget,
  step: (from: GraphNode, key: string) => GraphNode | undefined,
): readonly RulesetTarget[] {
  const names = Object.keys(value)
  if (names.length === 0) return [{ ...chosen, value: undefined }]
  return names.map((name) => ({
    value: name,
    node: step(chosen.node, name) ?? chosen.node,
    property: name,
    resolved: chosen.resolved,
  }))
}

/** A list and a text have a length although no member of that name is written. */
function ownLength(value: DataValue, rest: readonly string[]): number | undefined {
  if (rest.length !== 1 || rest[0] !== 'length') return undefined
  return isDataArray(value) || typeof value === 'string' ? value.length : undefined
}

/** The names in a field such as `a.b[0]` or `a["b.c"]`. */
function tokensOfField(field: string): readonly string[] {
  const tokens: string[] = []
  const part = /[^.[\]]+|\[(?:(-?\d+)|(["'])((?:(?!\2)[^\\]|\\.)*)\2)\]/g
  for (const [text, index, quote, quoted] of field.matchAll(part)) {
    tokens.push(index ?? (quote === undefined ? text : (quoted ?? '').replaceAll(/\\(.)/g, '$1')))
  }
  return tokens
}
