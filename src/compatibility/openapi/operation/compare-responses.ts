import { stringMember } from '../../../contracts/index.ts'
import type { OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import type { SchemaUse } from '../schema/schema-pair.ts'
import { sourceAt } from '../schema/schema-source.ts'
import { compareContent } from './compare-content.ts'
import { isJson } from './media-type.ts'
import type { OperationContext } from './operation-context.ts'
import { missingNames, type OperationView } from './operation-view.ts'
import { responsesOf, statusOf, type HeaderView, type ResponseView } from './responses.ts'

type Responses = ReadonlyMap<string, ResponseView>

/** Responses by status. A status that a range takes in is there while the range is. */
export function compareResponses(
  context: OperationContext,
  old: OperationView,
  now: OperationView,
): void {
  const { tools } = context
  const before = responsesOf(tools.before, old)
  const after = responsesOf(tools.after, now)
  const missingBefore = missingStatuses(tools.before, old.node)
  const missingNow = missingStatuses(tools.after, now.node)
  for (const [status, response] of before) {
    if (missingNow.has(status)) continue
    const partner = after.get(status) ?? rangeOf(status, after)
    if (partner === undefined) {
      if (!isRangeKept(status, after)) tellStatus(context, response, 'removed')
    } else if (!context.isUntouched(response.node, partner.node) || isContentElsewhere(context)) {
      compareResponse(context, response, partner)
    }
  }
  for (const [status, response] of after) {
    if (missingBefore.has(status)) continue
    if (!before.has(status) && rangeOf(status, before) === undefined)
      tellStatus(context, response, 'added')
  }
}

/** The statuses whose responses are references that lead nowhere. */
function missingStatuses(model: OpenApiModel, { value }: OpenApiNode): ReadonlySet<string> {
  return new Set([...missingNames(model, value['responses'])].map(statusOf))
}

/** In 2.0 the media types of a response stand in the operation or the document. */
function isContentElsewhere({ tools: { before, after } }: OperationContext): boolean {
  return before.version === '2.0' || after.version !== before.version
}

function rangeOf(status: string, responses: Responses): ResponseView | undefined {
  return /^\d{3}$/.test(status) ? responses.get(`${status.charAt(0)}XX`) : undefined
}

/** Whether a range lost nothing that anyone can have met: some status of its class is still listed. */
function isRangeKept(status: string, responses: Responses): boolean {
  if (!status.endsWith('XX')) return false
  return [...responses.keys()].some((other) => other.startsWith(status.charAt(0)))
}

function tellStatus(
  context: OperationContext,
  { status, location }: ResponseView,
  what: 'added' | 'removed',
): void {
  if (status === 'default') return // what is meant by it is any status that is not listed
  const kind = status.startsWith('2') ? 'success' : 'non-success'
  const facts = { subject: context.name, value: status }
  const isNew = what === 'added'
  context.report(
    `response-${kind}-status-${what}`,
    facts,
    isNew ? undefined : location,
    isNew ? location : undefined,
  )
}

function compareResponse(
  context: OperationContext,
  before: ResponseView,
  after: ResponseView,
): void {
  const subject = nameOf(after, context)
  const place = context.caller === 'consumer' ? 'response-body' : 'request-body'
  compareContent(context, before.content, after.content, { place, subject })
  compareHeaders(context, before, after, subject)
  compareLinks(context, before, after, subject)
}

/** A shared response has one name for all operations. */
function nameOf({ node, status }: ResponseView, { name }: OperationContext): string {
  return node.path[0] === 'responses' && node.parent?.kind !== 'Responses'
    ? `Response "${node.key}"`
    : `Response ${status} of ${name}`
}

function compareHeaders(
  context: OperationContext,
  before: ResponseView,
  after: ResponseView,
  subject: string,
): void {
  const name = (header: HeaderView): string =>
    `Header "${header.name}" of ${uncapitalised(subject)}`
  const { before: oldModel, after: newModel } = context.tools
  const missingBefore = missingNames(oldModel, before.node.value['headers'])
  const missingNow = missingNames(newModel, after.node.value['headers'])
  for (const [key, header] of before.headers) {
    const partner = after.headers.get(key)
    if (partner === undefined) {
      if ([...missingNow].some((name) => name.toLowerCase() === key)) continue
      const need = header.isRequired ? 'required' : 'optional'
      const facts = { subject: name(header) }
      context.report(
        `${need}-response-header-removed`,
        facts,
        header.node.location,
        after.node.location,
      )
      continue
    }
    if (header.isRequired !== partner.isRequired) {
      const id = `response-header-became-${partner.isRequired ? 'required' : 'optional'}`
      const facts = { subject: name(partner) }
      context.report(id, facts, header.node.at('required'), partner.node.at('required'))
    }
    compareHeader(context, header, partner, name(partner))
  }
  for (const [key, header] of after.headers) {
    if (before.headers.has(key)) continue
    if ([...missingBefore].some((name) => name.toLowerCase() === key)) continue
    context.report(
      'response-header-added',
      { subject: name(header) },
      before.node.location,
      header.node.location,
    )
  }
}

function compareHeader(
  context: OperationContext,
  before: HeaderView,
  after: HeaderView,
  subject: string,
): void {
  const from = writingOf(before)
  const to = writingOf(after)
  if (from !== to) {
    const places = [before.node.at('explode'), after.node.at('explode')] as const
    context.report('response-header-style-changed', { subject, from, to }, ...places)
  }
  context.follow(before.schema, after.schema, HEADER_USE)
  for (const [name, media] of before.content) {
    const partner = after.content.get(name)
    if (partner === undefined) continue
    const { before: old, after: now } = context.tools
    const use = { ...HEADER_USE, isText: !isJson(name) }
    context.follow(sourceAt(old, media, 'schema'), sourceAt(now, partner, 'schema'), use)
  }
}

/** Headers are always of style "simple"; whether they are exploded matters to objects. */
function writingOf({ node, schema }: HeaderView): string {
  const isObject = stringMember(schema?.value, 'type') === 'object'
  return isObject && node.value['explode'] === true ? 'name=value pairs' : 'a plain list'
}

const HEADER_USE: Omit<SchemaUse, 'noticeDays'> = {
  place: 'response-header',
  isText: true,
  isRepeated: false,
  isHeader: false,
  isRequired: false,
  isCalled: false,
}

function compareLinks(
  context: OperationContext,
  before: ResponseView,
  after: ResponseView,
  subject: string,
): void {
  const whole = uncapitalised(subject)
  for (const [name, link] of before.links) {
    const partner = after.links.get(name)
    if (partner === undefined) {
      if (missingNames(context.tools.after, after.node.value['links']).has(name)) continue
      context.report('link-removed', { name, subject: whole }, link.location, after.node.location)
      continue
    }
    const from = targetOf(link.value)
    const to = targetOf(partner.value)
    if (from === to) continue
    const facts = { name, subject: whole, from, to }
    context.report('link-operation-changed', facts, link.location, partner.location)
  }
  for (const [name, link] of after.links) {
    if (before.links.has(name)) continue
    if (missingNames(context.tools.before, before.node.value['links']).has(name)) continue
    context.report('link-added', { name, subject: whole }, before.node.location, link.location)
  }
}

function targetOf(link: HeaderView['node']['value']): string {
  return stringMember(link, 'operationId') ?? stringMember(link, 'operationRef') ?? 'nothing'
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
