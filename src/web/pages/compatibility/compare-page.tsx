import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { serviceQuery } from '../../api/service-queries.ts'
import {
  comparisonQuery,
  versionQuery,
  versionsQuery,
  type ComparisonLevel,
} from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { ReportPanels } from './report-panels.tsx'

const levels: readonly ComparisonLevel[] = ['backward', 'forward', 'full']

/** Any two versions of a service, side by side. */
export function ComparePage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const service = useQuery(serviceQuery(id))
  const versions = useQuery(versionsQuery(id))
  if (isNotFound(service.error)) return <NotFoundPage />
  if (service.data === undefined || versions.data === undefined) return <PageSkeleton />
  const { title } = service.data
  return (
    <Page
      title={`Compare versions of ${title}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: title, to: servicePath(id) },
      ]}
      lead="What changed between two versions, and whom it breaks."
    >
      {versions.data.items.length < 2 ? (
        <EmptyState title="There is nothing to compare yet">
          The service has fewer than two versions.
        </EmptyState>
      ) : (
        <Comparison id={id} versions={versions.data.items} />
      )}
    </Page>
  )
}

interface ComparisonProps {
  readonly id: string
  /** Highest first. */
  readonly versions: readonly Version[]
}

function Comparison({ id, versions }: ComparisonProps): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const numbers = versions.map(({ version }) => version)
  const to = parameters.get('to') ?? numbers[0] ?? ''
  const from = parameters.get('from') ?? numbers.find((number) => number !== to) ?? ''
  const level = levels.find((known) => known === parameters.get('level')) ?? 'backward'
  const choose = (member: 'from' | 'to' | 'level', value: string): void => {
    setParameters({ from, to, level, [member]: value }, { replace: true })
  }
  const version = useQuery(versionQuery(id, to))
  const report = useQuery(comparisonQuery(id, to, from, level))
  return (
    <div className="stack">
      <div className="compare-choices">
        <NativeSelect
          label="From"
          value={from}
          data={numbers}
          onChange={(event) => choose('from', event.currentTarget.value)}
        />
        <NativeSelect
          label="To"
          value={to}
          data={numbers}
          onChange={(event) => choose('to', event.currentTarget.value)}
        />
        <NativeSelect
          label="Who must keep working"
          value={level}
          data={[
            { value: 'backward', label: 'Clients of the first' },
            { value: 'forward', label: 'Clients of the second' },
            { value: 'full', label: 'Both' },
          ]}
          onChange={(event) => choose('level', event.currentTarget.value)}
        />
      </div>
      <QueryView query={report} what="the comparison">
        {(found) =>
          version.data === undefined ? (
            <PageSkeleton />
          ) : (
            <ReportPanels report={found} version={version.data} />
          )
        }
      </QueryView>
    </div>
  )
}
