import { isDataObject } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { canonical } from '../schema/schema-facts.ts'
import type { MediaTypeView } from './content.ts'
import type { OperationContext } from './operation-context.ts'

const WRITTEN = ['contentType', 'style', 'explode', 'allowReserved'] as const

/** How the parts of a form are written into it (OpenAPI 3.0, section 4.7.15). */
export function compareEncodings(
  context: OperationContext,
  before: MediaTypeView,
  after: MediaTypeView,
  subject: string,
): void {
  const old = encodingsOf(before)
  const now = encodingsOf(after)
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const from = Object.hasOwn(old, name) ? old[name] : undefined
    const to = Object.hasOwn(now, name) ? now[name] : undefined
    if (writing(from) === writing(to)) continue
    context.report(
      'request-body-encoding-changed',
      { subject, name },
      before.node.at('encoding', name),
      after.node.at('encoding', name),
    )
  }
}

function encodingsOf({ node }: MediaTypeView): DataObject {
  const { encoding } = node.value
  return isDataObject(encoding) ? encoding : {}
}

function writing(encoding: DataValue | undefined): string {
  if (!isDataObject(encoding)) return canonical([])
  return canonical(
    WRITTEN.flatMap((name) => (encoding[name] === undefined ? [] : [name, encoding[name]])),
  )
}
