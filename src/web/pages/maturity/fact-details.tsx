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
import { sayOfFact } from './fact-texts.ts'
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
      <EmptyState title={sayOfFact('absent.title', { fact: fact.replaceAll('_', ' ') })}>
        {sayOfFact('absent')}
      </EmptyState>
    )
  }
  return (
    <QueryView query={answer} what={sayOfFact('what')}>
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
            {sayOfFact('counted', { counted: fact.numerator, all: fact.denominator })}
          </span>
        )}
        <span className="subtle">
          {sayOfFact(fact.better === 'up' ? 'better.more' : 'better.less')}
        </span>
      </p>
      <p className="small">{fact.definition}</p>
      {fact.denominator !== null && fact.denominator > fact.items.length && (
        <p className="small subtle">{sayOfFact('first', { count: fact.items.length })}</p>
      )}
      {fact.unknownBecause !== undefined && (
        <p className="small">
          <strong>{sayOfFact('unknown')}</strong> {fact.unknownBecause}
        </p>
      )}
      <Items
        title={sayOfFact('items.inTheWay')}
        items={inTheWay}
        isCounted={fact.better === 'down'}
      />
      <Items title={sayOfFact('items.fine')} items={fine} isCounted={fact.better === 'up'} />
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
            <Sign
              size={15}
              aria-label={sayOfFact(isCounted ? 'item.counted' : 'item.notCounted')}
            />
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
      <Link
        to={ledgerPath(subject)}
        className="tiny subtle"
        aria-label={sayOfFact('history.of', { name })}
      >
        {sayOfFact('history')}
      </Link>
    </>
  )
}
