import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { factsQuery } from '../../api/maturity-queries.ts'
import type { Criterion } from '../../api/schemas.ts'
import { HoldsBadge } from '../../components/badges.tsx'
import { figure } from './figures.ts'
import { HowComputed } from './how-computed.tsx'

interface CriterionRowProps {
  readonly criterion: Criterion
  readonly onOpen: (fact: string) => void
}

/** One piece of evidence: what is asked, what was seen; the figure opens the fact behind it. */
export function CriterionRow({ criterion, onOpen }: CriterionRowProps): React.JSX.Element {
  const { fact, value, numerator, denominator, unit, holds, evidence, reason } = criterion
  const { op, threshold } = criterion
  const facts = useQuery(factsQuery)
  const name = facts.data?.items.find(({ id }) => id === fact)?.name ?? fact.replaceAll('_', ' ')
  const wanted =
    op === undefined || threshold === undefined
      ? ''
      : `, ${op.startsWith('<') ? 'at most' : 'at least'} ${figure(threshold, unit)}`
  // Without a population the registry does not collect the fact: there is nothing behind it to open.
  const isCollected = denominator !== null
  return (
    <div className="criterion">
      <div>
        <HoldsBadge holds={holds === 'unknown' ? 'undetermined' : holds} />{' '}
        <strong>
          {name}
          {wanted}
        </strong>
      </div>
      {reason !== undefined && <p className="tiny subtle">{reason}</p>}
      {isCollected && (
        <button
          type="button"
          className="criterion-figure"
          onClick={() => onOpen(fact)}
          aria-label={`${name} is ${figure(value, unit)}; show the facts behind it`}
        >
          <strong>{figure(value, unit)}</strong>
          <span className="subtle">
            {numerator} of {denominator}
          </span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      )}
      <HowComputed evidence={evidence} />
    </div>
  )
}
