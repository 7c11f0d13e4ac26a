import { isDataObject, memberOf, stringMember } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { canonical } from '../schema/schema-facts.ts'
import type { MediaTypeView } from './content.ts'
import type { OperationContext } from './operation-context.ts'

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
    if (isWrittenAlike(memberOf(old, name), memberOf(now, name))) continue
    if (!hasPart(before, name) || !hasPart(after, name)) continue
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

/** What is new or gone is told as that, with all that is said of it. */
function hasPart({ schema }: MediaTypeView, name: string): boolean {
  return memberOf(memberOf(schema?.value, 'properties'), name) !== undefined
}

const STYLES = ['style', 'explode', 'allowReserved']

/** Style and explode say nothing new where only one side has them: plain values look the same in all styles. */
function isWrittenAlike(before: DataValue | undefined, after: DataValue | undefined): boolean {
  if (stringMember(before ?? {}, 'contentType') !== stringMember(after ?? {}, 'contentType')) {
    return false
  }
  if (before === undefined || after === undefined) return true
  const styles = (value: DataValue) => STYLES.map((name) => memberOf(value, name) ?? null)
  return canonical(styles(before)) === canonical(styles(after))
}
