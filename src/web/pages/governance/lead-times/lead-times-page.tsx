import { NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { leadTimeItemsQuery, leadTimesQuery } from '../../../api/running-queries.ts'
import type { LeadTimeKind, LeadTimes } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'

const NAMES: Readonly<Record<LeadTimeKind, string>> = {
  'tension-to-proposal': 'From a tension to a proposal',
  'tension-to-closed': 'From a tension to its end',
  'proposal-to-adopted': 'From a proposal to its adoption',
  'adopted-to-enforced': 'From its adoption to the day it bites',
  'finding-to-fixed': 'From a finding to its repair',
  'draft-to-production': 'From a draft to service',
}
const KINDS = Object.keys(NAMES) as readonly LeadTimeKind[]

/** How long things take, from the ledger, with the items behind each figure. */
export function LeadTimesPage(): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const domain = parameters.get('domain') ?? ''
  const kind = KINDS.find((one) => one === parameters.get('kind')) ?? 'tension-to-closed'
  const isOpen = parameters.get('open') === 'true'
  const figures = useQuery(leadTimesQuery(domain))
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(parameters)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  return (
    <Page
      title="Lead times"
      lead="How long things took that ended in the last 90 days, worked out from the ledger alone."
    >
      <div className="stack">
        <GovernanceLinks />
        <TextInput
          label="Domain"
          description="Empty for the whole registry"
          value={domain}
          maxLength={300}
          onChange={({ currentTarget: { value } }) => set('domain', value)}
        />
        <QueryView query={figures} what="the lead times">
          {(found) => <Figures leadTimes={found} />}
        </QueryView>
        <Panel title="What is behind a figure">
          <div className="form-fields">
            <NativeSelect
              label="Figure"
              value={kind}
              data={KINDS.map((value) => ({ value, label: NAMES[value] }))}
              onChange={({ currentTarget: { value } }) => set('kind', value)}
            />
            <NativeSelect
              label="Show"
              value={isOpen ? 'true' : ''}
              data={[
                { value: '', label: 'What ended, the latest first' },
                { value: 'true', label: 'What is open, the oldest first' },
              ]}
              onChange={({ currentTarget: { value } }) => set('open', value)}
            />
          </div>
          <Items kind={kind} domain={domain} isOpen={isOpen} />
        </Panel>
      </div>
    </Page>
  )
}

function Figures({ leadTimes }: { readonly leadTimes: LeadTimes }): React.JSX.Element {
  return (
    <DataTable
      caption="How long things took"
      rows={leadTimes.items}
      keyOf={({ kind }) => kind}
      columns={[
        { head: 'What', of: ({ kind }) => NAMES[kind] },
        { head: 'Half took at most', of: ({ median }) => inWords(median) },
        { head: 'Nine of ten', of: ({ ninetieth }) => inWords(ninetieth) },
        { head: 'Longest', of: ({ longest }) => inWords(longest) },
        { head: 'Ended', of: ({ count }) => count },
        { head: 'Open', of: ({ open }) => open },
      ]}
    />
  )
}

interface ItemsProps {
  readonly kind: LeadTimeKind
  readonly domain: string
  readonly isOpen: boolean
}

function Items({ kind, domain, isOpen }: ItemsProps): React.JSX.Element {
  const items = useInfiniteQuery(leadTimeItemsQuery(kind, domain, isOpen))
  return (
    <PagedList query={items} what="items" empty={<EmptyState title="There is none" />}>
      {(all) => (
        <ul>
          {all.map(({ subject, began, ended, hours }) => (
            <li key={`${subject} ${began.sequence}`}>
              <Link to={`/ledger?subject=${encodeURIComponent(subject)}`}>{subject}</Link>{' '}
              {inWords(hours)}: {began.action} <Instant at={began.at} withTime />
              {ended && (
                <>
                  , {ended.action} <Instant at={ended.at} withTime />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  )
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** Hours in the unit that suits them. */
function inWords(hours: number | undefined): string {
  if (hours === undefined) return '–'
  if (hours < 1) return `${number.format(hours * 60)} minutes`
  return hours < 48 ? `${number.format(hours)} hours` : `${number.format(hours / 24)} days`
}
