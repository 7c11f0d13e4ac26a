import { defineFact, type OrganisationEvidence } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

export const cadenceKeptShare = defineFact({
  id: 'cadence_kept_share',
  area: 'governance',
  name: 'Circles that decide regularly',
  definition:
    'Circles in which a governance meeting was closed or a proposal came to an end within the cadence, out of all circles. The cadence is the number of days that the constitution names (`meetings.cadenceDays`), or else 90.',
  unit: 'share',
  better: 'up',
  minimum: 2,
  act: 'decision',
  spans: ({ organisation }) =>
    (organisation?.circles ?? []).map(({ id }) => ({
      id: `circle:${id}`,
      ...judged(id, organisation?.decisions),
    })),
})

/** A circle that decided opens to what it decided, which is in the ledger as the circle itself is not. */
function judged(
  circle: string,
  decisions: OrganisationEvidence['decisions'] | undefined,
): { readonly counted: boolean; readonly because: string; readonly subject?: string } {
  const decision = decisions?.last.get(circle)
  if (decision === undefined) {
    return {
      counted: false,
      because: sayOfItem('circle.silent', { days: decisions?.cadence ?? 0 }),
    }
  }
  const { kind, subject, at, title = '' } = decision
  const day = at.slice(0, 10)
  const because =
    kind === 'meeting'
      ? sayOfItem('circle.meeting', { day })
      : sayOfItem('circle.proposal', { title, day })
  return { counted: true, because, subject }
}
