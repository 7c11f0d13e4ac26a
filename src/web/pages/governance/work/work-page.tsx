import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { organisationQuery } from '../../../api/governance-queries.ts'
import { inboxQuery } from '../../../api/running-queries.ts'
import type { Inbox, Strategy } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { counted } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { EnterWork } from './enter-work.tsx'
import { StrategyForm } from './strategy-form.tsx'
import { WorkItemPanel } from './work-item-panel.tsx'

/** What is with a role: its work and its tensions, in the order that the strategies of its circle give them. */
export function WorkPage(): React.JSX.Element {
  const me = useSignedIn()
  const organisation = useQuery(organisationQuery)
  const [parameters, setParameters] = useSearchParams()
  const all = (organisation.data?.circles ?? []).flatMap(({ roles }) => roles)
  const role = parameters.get('role') ?? me?.roles[0] ?? all[0]?.id ?? ''
  const inbox = useQuery({ ...inboxQuery(role), enabled: role !== '' })
  return (
    <Page
      title="Work"
      lead="Next actions and projects of a role, born of tensions. Projections say when something is expected; they are no promises."
    >
      <div className="stack">
        <GovernanceLinks />
        <NativeSelect
          label="Role"
          value={role}
          onChange={({ currentTarget: { value } }) =>
            setParameters({ role: value }, { replace: true })
          }
          data={all.map(({ id, title }) => ({ value: id, label: title }))}
        />
        {role !== '' && (
          <QueryView query={inbox} what="the work">
            {(found) => <InboxDetails inbox={found} isMine={me?.roles.includes(role) === true} />}
          </QueryView>
        )}
        {me !== undefined && role !== '' && <EnterWork role={role} />}
      </div>
    </Page>
  )
}

interface InboxDetailsProps {
  readonly inbox: Inbox
  readonly isMine: boolean
}

function InboxDetails({ inbox, isMine }: InboxDetailsProps): React.JSX.Element {
  const { role, strategies, tensions, work, counts, isCut } = inbox
  const names = new Map(strategies.map(({ id, prefer }) => [id, prefer]))
  return (
    <div className="stack">
      <Panel title="Strategies">
        {strategies.length === 0 && (
          <p className="subtle">The circle has none: what waits longest comes first.</p>
        )}
        {strategies.length > 0 && (
          <ol>
            {strategies.map((strategy) => (
              <StrategyLine key={strategy.id} strategy={strategy} />
            ))}
          </ol>
        )}
        {isMine && <StrategyForm circle={inbox.circle} strategies={strategies} />}
      </Panel>
      <h2 className="governance-title">Work</h2>
      {work.length === 0 && <EmptyState title="Nothing to do here" />}
      {work.map(({ item, favouredBy }) => (
        <WorkItemPanel
          key={item.id}
          item={item}
          favouredBy={favouredBy.map((id) => names.get(id) ?? id)}
          isMine={isMine}
        />
      ))}
      <Panel
        title="Tensions"
        aside={<Link to={`/tensions?role=${encodeURIComponent(inbox.role)}`}>Process them</Link>}
      >
        {tensions.length === 0 && <p className="subtle">None is open.</p>}
        <ul>
          {tensions.map(({ item, favouredBy }) => (
            <li key={item.id}>
              <SubjectLink subject={item.subject} />:{' '}
              <Link to={`/tensions/${encodeURIComponent(item.id)}`}>{item.now}</Link>{' '}
              {item.proposedClosure && <ToneBadge tone="good">may be closed</ToneBadge>}{' '}
              {favouredBy.map((id) => (
                <ToneBadge key={id} tone="info">
                  {names.get(id) ?? id}
                </ToneBadge>
              ))}
            </li>
          ))}
        </ul>
      </Panel>
      <p className="subtle">
        With the role: {counted(sumOf(counts.tensions), 'tension')},{' '}
        {counted(sumOf(counts.work), 'work item')}.{' '}
        {isCut && (
          <>
            There is more than is shown here:{' '}
            <Link to={`/tensions?role=${encodeURIComponent(role)}`}>all tensions of the role</Link>.
          </>
        )}
      </p>
    </div>
  )
}

function StrategyLine({ strategy }: { readonly strategy: Strategy }): React.JSX.Element {
  const { prefer, over, note } = strategy
  return (
    <li>
      Prefer <strong>{prefer}</strong> even over {over}
      {note !== undefined && <span className="subtle"> – {note}</span>}
    </li>
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
