import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { electionsQuery, organisationQuery } from '../../../api/governance-queries.ts'
import type { Election, ElectionRequest, Organisation } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { spaced } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { officesOf } from './offices-of.ts'

/** Elections, and the way to call one. */
export function ElectionsPage(): React.JSX.Element {
  const elections = useInfiniteQuery(electionsQuery)
  const organisation = useQuery(organisationQuery)
  return (
    <Page
      title="Elections"
      lead="Members of a circle elect its representative, facilitator and secretary, each for a term. When a term ends, the next election begins by itself."
    >
      <div className="stack">
        <GovernanceLinks />
        <PagedList
          query={elections}
          what="elections"
          empty={<EmptyState title="Nobody has been elected yet" />}
        >
          {(items) => (
            <Panel title="Elections so far">
              <ul>
                {items.map(({ id, description, circle, state, createdAt, candidacies }) => (
                  <li key={id}>
                    <Link to={`/elections/${encodeURIComponent(id)}`}>{description.title}</Link>,
                    circle {circle}: {spaced(state)}
                    {state === 'elected' && `, ${candidacies.at(-1)?.candidate ?? ''}`};{' '}
                    <span className="subtle">
                      called <Instant at={createdAt} />
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </PagedList>
        <Panel title="Call an election">
          <ForSignedIn to="to call an election">
            {organisation.data && <CallForm organisation={organisation.data} />}
          </ForSignedIn>
        </Panel>
      </div>
    </Page>
  )
}

function CallForm({ organisation }: { readonly organisation: Organisation }): React.ReactNode {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const offices = officesOf(organisation.circles)
  const [chosen, setRole] = useState(parameters.get('role') ?? '')
  const [reason, setReason] = useState('')
  const call = useGovernancePost<ElectionRequest, Election>('/elections', ({ id }) =>
    navigate(`/elections/${encodeURIComponent(id)}`),
  )
  if (offices.length === 0) {
    return <p>No circle has a role that is filled by election under the constitution in force.</p>
  }
  const role = chosen === '' ? (offices[0]?.id ?? '') : chosen
  return (
    <Form
      request={call}
      problem="The election is not called"
      submit="Call the election"
      onSubmit={() => call.mutate({ role, reason: reason.trim() })}
    >
      <NativeSelect
        label="To the role"
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={offices.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <WordsField label="Reason" required value={reason} onChange={setReason} />
    </Form>
  )
}
