import { compareContent } from './compare-content.ts'
import type { OperationContext } from './operation-context.ts'
import type { RequestBodyView } from './request-body.ts'

/** Whether there is a body and must be one, and what it holds. What a webhook sends is a response to consumers. */
export function compareRequestBodies(
  context: OperationContext,
  before: RequestBodyView | undefined,
  after: RequestBodyView | undefined,
): void {
  const subject = context.name
  if (before === undefined || after === undefined) {
    if (after !== undefined) {
      const need = after.isRequired ? 'required' : 'optional'
      context.report(`request-body-added-${need}`, { subject }, undefined, after.location)
    } else if (before !== undefined) {
      context.report('request-body-removed', { subject }, before.location, undefined)
    }
    return
  }
  if (before.isRequired !== after.isRequired) {
    const id = `request-body-became-${after.isRequired ? 'required' : 'optional'}`
    const facts = { subject: `The request body of ${subject}` }
    context.report(id, facts, before.requiredLocation, after.requiredLocation)
  }
  const place = context.caller === 'consumer' ? 'request-body' : 'response-body'
  compareContent(context, before.content, after.content, { place, subject })
}
