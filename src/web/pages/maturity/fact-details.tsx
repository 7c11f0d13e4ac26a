import { Title } from '@mantine/core'
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ledgerPath, subjectPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { factQuery, type MaturityScope } from '../../api/maturity-queries.ts'
import type { Fact } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { figure } from './figures.ts'

interface FactDetailsProps {
  readonly fact: string
  readonly scope: MaturityScope
}

/** A figure with its definition and every item that was looked at, counted or not, and why. */
export function FactDetails({ fact, scope }: FactDetailsProps): React.JSX.Element {
  const answer = useQuery(factQuery(fact, scope))
  if (isNotFound(answer.error)) {
    return (
      <EmptyState title={`“${fact}” cannot be computed here`}>
        The model asks for it, but the registry has no data that it could be computed from. Until
        then it is unknown, and unknown never lifts a level.
      </EmptyState>
    )
  }
  return (
    <QueryView query={answer} what="the fact">
      {(data) => <FactView fact={data} />}
    </QueryView>
  )
}

function FactView({ fact }: { readonly fact: Fact }): React.JSX.Element {
  const counted = fact.items.filter((item) => item.counted)
  const others = fact.items.filter((item) => !item.counted)
  const inTheWay = fact.better === 'up' ? others : counted
  const fine = fact.better === 'up' ? counted : others
  return (
    <>
      <Title order={2}>{fact.name}</Title>
      <p className="fact-value">
        <strong>{figure(fact.value, fact.unit)}</strong>
        {fact.numerator !== null && fact.denominator !== null && (
          <span className="subtle">
            {fact.numerator} of {fact.denominator}
          </span>
        )}
        <span className="subtle">{fact.better === 'up' ? 'more is better' : 'less is better'}</span>
      </p>
      <p className="small">{fact.definition}</p>
      {fact.denominator !== null && fact.denominator > fact.items.length && (
        <p className="small subtle">The first {fact.items.length} are listed here.</p>
      )}
      {fact.unknownBecause !== undefined && (
        <p className="small">
          <strong>Unknown:</strong> {fact.unknownBecause}
        </p>
      )}
      <Items title="In the way" items={inTheWay} isCounted={fact.better === 'down'} />
      <Items title="As it should be" items={fine} isCounted={fact.better === 'up'} />
    </>
  )
}

interface ItemsProps {
  readonly title: string
  readonly items: Fact['items']
  readonly isCounted: boolean
}

function Items({ title, items, isCounted }: ItemsProps): React.JSX.Element | null {
  if (items.length === 0) return null
  const Sign = isCounted ? IconCircleCheck : IconCircleMinus
  return (
    <section aria-label={title}>
      <h3 className="fact-items-title">
        {title} <span className="subtle">{items.length}</span>
      </h3>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={`${item.id} ${item.because}`} className="fact-item">
            <Sign size={15} aria-label={isCounted ? 'Counted' : 'Not counted'} />
            <div>
              <ItemName item={item} />
              <p className="tiny subtle">{item.because}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the item is and what became of it; what has no page of its own leads to its events alone. */
function ItemName({ item }: { readonly item: Fact['items'][number] }): React.JSX.Element {
  const { id, subject } = item
  const page = subjectPath(subject)
  // A decision has no name; what it was about does.
  const name = subject.endsWith(id) ? id : subject
  return (
    <>
      {page === undefined ? name : <Link to={page}>{name}</Link>}{' '}
      <Link to={ledgerPath(subject)} className="tiny subtle" aria-label={`History of ${name}`}>
        History
      </Link>
    </>
  )
}
