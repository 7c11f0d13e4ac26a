import type { GovernanceChange } from '../../../../api/schemas.ts'
import { CHANGE_FORMS, changesOf, type ChangeDraft, type ChangeForm } from './change-forms.ts'

/** Changes as a form to be filled in further: their own where one says all of them, else as they are written. */
export function draftOf(changes: readonly GovernanceChange[], circle: string): ChangeDraft {
  const [change, ...others] = changes
  if (change?.kind === 'constitution.amend' && others.length === 0) {
    return { form: change.kind, fields: { amended: JSON.stringify(change.constitution) } }
  }
  if (change !== undefined && others.length === 0 && Object.hasOwn(CHANGE_FORMS, change.kind)) {
    const form = change.kind as ChangeForm
    const fields = fieldsOf(change)
    if (sameChange(changesOf(form, circle, fields)[0], change)) return { form, fields }
  }
  return { form: 'other', fields: { json: JSON.stringify(changes, undefined, 2) } }
}

/** Lists are written one a line. */
function fieldsOf(change: GovernanceChange): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(change).flatMap(([name, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[name, value]]
      return Array.isArray(value) ? [[name, value.join('\n')]] : []
    }),
  )
}

/** Whatever the form has no field for would be lost; then it is not the form for this change. */
function sameChange(one: GovernanceChange | undefined, other: GovernanceChange): boolean {
  const sorted = (change: object): string =>
    JSON.stringify(Object.entries(change).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return one !== undefined && sorted(one) === sorted(other)
}
