import { stringMember } from '../../../contracts/index.ts'
import { compareEnds, endingOf, lifecycleOf, type EndChange } from '../lifecycle.ts'
import { sourceAt } from '../schema/schema-source.ts'
import type { SchemaUse } from '../schema/schema-pair.ts'
import { subjectOfNode } from '../subject.ts'
import { isJson } from './media-type.ts'
import type { OperationContext } from './operation-context.ts'
import type { ParametersOfOperation, ParameterView } from './parameters.ts'

/**
 * Parameters by where they are sent and by name; whether the path or the operation lists them does not
 * matter. One that is there on one side alone may be what a reference of the other side could not lead to.
 */
export function compareParameters(
  context: OperationContext,
  before: ParametersOfOperation,
  after: ParametersOfOperation,
): void {
  for (const [key, parameter] of before.parameters) {
    const partner = after.parameters.get(key)
    if (partner !== undefined) kept(context, parameter, partner)
    else if (!after.isAnyMissing) removed(context, parameter)
  }
  for (const [key, parameter] of after.parameters) {
    if (!before.parameters.has(key) && !before.isAnyMissing) added(context, parameter)
  }
}

const ENDINGS = {
  'not-deprecated': 'request-parameter-removed',
  ended: 'request-parameter-removed-with-deprecation',
  unreadable: 'request-parameter-sunset-parse',
  'too-early': 'request-parameter-removed-before-sunset',
} as const

function removed(context: OperationContext, { node }: ParameterView): void {
  const facts = lifecycleOf(node.value)
  const { sunset } = facts
  const ending = endingOf(facts, context.tools.rules.asOf)
  const subject = subjectOfNode(node)
  context.report(
    ENDINGS[ending],
    { subject, ...(sunset !== undefined && { sunset }) },
    node.location,
    undefined,
  )
}

function added(
  context: OperationContext,
  { node, in: place, isOfPath, isRequired }: ParameterView,
): void {
  const need = isRequired ? 'required' : 'optional'
  const id =
    place === 'path'
      ? 'new-request-path-parameter'
      : isOfPath
        ? `new-${need}-request-default-parameter-to-existing-path`
        : `new-${need}-request-parameter`
  context.report(id, { subject: subjectOfNode(node) }, undefined, node.location)
}

function kept(context: OperationContext, before: ParameterView, after: ParameterView): void {
  if (context.isUntouched(before.node, after.node)) return
  const subject = subjectOfNode(after.node)
  const tell = (id: string, field: string, facts: Record<string, string | number> = {}): void => {
    context.report(id, { subject, ...facts }, before.node.at(field), after.node.at(field))
  }
  if (before.isRequired !== after.isRequired) {
    const suffix = after.isRequired ? 'required' : 'optional'
    tell(`request-parameter-became-${suffix}`, 'required')
  }
  if (before.style !== after.style && isStructured(before, after)) {
    tell('request-parameter-style-changed', 'style', { from: before.style, to: after.style })
  }
  compareEmptyValue(before, after, tell)
  compareReserved(before, after, tell)
  compareLifecycle(context, { before, after }, tell)
  compareSchemas(context, before, after)
}

type Tell = (id: string, field: string, facts?: Record<string, string | number>) => void

/** How lists and objects are written matters to them alone. */
function isStructured(...parameters: readonly ParameterView[]): boolean {
  return parameters.some(({ schema }) => {
    const type = stringMember(schema?.value, 'type')
    return type !== 'string' && type !== 'integer' && type !== 'number' && type !== 'boolean'
  })
}

function compareEmptyValue(
  { node: before }: ParameterView,
  { node: after }: ParameterView,
  tell: Tell,
): void {
  const was = before.value['allowEmptyValue'] === true
  const is = after.value['allowEmptyValue'] === true
  if (was !== is) {
    tell(`request-parameter-allow-empty-value-${is ? 'added' : 'removed'}`, 'allowEmptyValue')
  }
}

function compareReserved(
  { node: before }: ParameterView,
  { node: after }: ParameterView,
  tell: Tell,
): void {
  const is = after.value['allowReserved'] === true
  if ((before.value['allowReserved'] === true) === is) return
  const to = is ? 'may hold reserved characters as they are' : 'must encode reserved characters'
  tell('request-parameter-allow-reserved-changed', 'allowReserved', { to })
}

const END_IDS: Readonly<Record<EndChange['what'], string>> = {
  deprecated: 'request-parameter-deprecated',
  'deprecated-with-sunset': 'request-parameter-deprecated',
  'sunset-missing': 'request-parameter-deprecated-sunset-missing',
  'sunset-unreadable': 'request-parameter-sunset-parse',
  'sunset-too-near': 'request-parameter-sunset-date-too-small',
  reactivated: 'request-parameter-reactivated',
  'sunset-deleted': 'request-parameter-sunset-deleted',
  'sunset-moved-too-near': 'request-parameter-sunset-date-changed-too-small',
}

function compareLifecycle(
  { noticeDays, tools: { rules } }: OperationContext,
  { before, after }: { readonly before: ParameterView; readonly after: ParameterView },
  tell: Tell,
): void {
  const end = compareEnds(
    lifecycleOf(before.node.value),
    lifecycleOf(after.node.value),
    noticeDays,
    rules,
  )
  if (end !== undefined) tell(END_IDS[end.what], 'deprecated', end.facts)
}

function compareSchemas(
  context: OperationContext,
  before: ParameterView,
  after: ParameterView,
): void {
  const use: Omit<SchemaUse, 'noticeDays'> = {
    place: 'request-parameter',
    isText: true,
    isRepeated: before.isRepeated && after.isRepeated,
    isHeader: after.in === 'header',
    isRequired: before.isRequired || after.isRequired,
    isCalled: false,
  }
  context.follow(before.schema, after.schema, use)
  const subject = subjectOfNode(after.node)
  const { before: old, after: now } = context.tools
  if (before.content.size === 0 && after.content.size === 0) return
  const places = [before.node.at('content'), after.node.at('content')] as const
  for (const [value, media] of before.content) {
    const partner = after.content.get(value)
    if (partner !== undefined) {
      const isText = !isJson(value)
      context.follow(sourceAt(old, media, 'schema'), sourceAt(now, partner, 'schema'), {
        ...use,
        isText,
        isRepeated: false,
      })
    } else if (after.content.size > 0) {
      context.report('request-parameter-media-type-removed', { subject, value }, ...places)
    }
  }
  for (const value of after.content.keys()) {
    if (before.content.has(value) || before.content.size === 0) continue
    context.report('request-parameter-media-type-added', { subject, value }, ...places)
  }
}
