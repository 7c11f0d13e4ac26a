import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from 'react-router'
import { domainFromSegment, servicePath, versionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { serviceQuery } from '../../api/service-queries.ts'
import type { Service } from '../../api/schemas.ts'
import { VerdictBadge } from '../../components/badges.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { AsOfChoice, AsOfNote, useAsOf } from '../../components/as-of.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { classifiedPath } from '../../components/fact-term.ts'
import { FactList, type NamedFact } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { ACTIVITY_NAMES } from '../../components/words.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { EndpointList } from './endpoint-list.tsx'
import { NextGate } from './next-gate.tsx'
import { Origins } from './origins.tsx'
import { Resembling } from './resembling.tsx'
import { ServiceUse } from './service-use.tsx'
import './service-page.css'
import { VersionTable } from './version-table.tsx'

/** A service: what it is for, who answers for it, its versions, and who uses whom. */
export function ServicePage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const [asOf] = useAsOf()
  const service = useQuery(serviceQuery(id, asOf))
  if (isNotFound(service.error)) return <NotFoundPage />
  if (service.isError) {
    return (
      <ErrorState
        title="Could not load the service"
        error={service.error}
        onRetry={() => void service.refetch()}
      />
    )
  }
  if (service.data === undefined) return <PageSkeleton />
  // By a name that it had before.
  if (asOf === '' && service.data.id !== id)
    return <Navigate to={servicePath(service.data.id)} replace />
  return asOf === '' ? (
    <ServiceDetails service={service.data} />
  ) : (
    <PastService service={service.data} asOf={asOf} />
  )
}

interface PastServiceProps {
  readonly service: Service
  readonly asOf: string
}

/** What of a service the past tells; nothing can be changed in it. */
function PastService({ service, asOf }: PastServiceProps): React.JSX.Element {
  return (
    <Page
      title={service.title}
      crumbs={[{ label: 'Catalogue', to: `/?asOf=${encodeURIComponent(asOf)}` }]}
      actions={
        <Button component={Link} to={servicePath(service.id)} variant="default" size="sm">
          As it is now
        </Button>
      }
      lead={<p className="service-purpose">{service.purpose ?? 'No purpose is stated.'}</p>}
    >
      <AsOfChoice />
      <AsOfNote asOf={asOf} exception="What is opened from here is shown as it is now." />
      <div className="service-columns">
        <div className="stack">
          <VersionTable service={service} asOf={asOf} />
          <ServiceUse service={service.id} asOf={asOf} />
        </div>
        <ServiceFacts service={service} asOf={asOf} />
      </div>
    </Page>
  )
}

function ServiceDetails({ service }: { readonly service: Service }): React.JSX.Element {
  const { latest } = service
  const page = servicePath(service.id)
  return (
    <Page
      title={service.title}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: service.domain, to: `/?domain=${encodeURIComponent(service.domain)}` },
      ]}
      actions={
        <>
          <Button component={Link} to={`${page}/push`} size="sm">
            Push a version
          </Button>
          <Button component={Link} to={`${page}/change`} variant="default" size="sm">
            Change
          </Button>
          <Button component={Link} to={`${page}/move`} variant="default" size="sm">
            Move or hand over
          </Button>
          <Button
            component={Link}
            to={`/tensions/new?subject=${encodeURIComponent(`service:${service.id}`)}`}
            variant="default"
            size="sm"
          >
            I sense a tension here
          </Button>
        </>
      }
      lead={
        <>
          <p className="service-purpose">{service.purpose ?? 'No purpose is stated.'}</p>
          {latest && (
            <p className="service-standing">
              <Link to={versionPath(service.id, latest.version)}>Version {latest.version}</Link>
              <VerdictBadge verdict={latest.verdict} />
              <StateBadge state={latest.state} phase={latest.phase} />
            </p>
          )}
          {(service.lines ?? []).slice(1).map((line) => (
            <p key={line.line} className="service-standing">
              beside it, in the line <code>{line.line}</code>,
              <Link to={versionPath(service.id, line.version)}>version {line.version}</Link>
              <VerdictBadge verdict={line.verdict} />
              <StateBadge state={line.state} phase={line.phase} />
            </p>
          ))}
        </>
      }
    >
      <div className="service-columns">
        <div className="stack">
          <VersionTable service={service} />
          {latest && <NextGate service={service.id} version={latest.version} />}
          <Resembling service={service.id} />
          <ServiceUse service={service.id} />
        </div>
        <div className="stack">
          <ServiceFacts service={service} />
          <AsOfChoice />
          <Origins service={service.id} />
          <Panel title="On the command line">
            {latest && (
              <CopyableCommand
                label="Fetch the latest contract"
                command={`concordat pull ${service.id}@latest`}
              />
            )}
            {(service.lines ?? []).slice(1).map(({ line }) => (
              <CopyableCommand
                key={line}
                label={`Fetch the latest of ${line}`}
                command={`concordat pull ${service.id}@${line}:latest`}
              />
            ))}
            <CopyableCommand
              label="Push a version"
              command={`concordat push CONTRACT --service ${service.id} --version X.Y.Z`}
            />
          </Panel>
        </div>
      </div>
    </Page>
  )
}

interface ServiceFactsProps {
  readonly service: Service
  /** A day of the past; now unless given. */
  readonly asOf?: string
}

function ServiceFacts({ service, asOf = '' }: ServiceFactsProps): React.JSX.Element {
  return (
    <Panel title="Facts">
      <FactList
        facts={[
          { name: 'Id', value: <code>{service.id}</code> },
          ...formerNames(service),
          ...Object.entries(service.classification ?? {}).map(([name, values]) => ({
            name,
            value: listed(
              values.map((value) => (
                <Link key={value} to={classifiedPath(name, value)}>
                  {value}
                </Link>
              )),
            ),
          })),
          { name: 'Owner', value: service.owner },
          ...handover(service),
          {
            name: 'Capability',
            value: (
              <Link to={`${servicePath(service.id)}/charter`}>
                {service.capability ?? 'None is named'}, to its charter
              </Link>
            ),
          },
          {
            name: 'Activity',
            value: service.activity === undefined ? undefined : ACTIVITY_NAMES[service.activity],
          },
          {
            name: 'Kind',
            value: `${service.kind}, integrated at ${service.integrationLevel} level`,
          },
          {
            name: 'Tags',
            value: listed(
              service.tags.map((tag) => (
                <Link key={tag} to={`/?tag=${encodeURIComponent(tag)}`}>
                  <ToneBadge tone="mute">{tag}</ToneBadge>
                </Link>
              )),
            ),
          },
          {
            name: 'Endpoints',
            value: <EndpointList service={service.id} asOf={asOf} />,
          },
          {
            name: 'Objectives',
            value: listed(
              service.objectives.map((objective) => (
                <div key={objective.metric}>
                  {objective.metric}: {objective.target} {objective.unit}
                </div>
              )),
            ),
          },
          {
            name: 'Links',
            value: listed(
              service.links.map((link) => (
                <div key={link.url}>
                  <a href={link.url} rel="noreferrer">
                    {link.title}
                  </a>
                </div>
              )),
            ),
          },
          { name: 'Registered', value: <Instant at={service.createdAt} /> },
          { name: 'Last change', value: <Instant at={service.updatedAt} /> },
          {
            name: 'History',
            value: (
              <Link
                to={`/ledger?subject=${encodeURIComponent(`service:${service.registeredAs ?? service.id}`)}`}
              >
                Its entries in the ledger
              </Link>
            ),
          },
          {
            name: 'As JSON',
            value: <a href={`/api/v1${servicePath(service.id)}`}>API resource</a>,
          },
        ]}
      />
    </Panel>
  )
}

/** What most services have nothing of is told only where there is something. */
function formerNames({ formerNames = [] }: Service): readonly NamedFact[] {
  if (formerNames.length === 0) return []
  const names = formerNames.map((former) => (
    <div key={former}>
      <code>{former}</code>
    </div>
  ))
  return [{ name: 'Former names', value: listed(names) }]
}

function handover({ id, handover }: Service): readonly NamedFact[] {
  if (handover === undefined) return []
  return [{ name: 'Offered to', value: <Link to={`${servicePath(id)}/move`}>{handover.to}</Link> }]
}

function listed(items: readonly React.JSX.Element[]): React.JSX.Element | undefined {
  return items.length === 0 ? undefined : <div className="service-listed">{items}</div>
}
