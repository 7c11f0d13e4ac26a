import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { compliancePacksQuery, complianceQuery, complianceTable } from '../../api/report-queries.ts'
import type { ComplianceStanding } from '../../api/schemas.ts'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ScopeSelect, type Place } from '../maturity/scope-select.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import './compliance-page.css'
import { ControlPanel } from './control-panel.tsx'

/** How the registry stands to a standard, control by control, with the evidence. */
export function CompliancePage(): React.JSX.Element {
  const { packId = '' } = useParams()
  const [parameters, setParameters] = useSearchParams()
  const place = {
    domain: parameters.get('domain') ?? '',
    circle: parameters.get('circle') ?? '',
  }
  const standing = useQuery(complianceQuery(packId, place))
  const choose = ({ domain, circle }: Place): void =>
    setParameters({ ...(domain !== '' && { domain }), ...(circle !== '' && { circle }) })
  if (isNotFound(standing.error)) return <NotFoundPage />
  return (
    <QueryView query={standing} what="the standing" skeleton={<PageSkeleton />}>
      {(data) => <Standing standing={data} place={place} onChoose={choose} />}
    </QueryView>
  )
}

interface StandingProps {
  readonly standing: ComplianceStanding
  readonly place: Place
  readonly onChoose: (place: Place) => void
}

function Standing({ standing, place, onChoose }: StandingProps): React.JSX.Element {
  const { name, description, standard, asOf, counts, controls, outside, coverage } = standing
  const { hash } = useLocation()
  useEffect(() => {
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [hash])
  return (
    <Page
      title={name}
      crumbs={[
        { label: 'Report', to: '/report' },
        { label: 'Compliance', to: '/compliance' },
      ]}
      lead={
        <>
          Met: {counts.met}. Not met: {counts.notMet}. No evidence: {counts.noEvidence}. By what the
          registry held on <Instant at={asOf} withTime />.
        </>
      }
      actions={
        <>
          <a href={complianceTable(standing.id, place)}>For a spreadsheet</a>
          <ScopeSelect
            label="Business area or circle"
            whole="The whole organisation"
            place={place}
            onChange={onChoose}
          />
        </>
      }
    >
      <div className="stack">
        <Panel title="What this is">
          <p className="small">{description}</p>
          <p className="small">
            {standard.edition}, {standard.part}.{' '}
            {coverage === 'complete'
              ? 'Each control is listed here, with evidence or with the reason why there is none.'
              : 'Only a part of the standard is mapped to evidence.'}{' '}
            “Met” says that the evidence asked for is there; the judgement is the auditor’s.
          </p>
          <ul className="plain-list tiny">
            {standard.sources.map((source) => (
              <li key={source} className="subtle">
                {source}
              </li>
            ))}
          </ul>
        </Panel>
        {controls.map((control) => (
          <ControlPanel key={control.id} control={control} place={place} />
        ))}
        {outside.length > 0 && (
          <Panel title="What a registry cannot show">
            <ul className="compliance-outside">
              {outside.map(({ controls: ids, because }) => (
                <li key={because}>
                  {because} <span className="subtle">{ids.join(', ')}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </Page>
  )
}

/** The standards at hand. */
export function CompliancePacksPage(): React.JSX.Element {
  const packs = useQuery(compliancePacksQuery)
  return (
    <Page
      title="Compliance"
      crumbs={[{ label: 'Report', to: '/report' }]}
      lead="Standards whose controls are held against the evidence in registry and ledger."
    >
      <QueryView query={packs} what="the standards">
        {({ items }) => (
          <div className="stack">
            {items.map(({ id, name, description }) => (
              <Panel key={id} title={name}>
                <p className="small">{description}</p>
                <Link to={`/compliance/${encodeURIComponent(id)}`}>Controls and evidence</Link>
              </Panel>
            ))}
          </div>
        )}
      </QueryView>
    </Page>
  )
}
