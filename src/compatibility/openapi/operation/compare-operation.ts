import { arrayMember, isDataObject, stringMember } from '../../../contracts/index.ts'
import type { OpenApiNode } from '../../../contracts/index.ts'
import {
  compareEnds,
  compareStability,
  lifecycleOf,
  unknownStability,
  type EndChange,
} from '../lifecycle.ts'
import { compareParameters } from './compare-parameters.ts'
import { compareRequestBodies } from './compare-request-body.ts'
import { compareResponses } from './compare-responses.ts'
import { compareRequirements } from './compare-security.ts'
import { compareServersOfOperation } from './compare-servers.ts'
import { OperationContext, type Caller, type ComparisonTools } from './operation-context.ts'
import {
  isMissing,
  missingNames,
  namedPathItems,
  resolved,
  type OperationView,
  type PathView,
} from './operation-view.ts'
import { parametersOf, type ParametersOfOperation } from './parameters.ts'
import { requestBodyOf } from './request-body.ts'

/** Compares path items by name: what a callback consists of. */
type ComparePathItems = (
  tools: ComparisonTools,
  before: ReadonlyMap<string, PathView>,
  after: ReadonlyMap<string, PathView>,
  caller: Caller,
) => void

/** Compares two operations that are one, with all that they refer to. */
export function compareOperations(
  tools: ComparisonTools,
  before: OperationView,
  after: OperationView,
  caller: Caller,
  comparePathItems: ComparePathItems,
): void {
  const context = new OperationContext(tools, caller, after)
  if (!context.isUntouched(before.node, after.node)) {
    compareDescription(context, before.node, after.node)
    compareLifecycle(context, before.node, after.node)
    compareRequirements(
      context.report.bind(context),
      before.node,
      after.node,
      'api-security',
      after.name,
      { before: tools.before.document, after: tools.after.document },
    )
  }
  compareServersOfOperation(
    context.report.bind(context),
    { model: tools.before, operation: before },
    { model: tools.after, operation: after },
  )
  if (isUntouchedWhole(context, before, after)) return
  const old = parametersOf(tools.before, before)
  const now = parametersOf(tools.after, after)
  compareParameters(context, old, now)
  if (!mayMissBody(tools.before, before, old) && !mayMissBody(tools.after, after, now)) {
    compareRequestBodies(
      context,
      requestBodyOf(tools.before, before, old),
      requestBodyOf(tools.after, after, now),
    )
  }
  compareResponses(context, before, after)
  compareCallbacks(context, before, after, comparePathItems)
}

/** Whether the operation is as it was, with the parameters of its path and what 2.0 says for all operations. */
function isUntouchedWhole(
  { tools: { before: oldModel, after: newModel, graph } }: OperationContext,
  before: OperationView,
  after: OperationView,
): boolean {
  const isSame = (old: OpenApiNode, now: OpenApiNode, field: string): boolean =>
    graph.isUntouched(old.value[field], now.value[field])
  return (
    graph.isUntouched(before.node.value, after.node.value) &&
    isSame(before.pathItem, after.pathItem, 'parameters') &&
    before.pathParameters.join() === after.pathParameters.join() &&
    oldModel.version === newModel.version &&
    isSame(oldModel.document, newModel.document, 'consumes') &&
    isSame(oldModel.document, newModel.document, 'produces')
  )
}

function compareDescription(
  context: OperationContext,
  before: OpenApiNode,
  after: OpenApiNode,
): void {
  const subject = context.name
  const at = (field: string) => [before.at(field), after.at(field)] as const
  const from = stringMember(before.value, 'operationId')
  const to = stringMember(after.value, 'operationId')
  if (from !== to) {
    if (from === undefined)
      context.report('api-operation-id-added', { subject, to: to ?? '' }, ...at('operationId'))
    else context.report('api-operation-id-removed', { subject, from }, ...at('operationId'))
  }
  const old = arrayMember(before.value, 'tags').map(String)
  const now = arrayMember(after.value, 'tags').map(String)
  for (const value of old) {
    if (!now.includes(value)) context.report('api-tag-removed', { subject, value }, ...at('tags'))
  }
  for (const value of now) {
    if (!old.includes(value)) context.report('api-tag-added', { subject, value }, ...at('tags'))
  }
}

const END_IDS: Readonly<Record<EndChange['what'], string>> = {
  deprecated: 'endpoint-deprecated',
  'deprecated-with-sunset': 'endpoint-deprecated-with-sunset',
  'sunset-missing': 'api-deprecated-sunset-missing',
  'sunset-unreadable': 'api-deprecated-sunset-parse',
  'sunset-too-near': 'api-sunset-date-too-small',
  reactivated: 'endpoint-reactivated',
  'sunset-deleted': 'sunset-deleted',
  'sunset-moved-too-near': 'api-sunset-date-changed-too-small',
}

function compareLifecycle(
  context: OperationContext,
  before: OpenApiNode,
  after: OpenApiNode,
): void {
  const subject = context.name
  const { rules } = context.tools
  const old = lifecycleOf(before.value)
  const now = lifecycleOf(after.value)
  const level = 'x-stability-level'
  const unknown = unknownStability(old, now)
  if (unknown !== undefined) {
    context.report(
      'api-invalid-stability-level',
      { subject, to: `"${unknown}"` },
      before.at(level),
      after.at(level),
    )
    return
  }
  const end = compareEnds(old, now, context.noticeDays, rules)
  if (end !== undefined) {
    const isOfOld = end.what === 'sunset-unreadable' && old.isDeprecated
    const id = isOfOld ? 'api-path-sunset-parse' : END_IDS[end.what]
    const tense = end.facts['sunset'] === now.sunset ? 'is' : 'was'
    const facts = {
      subject,
      ...(isOfOld && { fate: `is still offered; its sunset date ${tense}` }),
      ...end.facts,
    }
    context.report(id, facts, before.at('deprecated'), after.at('deprecated'))
  }
  const stability = compareStability(old, now)
  if (stability === undefined) return
  const { went, ...facts } = stability
  context.report(`api-stability-${went}`, { subject, ...facts }, before.at(level), after.at(level))
}

/** Whether the body is a reference that leads nowhere; in OpenAPI 2.0 any parameter can be the body. */
function mayMissBody(
  model: ComparisonTools['before'],
  { node }: OperationView,
  { isAnyMissing }: ParametersOfOperation,
): boolean {
  return model.version === '2.0' ? isAnyMissing : isMissing(model, node.value['requestBody'])
}

/** In a callback the provider calls the consumer: what goes out there comes in here. */
function compareCallbacks(
  context: OperationContext,
  before: OperationView,
  after: OperationView,
  comparePathItems: ComparePathItems,
): void {
  const { tools } = context
  const old = callbacksOf(tools.before, before)
  const now = callbacksOf(tools.after, after)
  for (const [name, callback] of old) {
    const partner = now.get(name)
    if (partner === undefined) {
      if (missingNames(tools.after, after.node.value['callbacks']).has(name)) continue
      context.report(
        'callback-removed',
        { name, subject: after.name },
        callback.location,
        undefined,
      )
      continue
    }
    const prefix = `callback ${name} of ${after.name}:`
    comparePathItems(
      tools,
      namedPathItems(tools.before, callback.value, prefix),
      namedPathItems(tools.after, partner.value, prefix),
      context.caller === 'consumer' ? 'provider' : 'consumer',
    )
  }
  for (const [name, callback] of now) {
    if (!old.has(name) && !missingNames(tools.before, before.node.value['callbacks']).has(name)) {
      context.report('callback-added', { name, subject: after.name }, undefined, callback.location)
    }
  }
}

function callbacksOf(
  model: ComparisonTools['before'],
  { node }: OperationView,
): ReadonlyMap<string, OpenApiNode> {
  const { callbacks } = node.value
  const found = new Map<string, OpenApiNode>()
  if (!isDataObject(callbacks)) return found
  for (const [name, value] of Object.entries(callbacks)) {
    const callback = resolved(model, model.nodeOf(value))
    if (callback !== undefined) found.set(name, callback)
  }
  return found
}
