import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { domainFromSegment, servicePath, versionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { serviceQuery } from '../../api/service-queries.ts'
import { versionQuery, versionsQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { AsOfChoice, useAsOf } from '../../components/as-of.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { useStates } from '../../components/use-states.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { CompatibilityView } from './compatibility-view.tsx'
import { ConformanceView } from './conformance/conformance-view.tsx'
import { ContractView } from './contract-view.tsx'
import { FilesView } from './files-view.tsx'
import { FindingsView } from './findings-view.tsx'
import { LifecycleView } from './lifecycle-view.tsx'
import { ReferencesView } from './references-view.tsx'
import { PastVersion } from './past-version.tsx'
import { VersionLead } from './version-lead.tsx'
import './version-page.css'

interface View {
  readonly path: string
  readonly label: string
  readonly Content: (props: { readonly version: Version }) => React.JSX.Element
}

const views: readonly View[] = [
  { path: 'findings', label: 'Findings & source', Content: FindingsView },
  { path: 'conformance', label: 'Conformance', Content: ConformanceView },
  { path: 'compatibility', label: 'Compatibility', Content: CompatibilityView },
  { path: 'contract', label: 'Contract', Content: ContractView },
  { path: 'references', label: 'References', Content: ReferencesView },
  { path: 'lifecycle', label: 'Lifecycle & gates', Content: LifecycleView },
  { path: 'files', label: 'Files & commands', Content: FilesView },
]

/** One contract version, seen from several sides; as of a day of the past, what it was then. */
export function VersionPage(): React.JSX.Element {
  const { domain = '', name = '', version = '' } = useParams()
  const [asOf] = useAsOf()
  if (asOf === '') return <PresentVersion />
  return <PastVersion id={`${domainFromSegment(domain)}/${name}`} asked={version} asOf={asOf} />
}

function PresentVersion(): React.JSX.Element {
  const { domain = '', name = '', version: asked = '', view: viewPath = 'findings' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const version = useQuery(versionQuery(id, asked))
  const service = useQuery(serviceQuery(id))
  const view = views.find(({ path }) => path === viewPath)

  if (view === undefined || isNotFound(version.error)) return <NotFoundPage />
  if (version.isError) {
    return (
      <ErrorState
        title="Could not load the contract version"
        error={version.error}
        onRetry={() => void version.refetch()}
      />
    )
  }
  if (version.data === undefined) return <PageSkeleton />
  if (version.data.service !== id) {
    // By a name that the service had before.
    return <Navigate to={`${versionPath(version.data.service, asked)}/${viewPath}`} replace />
  }
  const title = service.data?.title ?? name
  return (
    <Page
      title={`${title} ${version.data.version} · ${view.label}`}
      heading={
        <>
          {title} <span className="version-number">{version.data.version}</span>
        </>
      }
      crumbs={[
        { label: 'Catalogue', to: '/' },
        {
          label: domainFromSegment(domain),
          to: `/?domain=${encodeURIComponent(domainFromSegment(domain))}`,
        },
        { label: title, to: servicePath(id) },
      ]}
      lead={<VersionLead version={version.data} />}
      actions={
        <>
          <VersionChoice id={id} version={version.data.version} view={view.path} />
          <Link
            to={`/tensions/new?subject=${encodeURIComponent(`version:${id}@${version.data.version}`)}`}
          >
            I sense a tension here
          </Link>
        </>
      }
    >
      <ViewLinks page={versionPath(id, asked)} shown={view.path} />
      <view.Content version={version.data} />
      <AsOfChoice />
    </Page>
  )
}

interface ViewLinksProps {
  /** The address of the version's page. */
  readonly page: string
  /** The path of the view that is shown. */
  readonly shown: string
}

function ViewLinks({ page, shown }: ViewLinksProps): React.JSX.Element {
  const links = useRef<HTMLElement>(null)
  useEffect(() => {
    const current = links.current?.querySelector('[aria-current]')
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [shown])
  return (
    <nav ref={links} aria-label="Views of this version" className="version-views">
      {views.map(({ path, label }) => (
        <Link
          key={path}
          to={`${page}/${path}`}
          className="version-view"
          aria-current={path === shown ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

interface VersionChoiceProps {
  readonly id: string
  readonly version: string
  readonly view: string
}

function VersionChoice({ id, version, view }: VersionChoiceProps): React.JSX.Element | null {
  const navigate = useNavigate()
  const versions = useQuery(versionsQuery(id))
  const states = useStates()
  if (!versions.data || versions.data.items.length < 2) return null
  return (
    <NativeSelect
      label="Version"
      size="sm"
      value={version}
      onChange={(event) => void navigate(`${versionPath(id, event.currentTarget.value)}/${view}`)}
      data={versions.data.items.map((item) => ({
        value: item.version,
        label: `${item.version} (${states.get(item.state)?.title ?? item.state})`,
      }))}
    />
  )
}
