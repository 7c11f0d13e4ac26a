import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { ledgerPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { searchFacetsQuery } from '../../api/search-queries.ts'
import { taxonomyQuery, termCountsQuery } from '../../api/service-queries.ts'
import type { Taxonomy, TermCount } from '../../api/schemas.ts'
import { AsOfField, AsOfNote, useAsOf } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { classifiedPath } from '../../components/fact-term.ts'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { TaxonomyRules } from './taxonomy-rules.tsx'
import { type Term, treeOf } from './tree-text.ts'
import { unlistedValues } from './unlisted-values.ts'
import './taxonomy-page.css'

/** One taxonomy: its values as a tree, and how many services each of them classifies. */
export function TaxonomyPage(): React.JSX.Element {
  const { taxonomyId = '' } = useParams()
  const [asOf, setAsOf] = useAsOf()
  const taxonomy = useQuery(taxonomyQuery(taxonomyId, asOf))
  if (isNotFound(taxonomy.error) && asOf === '') return <NotFoundPage />
  return (
    <Page
      title={taxonomy.data?.title ?? taxonomyId}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: 'Taxonomies', to: '/taxonomies' },
      ]}
      lead={taxonomy.data?.description}
      actions={
        <>
          <Button
            component={Link}
            size="sm"
            to={`/taxonomies/${encodeURIComponent(taxonomyId)}/change`}
          >
            Change it
          </Button>
          <Link to={ledgerPath(`taxonomy:${taxonomyId}`)}>Its history</Link>
        </>
      }
    >
      <div className="stack">
        <AsOfField value={asOf} onChange={setAsOf} />
        <AsOfNote asOf={asOf} exception="Services are counted as they are now." />
        <QueryView query={taxonomy} what="the taxonomy">
          {(shown) => (
            <>
              <TaxonomyRules taxonomy={shown} />
              <Values taxonomy={shown} />
            </>
          )}
        </QueryView>
      </div>
    </Page>
  )
}

function Values({ taxonomy }: { readonly taxonomy: Taxonomy }): React.JSX.Element {
  const { id, open, values } = taxonomy
  const counts = useQuery(termCountsQuery(id))
  const facets = useQuery(searchFacetsQuery)
  const others = unlistedValues(taxonomy, facets.data?.items ?? [])
  const known = new Map(counts.data?.items.map((count) => [count.value, count]))
  return (
    <>
      <Panel title="Values">
        {values.length === 0 ? (
          <EmptyState title="No value is listed">
            {open ? 'Any value is accepted.' : 'Change the taxonomy to list some.'}
          </EmptyState>
        ) : (
          <Terms taxonomy={id} terms={treeOf(values)} counts={known} />
        )}
        {counts.isError && (
          <p className="small subtle" role="status">
            How many services have each value could not be read: {counts.error.message}
          </p>
        )}
      </Panel>
      {others.length > 0 && (
        <Panel title="In use, and not listed">
          <p className="small subtle">
            {open ? 'Values that services have.' : 'Services keep what was taken out since.'} The
            most frequent are shown.
          </p>
          <ul className="plain-list">
            {others.map(({ value, count }) => (
              <li key={value} className="term">
                <Link to={classifiedPath(id, value)}>{value}</Link>{' '}
                <span className="subtle">{counted(count, 'service')}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

interface TermsProps {
  readonly taxonomy: string
  readonly terms: readonly Term[]
  readonly counts: ReadonlyMap<string, TermCount>
}

function Terms({ taxonomy, terms, counts }: TermsProps): React.JSX.Element {
  return (
    <ul className="plain-list terms">
      {terms.map(({ value: { id, title }, below }) => {
        const count = counts.get(id)
        return (
          <li key={id}>
            <div className="term">
              <Link to={classifiedPath(taxonomy, id)}>{title}</Link>
              {title !== id && <code className="tiny subtle">{id}</code>}
              {count !== undefined && (
                <span className="subtle">
                  {counted(count.withBelow, 'service')}
                  {count.withBelow !== count.services && `, ${count.services} of them right here`}
                </span>
              )}
            </div>
            {below.length > 0 && <Terms taxonomy={taxonomy} terms={below} counts={counts} />}
          </li>
        )
      })}
    </ul>
  )
}
