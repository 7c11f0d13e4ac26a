import { kindOf } from '../change-kinds.ts'
import {
  compareStability,
  endingOf,
  lifecycleOf,
  STABILITIES,
  unknownStability,
  type Ending,
} from '../lifecycle.ts'
import { Visit } from '../reach.ts'
import type { ChangeFacts } from '../../change-kind.ts'
import type { ComparisonRules } from '../../found-change.ts'
import { compareOperations } from './compare-operation.ts'
import type { Caller, ComparisonTools } from './operation-context.ts'
import { isMissing, missingNames, type OperationView, type PathView } from './operation-view.ts'

type Paths = ReadonlyMap<string, PathView>

/**
 * Paths by their templates, and their operations by method. Several paths can have one template, with other names
 * of parameters: they answer at the same addresses, whichever of them lists a method.
 */
export function comparePaths(tools: ComparisonTools, before: Paths, after: Paths): void {
  const old = operationsByTemplate(before)
  const now = operationsByTemplate(after)
  const missingBefore = missingTemplates(tools.before)
  const missingNow = missingTemplates(tools.after)
  for (const [template, operations] of old) {
    if (missingBefore.has(template) || missingNow.has(template)) continue
    const partners = now.get(template)
    if (partners === undefined) {
      for (const operation of operations) removed(tools, operation, 'path')
    } else compareOperationLists(tools, operations, partners)
  }
  for (const [template, operations] of now) {
    if (old.has(template) || missingBefore.has(template)) continue
    for (const operation of operations) added(tools, operation)
  }
}

function operationsByTemplate(paths: Paths): ReadonlyMap<string, readonly OperationView[]> {
  const found = new Map<string, readonly OperationView[]>()
  for (const { path, operations } of paths.values()) {
    const template = templateOf(path)
    found.set(template, [...(found.get(template) ?? []), ...operations])
  }
  return found
}

function templateOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}')
}

/** The paths of which the description only says where they stand, and that could not be had. */
function missingTemplates(model: ComparisonTools['before']): ReadonlySet<string> {
  return new Set([...missingNames(model, model.document.value['paths'])].map(templateOf))
}

/** First those of the same name are one, then those of the same method. */
function compareOperationLists(
  tools: ComparisonTools,
  before: readonly OperationView[],
  after: readonly OperationView[],
): void {
  const free = new Set(after)
  let rest = before
  for (const key of ['name', 'method'] as const) {
    rest = rest.filter((operation) => {
      const partner = [...free].find((other) => other[key] === operation[key])
      if (partner === undefined) return true
      free.delete(partner)
      kept(tools, operation, partner, 'consumer')
      return false
    })
  }
  for (const operation of rest) removed(tools, operation, 'operation')
  for (const operation of free) added(tools, operation)
}

/** Path items by name, as webhooks and callbacks have them: those without a partner are told by who asks. */
export function comparePathItemMaps(
  tools: ComparisonTools,
  before: Paths,
  after: Paths,
  caller: Caller,
): void {
  for (const [name, pathItem] of before) {
    const partner = after.get(name)
    if (partner === undefined) {
      for (const operation of pathItem.operations) removed(tools, operation, 'operation')
    } else comparePathItems(tools, pathItem, partner, caller)
  }
  for (const [name, pathItem] of after) {
    if (before.has(name)) continue
    for (const operation of pathItem.operations) added(tools, operation)
  }
}

export function comparePathItems(
  tools: ComparisonTools,
  before: PathView,
  after: PathView,
  caller: Caller,
): void {
  if (isMissing(tools.before, before.pathItem.value)) return
  if (isMissing(tools.after, after.pathItem.value)) return
  const now = new Map(after.operations.map((operation) => [operation.method, operation]))
  const old = new Map(before.operations.map((operation) => [operation.method, operation]))
  for (const [method, operation] of old) {
    const partner = now.get(method)
    if (partner === undefined) removed(tools, operation, 'operation')
    else kept(tools, operation, partner, caller)
  }
  for (const [method, operation] of now) if (!old.has(method)) added(tools, operation)
}

function added(tools: ComparisonTools, operation: OperationView): void {
  const { name, node } = operation
  tools.log.add(new Visit(name), {
    kind: kindOf('endpoint-added'),
    facts: { subject: name },
    oldLocation: undefined,
    newLocation: node.location,
  })
}

const ENDINGS: Readonly<Record<Ending, Readonly<Record<'path' | 'operation', string>>>> = {
  'not-deprecated': {
    path: 'api-path-removed-without-deprecation',
    operation: 'api-removed-without-deprecation',
  },
  ended: {
    path: 'api-path-removed-with-deprecation',
    operation: 'api-removed-with-deprecation',
  },
  unreadable: { path: 'api-path-sunset-parse', operation: 'api-path-sunset-parse' },
  'too-early': {
    path: 'api-path-removed-before-sunset',
    operation: 'api-removed-before-sunset',
  },
}

/** What became of a part whose sunset date cannot be read. */
const FATES: Readonly<Record<'path' | 'operation', string>> = {
  path: 'was removed with its whole path; its sunset date was',
  operation: 'was removed; its sunset date was',
}

function removed(
  tools: ComparisonTools,
  { name, node }: OperationView,
  whole: 'path' | 'operation',
): void {
  const facts = lifecycleOf(node.value)
  if (isLeftOut(facts.stability, tools.rules)) return
  const { sunset } = facts
  const ending = ENDINGS[endingOf(facts, tools.rules.asOf)][whole]
  const tell = (id: string, more: ChangeFacts): void => {
    tools.log.add(new Visit(name), {
      kind: kindOf(id),
      facts: { subject: name, ...more },
      oldLocation: node.location,
      newLocation: undefined,
    })
  }
  const unknown = unknownStability(facts)
  if (unknown !== undefined) tell('api-invalid-stability-level', { to: `"${unknown}"` })
  tell(ending, {
    ...(ending === 'api-path-sunset-parse' && { fate: FATES[whole] }),
    ...(sunset !== undefined && { sunset }),
  })
}

/** What nobody was to rely on is compared no further than that it can be relied on now. */
function kept(
  tools: ComparisonTools,
  before: OperationView,
  after: OperationView,
  caller: Caller,
): void {
  const old = lifecycleOf(before.node.value)
  if (!isLeftOut(old.stability, tools.rules)) {
    compareOperations(tools, before, after, caller, comparePathItemMaps)
    return
  }
  const now = lifecycleOf(after.node.value)
  const unknown = unknownStability(now)
  const stability = compareStability(old, now)
  const tell = (id: string, facts: ChangeFacts): void => {
    tools.log.add(new Visit(after.name), {
      kind: kindOf(id),
      facts: { subject: after.name, ...facts },
      oldLocation: before.node.at('x-stability-level'),
      newLocation: after.node.at('x-stability-level'),
    })
  }
  if (unknown !== undefined) tell('api-invalid-stability-level', { to: `"${unknown}"` })
  else if (!isLeftOut(now.stability, tools.rules) && stability?.went === 'increased') {
    tell('api-stability-increased', { from: stability.from, to: stability.to })
  }
}

/** Whether an operation is less stable than what is compared. Without a level it is as stable as can be. */
function isLeftOut(stability: string | undefined, { stabilityLevel }: ComparisonRules): boolean {
  if (stability === undefined) return false
  const least = stabilityLevel === 'none' ? 'beta' : stabilityLevel
  const position = STABILITIES.indexOf(stability)
  return position !== -1 && position < STABILITIES.indexOf(least)
}
