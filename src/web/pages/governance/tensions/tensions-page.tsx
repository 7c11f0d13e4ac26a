import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { tensionsQuery } from '../../../api/governance-queries.ts'
import type { Tension } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RoleLink, useTitles } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { useAddress } from '../../../components/use-address.ts'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { shortened } from '../../../components/words.ts'
import '../../../components/panel.css'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { HowItWorks } from '../how-it-works.tsx'
import { isOpen, sensedBy, TENSION_STATES, TensionState } from './tension-state.tsx'

/** The inbox of each role: what people and the registry sense; each tension leads to its page. */
export function TensionsPage(): React.JSX.Element {
  const me = useSignedIn()
  const titles = useTitles()
  const [parameters, narrow] = useAddress()
  const [role, state, subject] = ['role', 'state', 'subject'].map(
    (name) => parameters.get(name) ?? '',
  ) as [string, string, string]
  const tensions = useInfiniteQuery(tensionsQuery({ role, state, subject }))
  const roles = [...new Set([...(role === '' ? [] : [role]), ...(me?.roles ?? [])])]
  return (
    <Page
      title="Tensions"
      lead="Gaps between what is and what could be, each with the role that takes it on."
      actions={
        <Button component={Link} to="/tensions/new" size="sm">
          I sense a tension
        </Button>
      }
    >
      <div className="stack">
        <GovernanceLinks />
        <HowItWorks />
        <div className="circle-view">
          <NativeSelect
            label="Inbox"
            value={role}
            onChange={({ currentTarget: { value } }) => narrow('role', value)}
            data={[
              { value: '', label: 'All roles' },
              ...roles.map((id) => ({ value: id, label: titles.get(`role:${id}`) ?? id })),
            ]}
          />
          <NativeSelect
            label="How it stands"
            value={state}
            onChange={({ currentTarget: { value } }) => narrow('state', value)}
            data={[{ value: '', label: 'Any' }, ...TENSION_STATES]}
          />
        </div>
        {subject !== '' && (
          <p>
            Only about <SubjectLink subject={subject} />.{' '}
            <Link to="/tensions">Show those about anything</Link>
          </p>
        )}
        <PagedList
          query={tensions}
          what="tensions"
          empty={
            <EmptyState title="Nobody senses a tension here">
              Whoever notices that something could be better <Link to="/tensions/new">says so</Link>
              ; a solution is not needed.
            </EmptyState>
          }
        >
          {(items) => (
            <ul className="plain-list stack" aria-label="Tensions, newest first">
              {items.map((tension) => (
                <TensionLine key={tension.id} tension={tension} />
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </Page>
  )
}

function TensionLine({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const { id, now, couldBe, subject, role, createdAt, proposedClosure } = tension
  return (
    <li className="panel panel-body">
      <div className="panel-head">
        <h2 className="governance-title">
          <Link to={`/tensions/${encodeURIComponent(id)}`}>{shortened(now, 200)}</Link>
        </h2>
        <TensionState tension={tension} />
      </div>
      <p>Could be: {shortened(couldBe, 200)}</p>
      <p className="tiny subtle">
        About <SubjectLink subject={subject} />, sensed by {sensedBy(tension)},{' '}
        <Instant at={createdAt} withTime />; with <RoleLink role={role} />{' '}
        {proposedClosure !== undefined && isOpen(tension) && (
          <ToneBadge tone="good">may be closed</ToneBadge>
        )}
      </p>
    </li>
  )
}
