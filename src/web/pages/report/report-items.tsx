import { Link } from 'react-router'
import type { MaturityReport } from '../../api/schemas.ts'
import { ledgerPath, subjectPath } from '../../api/names.ts'
import { itemPath } from '../maturity/figures.ts'
import type { Wording } from './report-words.ts'

interface ReportItemsProps {
  readonly items: MaturityReport['risks'][number]['items']
  /** How many there are in all. */
  readonly count: number
  /** How many are shown at once; the others unfold. */
  readonly first: number
  readonly words: Wording
}

/** What was counted: each leads to its page, and to the events behind it. */
export function ReportItems({ items, count, first, words }: ReportItemsProps): React.JSX.Element {
  const shown = items.slice(0, first)
  const rest = items.slice(first)
  return (
    <>
      <ItemList items={shown} words={words} />
      {rest.length > 0 && (
        <details className="report-more">
          <summary>{words('risks.more', { count: count - shown.length })}</summary>
          <ItemList items={rest} words={words} />
        </details>
      )}
    </>
  )
}

function ItemList({ items, words }: Pick<ReportItemsProps, 'items' | 'words'>): React.JSX.Element {
  return (
    <ul className="plain-list report-items">
      {items.map(({ id, because, subject }) => {
        const page = itemPath(id) ?? subjectPath(subject)
        return (
          <li key={id}>
            {page === undefined ? id : <Link to={page}>{id}</Link>}{' '}
            <span className="subtle">{because}</span>{' '}
            <Link
              to={ledgerPath(subject)}
              className="subtle"
              aria-label={`${words('open.events')}: ${id}`}
            >
              {words('open.events')}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
