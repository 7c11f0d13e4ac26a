import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { assessmentQuery, maturityModelsQuery } from '../../api/maturity-queries.ts'
import type { Assessment, MaturityModel } from '../../api/schemas.ts'
import { AsOfField, AsOfNote } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { EvidenceDrawer } from './evidence-drawer.tsx'
import { LevelGrid } from './level-grid.tsx'
import './maturity-page.css'
import { MaturityLinks } from './maturity-links.tsx'
import { Obstacles } from './obstacles.tsx'
import { RoadMap } from './road-map.tsx'
import { ScopeSelect } from './scope-select.tsx'
import { Standing } from './standing.tsx'
import { Trend } from './trend.tsx'
import { useMaturityView, type MaturityView } from './use-maturity-view.ts'

/** How mature the organisation is, with every figure open to the facts behind it. */
export function MaturityPage(): React.JSX.Element {
  const { modelId } = useParams()
  const models = useQuery(maturityModelsQuery)
  return (
    <QueryView query={models} what="the maturity models" skeleton={<PageSkeleton />}>
      {({ items }) => {
        const model = modelId === undefined ? items[0] : items.find(({ id }) => id === modelId)
        if (model) return <ModelPage model={model} models={items} />
        return modelId === undefined ? <NoModels /> : <NotFoundPage />
      }}
    </QueryView>
  )
}

function NoModels(): React.JSX.Element {
  return (
    <Page title="Maturity">
      <EmptyState title="No maturity model is at hand">
        Models are documents in the folder <code>policies/maturity-models</code> of the
        installation.
      </EmptyState>
    </Page>
  )
}

interface ModelPageProps {
  readonly model: MaturityModel
  readonly models: readonly MaturityModel[]
}

function ModelPage({ model, models }: ModelPageProps): React.JSX.Element {
  const view = useMaturityView()
  const assessment = useQuery(assessmentQuery(model.id, view.scope))
  if (isNotFound(assessment.error)) return <NotFoundPage />
  return (
    <Page
      title="Maturity"
      lead={
        <>
          {model.name}, version {model.version}
          {assessment.data && (
            <>
              , by the facts of <Instant at={assessment.data.asOf} withTime />
            </>
          )}
        </>
      }
      actions={<Choices model={model} models={models} view={view} />}
    >
      <QueryView query={assessment} what="the assessment">
        {(data) => <AssessmentView assessment={data} model={model} view={view} />}
      </QueryView>
    </Page>
  )
}

interface ChoicesProps extends ModelPageProps {
  readonly view: MaturityView
}

function Choices({ model, models, view }: ChoicesProps): React.JSX.Element {
  const navigate = useNavigate()
  const { search } = useLocation()
  return (
    <>
      {models.length > 1 && (
        <NativeSelect
          label="Model"
          value={model.id}
          onChange={(event) => void navigate(`/maturity/${event.currentTarget.value}${search}`)}
          data={models.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <ScopeSelect
        label="Scope"
        whole="The whole registry"
        place={view.scope}
        onChange={(place) => view.show({ ...place })}
      />
      <AsOfField value={view.scope.asOf} onChange={(asOf) => view.show({ asOf })} />
    </>
  )
}

interface AssessmentViewProps {
  readonly assessment: Assessment
  readonly model: MaturityModel
  readonly view: MaturityView
}

function AssessmentView({ assessment, model, view }: AssessmentViewProps): React.JSX.Element {
  return (
    <div className="stack">
      <MaturityLinks />
      <AsOfNote asOf={view.scope.asOf} />
      <Standing assessment={assessment} model={model} view={view} />
      <LevelGrid assessment={assessment} model={model} view={view} />
      <div className="panels">
        <Obstacles assessment={assessment} view={view} />
        <RoadMap
          key={`${view.scope.domain} ${view.scope.circle}`}
          assessment={assessment}
          view={view}
        />
      </div>
      <Trend model={model} place={{ domain: view.scope.domain, circle: view.scope.circle }} />
      <EvidenceDrawer assessment={assessment} view={view} />
    </div>
  )
}
