import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { maturityModelsQuery } from '../../api/maturity-queries.ts'
import { reportFace, reportQuery } from '../../api/report-queries.ts'
import { withQuery } from '../../api/request.ts'
import type { MaturityModel, MaturityReport } from '../../api/schemas.ts'
import { AsOfField } from '../../components/as-of.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { SideDrawer } from '../../components/side-drawer.tsx'
import { FactDetails } from '../maturity/fact-details.tsx'
import '../maturity/maturity-page.css'
import { ScopeSelect } from '../maturity/scope-select.tsx'
import { useMaturityView, type MaturityView } from '../maturity/use-maturity-view.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { CompliancePanel } from './compliance-panel.tsx'
import { HeatMap } from './heat-map.tsx'
import { NextStepsPanel } from './next-steps-panel.tsx'
import './report-page.css'
import { wordingOf } from './report-words.ts'
import { RiskPanel } from './risk-panel.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { TrendPanel } from './trend-panel.tsx'
import { ValueChainPanel } from './value-chain-panel.tsx'

/** What those who lead are to know, on one page; each figure opens into what was counted. */
export function ReportPage(): React.JSX.Element {
  const { modelId } = useParams()
  const models = useQuery(maturityModelsQuery)
  return (
    <QueryView query={models} what="the maturity models" skeleton={<PageSkeleton />}>
      {({ items }) => {
        const model = modelId === undefined ? items[0] : items.find(({ id }) => id === modelId)
        return model === undefined ? <NotFoundPage /> : <ModelReport model={model} models={items} />
      }}
    </QueryView>
  )
}

interface ModelReportProps {
  readonly model: MaturityModel
  readonly models: readonly MaturityModel[]
}

function ModelReport({ model, models }: ModelReportProps): React.JSX.Element {
  const view = useMaturityView()
  const report = useQuery(reportQuery(model.id, view.scope))
  if (isNotFound(report.error)) return <NotFoundPage />
  return (
    <QueryView query={report} what="the report" skeleton={<PageSkeleton />}>
      {(data) => (
        <Page
          title={data.title}
          lead={
            <>
              {data.scopeName}, <Instant at={data.asOf} withTime />
            </>
          }
          actions={<Choices report={data} model={model} models={models} view={view} />}
        >
          <ReportView report={data} view={view} />
        </Page>
      )}
    </QueryView>
  )
}

interface ChoicesProps extends ModelReportProps {
  readonly report: MaturityReport
  readonly view: MaturityView
}

function Choices({ report, model, models, view }: ChoicesProps): React.JSX.Element {
  const words = wordingOf(report)
  const navigate = useNavigate()
  const { search } = useLocation()
  return (
    <>
      <NativeSelect
        label={words('choice.model')}
        value={model.id}
        onChange={(event) => void navigate(`/report/${event.currentTarget.value}${search}`)}
        data={models.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ScopeSelect
        label={words('choice.area')}
        whole={words('report.scope.whole')}
        circle={(circle) => words('choice.circle', { circle })}
        place={view.scope}
        onChange={(place) => view.show({ ...place })}
      />
      <AsOfField
        label={words('choice.day')}
        value={view.scope.asOf}
        onChange={(asOf) => view.show({ asOf })}
      />
    </>
  )
}

interface ReportViewProps {
  readonly report: MaturityReport
  readonly view: MaturityView
}

function ReportView({ report, view }: ReportViewProps): React.JSX.Element {
  const words = wordingOf(report)
  const isNarrow = useMediaQuery('(max-width: 40rem)')
  const openFact = (fact: string): void => view.show({ fact })
  const { level, levels, headlines, model } = report
  const faces = [
    ['html', 'download.html'],
    ['csv', 'download.csv'],
    ['markdown', 'download.markdown'],
  ] as const
  return (
    <div className="stack">
      <section className="panel panel-body report-head" aria-label={words('heatMap.overall')}>
        <p className="report-level">
          {words('report.level', { level: level.n, highest: levels.length, name: level.name })}
        </p>
        <p>{levels[level.n - 1]?.meaning}</p>
        <ul>
          {headlines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="small">
          <Link to={withQuery(`/maturity/${encodeURIComponent(model)}`, { ...view.scope })}>
            {words('open.assessment')}
          </Link>
          {faces.map(([format, key]) => (
            <a key={format} href={reportFace(model, view.scope, format)}>
              {words(key)}
            </a>
          ))}
        </p>
      </section>
      <StandingPanel report={report} words={words} onFact={openFact} />
      <HeatMap report={report} words={words} onOpen={(place) => view.show({ ...place })} />
      <div className="panels">
        <div className="stack">
          <RiskPanel report={report} words={words} onFact={openFact} />
          <CompliancePanel report={report} words={words} />
        </div>
        <div className="stack">
          <NextStepsPanel report={report} words={words} onFact={openFact} />
          <TrendPanel report={report} words={words} onDay={(asOf) => view.show({ asOf })} />
        </div>
      </div>
      <ValueChainPanel report={report} words={words} />
      <SideDrawer
        isOpen={view.fact !== ''}
        onClose={() => view.show({ fact: '' })}
        title={words('open.facts')}
        closeLabel={words('open.close')}
        position="right"
        size={isNarrow ? '100%' : '38rem'}
      >
        {view.fact !== '' && <FactDetails fact={view.fact} scope={view.scope} />}
      </SideDrawer>
    </div>
  )
}
