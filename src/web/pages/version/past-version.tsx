import { useQuery } from '@tanstack/react-query'
import { servicePath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { versionQuery } from '../../api/version-queries.ts'
import { AsOfChoice, AsOfNote, pathAsOf } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ContractView } from './contract-view.tsx'
import { VersionLead } from './version-lead.tsx'

interface PastVersionProps {
  /** The service, by a name that it has or had. */
  readonly id: string
  /** The version, or what selects it. */
  readonly asked: string
  readonly asOf: string
}

/** A contract version as it stood at the end of a day: its state, its verdict and what it declared. */
export function PastVersion({ id, asked, asOf }: PastVersionProps): React.JSX.Element {
  const version = useQuery(versionQuery(id, asked, asOf))
  const { service = id, version: number = asked } = version.data ?? {}
  return (
    <Page
      title={`${service} ${number}`}
      crumbs={[
        { label: 'Catalogue', to: pathAsOf('/', asOf) },
        { label: service, to: pathAsOf(servicePath(service), asOf) },
      ]}
      lead={version.data && <VersionLead version={version.data} />}
    >
      <AsOfChoice />
      <AsOfNote asOf={asOf} exception="What is opened from here is shown as it is now." />
      {isNotFound(version.error) ? (
        <EmptyState title="It was not there then">Choose a later day, or none for now.</EmptyState>
      ) : (
        <QueryView query={version} what="the contract version">
          {(then) => <ContractView version={then} />}
        </QueryView>
      )}
    </Page>
  )
}
