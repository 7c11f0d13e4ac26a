import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { Way } from '../graph/source-site.ts'
import type { SourceSite } from '../graph/source-site.ts'
import { compileFilter } from './compile-filter.ts'
import { SUBJECTS_OF_TRAILS } from './edge.ts'
import { GraphWalk } from './graph-walk.ts'
import type { PathExpression } from './path-expression.ts'
import { TreeWalk } from './tree-walk.ts'
import { WalkExhausted } from './walk-exhausted.ts'
import type { WalkListener } from './walk-listener.ts'
import { WalkPlan } from './walk-plan.ts'

/**
 * Finds what path expressions choose, all of them in one walk over the graph of a contract.
 *
 * Each place is entered once with each state of an expression, however many references lead to it. Expressions
 * that ask for the way to a place cannot be answered so: they share one walk over the tree that the references
 * span, which is bounded.
 *
 * @param isResolved whether references are followed
 */
export function walkGraph(
  graph: IndexedGraph,
  expressions: readonly PathExpression[],
  isResolved: boolean,
  listener: WalkListener,
): void {
  walkFrom(graph, expressions, isResolved, listener)({ place: ROOT, shown: ROOT, way: Way.Direct })
}

/**
 * As `walkGraph`, from any site on, which is the root to the expressions. Made once for many sites, whose walks
 * are bounded together.
 */
export function walkFrom(
  graph: IndexedGraph,
  expressions: readonly PathExpression[],
  isResolved: boolean,
  listener: WalkListener,
): (root: SourceSite) => void {
  const walks = [false, true].flatMap((hasTrail) => {
    const wanted = [...expressions.entries()].filter(
      ([, expression]) => needsTrail(expression) === hasTrail,
    )
    if (wanted.length === 0) return []
    const indexes = wanted.map(([index]) => index)
    const plan = new WalkPlan(wanted.map(([, expression]) => expression))
    const renumbered = renumber(listener, indexes)
    const walk = hasTrail
      ? new TreeWalk(graph, plan, isResolved, renumbered)
      : new GraphWalk(graph, plan, isResolved, renumbered)
    return { walk, plan, renumbered, indexes }
  })
  return (root) => {
    for (const { walk, plan, renumbered, indexes } of walks) {
      for (const { expression } of plan.atRoot) renumbered.chosen(expression, root, undefined)
      try {
        walk.run(root)
      } catch (error) {
        if (!(error instanceof WalkExhausted)) throw error
        for (const index of indexes) listener.exhausted(index, error.message)
      }
    }
  }
}

const ROOT: Place = 0

function needsTrail({ steps }: PathExpression): boolean {
  return steps.some((step, index) => {
    if (step.kind === 'parent') {
      const after = steps[index + 1]?.kind
      return after === 'parent' || after === 'name'
    }
    if (step.kind !== 'members' || step.selector.kind !== 'filter') return false
    const { subjects } = compileFilter(step.selector.filter)
    return [...subjects].some((subject) => SUBJECTS_OF_TRAILS.has(subject))
  })
}

function renumber(listener: WalkListener, indexes: readonly number[]): WalkListener {
  const original = (expression: number) => indexes[expression] ?? expression
  return {
    chosen: (expression, site, name) => {
      listener.chosen(original(expression), site, name)
    },
    fault: (expression, place, reason) => {
      listener.fault(original(expression), place, reason)
    },
    exhausted: (expression, reason) => {
      listener.exhausted(original(expression), reason)
    },
  }
}
