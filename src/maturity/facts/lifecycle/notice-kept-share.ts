import { versionId } from '../../portfolio.ts'
import { during } from '../days.ts'
import { defineFact } from '../fact.ts'
import { sayOfItem } from '../item-texts.ts'

const DAYS = 365

export const noticeKeptShare = defineFact({
  id: 'notice_kept_share',
  area: 'lifecycle',
  name: 'Retirements after the notice announced',
  definition: `Published contract versions retired in the last ${DAYS} days that had been deprecated with a sunset date and were retired no earlier than that, out of all published ones retired.`,
  unit: 'share',
  better: 'up',
  minimum: 3,
  act: 'practice',
  spans: ({ services, decisions }) => {
    const entered = new Map(
      decisions.flatMap(({ subject, to, allowed, at: decided }) =>
        allowed ? [[`${subject} ${to}`, decided] as const] : [],
      ),
    )
    return services
      .flatMap(({ versions }) => versions)
      .flatMap((version) => {
        const id = versionId(version)
        const retired = entered.get(`version:${id} ${version.state}`)
        const isRetired = version.frozen && version.phase === 'retirement'
        if (!isRetired || retired === undefined) return []
        const { sunsetAt } = version
        const counted = sunsetAt !== undefined && Date.parse(sunsetAt) <= Date.parse(retired)
        return [{ id, ...during(DAYS, retired), counted, because: because(retired, sunsetAt) }]
      })
  },
})

function because(retired: string, sunset: string | undefined): string {
  return sunset === undefined
    ? sayOfItem('notice.none', { retired: day(retired) })
    : sayOfItem('notice.sunset', { sunset: day(sunset), retired: day(retired) })
}

function day(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length)
}
