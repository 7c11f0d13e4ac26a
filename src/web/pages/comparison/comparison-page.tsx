import { Button, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { comparisonQuery, maturityModelsQuery } from '../../api/maturity-queries.ts'
import { domainsQuery } from '../../api/service-queries.ts'
import type { DomainList, MaturityModel } from '../../api/schemas.ts'
import { AsOfField } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { MaturityLinks } from '../maturity/maturity-links.tsx'
import '../../components/form/form.css'
import '../maturity/maturity-page.css'
import { ScopeSelect } from '../maturity/scope-select.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { pointInAddress, pointOf, type Point } from './points.ts'

const MOST = 12 // points that the registry compares at once
const FIRST = 4 // domains that are compared before anybody chose

/** Domains, circles and days side by side. */
export function ComparisonPage(): React.JSX.Element {
  const { modelId } = useParams()
  const models = useQuery(maturityModelsQuery)
  const domains = useQuery(domainsQuery)
  return (
    <QueryView query={models} what="the maturity models" skeleton={<PageSkeleton />}>
      {({ items }) => {
        const model = modelId === undefined ? items[0] : items.find(({ id }) => id === modelId)
        if (model === undefined) return <NotFoundPage />
        return (
          <QueryView query={domains} what="the domains" skeleton={<PageSkeleton />}>
            {(known) => <Comparison model={model} models={items} domains={known} />}
          </QueryView>
        )
      }}
    </QueryView>
  )
}

interface ComparisonProps {
  readonly model: MaturityModel
  readonly models: readonly MaturityModel[]
  readonly domains: DomainList
}

function Comparison({ model, models, domains }: ComparisonProps): React.JSX.Element {
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams()
  const written = parameters.getAll('point')
  const points = (written.length === 0 ? firstPoints(domains) : written).map(pointOf)
  const answer = useQuery(comparisonQuery(model.id, points.map(pointInAddress)))
  const show = (next: readonly Point[]): void =>
    setParameters(
      next.map((point) => ['point', pointInAddress(point)] as [string, string]),
      {
        replace: true,
      },
    )
  return (
    <Page
      title="Comparison"
      lead="Business areas, circles and days held against each other by one model."
      actions={
        <NativeSelect
          label="Model"
          value={model.id}
          onChange={(event) =>
            void navigate(`/comparison/${event.currentTarget.value}?${parameters.toString()}`)
          }
          data={models.map(({ id, name }) => ({ value: id, label: name }))}
        />
      }
    >
      <div className="stack">
        <MaturityLinks />
        <Panel title="What is compared">
          <Points points={points} onChange={show} />
        </Panel>
        {points.length < 2 ? (
          <EmptyState title="There is nothing to compare yet">Choose two at least.</EmptyState>
        ) : (
          <QueryView query={answer} what="the comparison">
            {(comparison) => <ComparisonView comparison={comparison} model={model} />}
          </QueryView>
        )}
      </div>
    </Page>
  )
}

interface PointsProps {
  readonly points: readonly Point[]
  readonly onChange: (points: readonly Point[]) => void
}

function Points({ points, onChange }: PointsProps): React.JSX.Element {
  return (
    <>
      {points.map((point, index) => (
        <div key={index} className="form-row">
          <div className="form-row-fields">
            <ScopeSelect
              label={`${index + 1}.`}
              whole="The whole registry"
              place={point}
              onChange={(place) => onChange(points.with(index, { ...point, ...place }))}
            />
            <AsOfField
              value={point.asOf}
              onChange={(asOf) => onChange(points.with(index, { ...point, asOf }))}
            />
          </div>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Leave out ${index + 1}.`}
            onClick={() => onChange(points.toSpliced(index, 1))}
          >
            <IconX size={16} aria-hidden />
          </Button>
        </div>
      ))}
      {points.length < MOST && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...points, { domain: '', circle: '', asOf: '' }])}
        >
          Add another one
        </Button>
      )}
    </>
  )
}

/** The whole beside the largest domains at the top: of small ones too little is known. */
function firstPoints({ items }: DomainList): readonly string[] {
  const top = items
    .filter(({ path }) => !path.includes('/'))
    .toSorted((a, b) => b.serviceCount - a.serviceCount)
    .slice(0, FIRST)
  return ['whole', ...top.map(({ path }) => `domain:${path}`)]
}
