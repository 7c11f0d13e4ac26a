import { INNER_PLACES, type SchemaPlace } from '../kinds/schema-places.ts'
import type { SchemaUse } from '../schema/schema-pair.ts'
import { compareEncodings } from './compare-encoding.ts'
import { isFree, matchContent, type Content, type MediaTypeView } from './content.ts'
import { isJson } from './media-type.ts'
import type { OperationContext } from './operation-context.ts'

interface Side {
  readonly place: SchemaPlace & ('request-body' | 'response-body')
  /** What messages speak of: the operation, or one of its responses. */
  readonly subject: string
}

/** What can be sent: as which media types, and by which schemas. */
export function compareContent(
  context: OperationContext,
  before: Content,
  after: Content,
  { place, subject }: Side,
): void {
  const { kept, removed, added } = matchContent(before, after)
  const isRequest = place === 'request-body'
  const prefix = isRequest ? 'request-body-media-type' : 'response-media-type'
  for (const media of removed) {
    context.report(`${prefix}-removed`, { subject, value: media.name }, media.location, undefined)
  }
  for (const media of added) {
    context.report(`${prefix}-added`, { subject, value: media.name }, undefined, media.location)
  }
  for (const { before: old, after: now, name } of kept) {
    if (name !== 'same') renamed(context, { old, now, name, isRequest, subject })
    compareSchemas(context, old, now, { place, subject })
    if (isRequest) compareEncodings(context, old, now, subject)
  }
}

interface Renamed {
  readonly old: MediaTypeView
  readonly now: MediaTypeView
  readonly name: 'changed' | 'generalized' | 'specialized'
  readonly isRequest: boolean
  readonly subject: string
}

function renamed(context: OperationContext, { old, now, name, isRequest, subject }: Renamed): void {
  const places = [old.location, now.location] as const
  if (!isRequest) {
    context.report(
      `response-media-type-name-${name}`,
      { subject, from: old.name, to: now.name },
      ...places,
    )
  } else if (name === 'generalized') {
    context.report('request-body-media-type-added', { subject, value: now.name }, ...places)
  } else if (name === 'specialized') {
    context.report('request-body-media-type-removed', { subject, value: old.name }, ...places)
  }
}

function compareSchemas(
  context: OperationContext,
  old: MediaTypeView,
  now: MediaTypeView,
  { place, subject }: Side,
): void {
  if (isFree(old) !== isFree(now)) {
    const what = isFree(old) ? 'added' : 'removed'
    context.report(
      `${place}-media-type-schema-${what}`,
      { subject, value: now.name },
      old.location,
      now.location,
    )
  }
  const use: Omit<SchemaUse, 'noticeDays'> = {
    place,
    isText: !isJson(old.name) || !isJson(now.name),
    isRepeated: false,
    isHeader: false,
    isRequired: false,
    isCalled: context.caller === 'provider' && place === 'response-body',
  }
  context.follow(old.schema, now.schema, use)
  const items = {
    ...use,
    place: INNER_PLACES[place],
  }
  context.follow(old.itemSchema, now.itemSchema, items)
}
