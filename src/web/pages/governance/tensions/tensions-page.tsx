import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { tensionQuery, tensionsQuery } from '../../../api/governance-queries.ts'
import type { Me, Tension, TensionStep } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { spaced } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { HowItWorks } from '../how-it-works.tsx'
import { useGovernancePost } from '../use-governance-post.ts'

/** The inbox of each role: what people sense, and what becomes of it. */
export function TensionsPage(): React.JSX.Element {
  const me = useSignedIn()
  const [parameters, setParameters] = useSearchParams()
  const role = parameters.get('role') ?? ''
  const opened = parameters.get('opened')
  const tensions = useInfiniteQuery(tensionsQuery(role))
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
        {opened !== null && <Opened id={opened} />}
        <NativeSelect
          label="Inbox"
          value={role}
          onChange={({ currentTarget: { value } }) =>
            setParameters(value === '' ? {} : { role: value }, { replace: true })
          }
          data={[
            { value: '', label: 'All roles' },
            ...roles.map((id) => ({ value: id, label: id })),
          ]}
        />
        <PagedList
          query={tensions}
          what="tensions"
          empty={<EmptyState title="Nobody senses a tension here" />}
        >
          {(items) => (
            <div className="stack">
              {items.map((tension) => (
                <TensionPanel key={tension.id} tension={tension} me={me} />
              ))}
            </div>
          )}
        </PagedList>
      </div>
    </Page>
  )
}

/** What becomes of the tension that the reader has just opened. */
function Opened({ id }: { readonly id: string }): React.ReactNode {
  const tension = useQuery(tensionQuery(id))
  if (tension.data === undefined) return null
  const { role } = tension.data
  return (
    <p role="status">
      <strong>Your tension is open.</strong> It is in the inbox of{' '}
      <Link to={`/roles/${encodeURIComponent(role)}`}>{role}</Link>. What comes of it stands with it
      below. If you fill a role in its circle, you may make a proposal of it yourself.
    </p>
  )
}

interface TensionPanelProps {
  readonly tension: Tension
  /** Whoever is signed in. */
  readonly me: Me | undefined
}

function TensionPanel({ tension, me }: TensionPanelProps): React.JSX.Element {
  const isOpen = tension.state === 'open' || tension.state === 'in-process'
  const isMine = me && (tension.by === me.actor.id || me.roles.includes(tension.role))
  return (
    <Panel title={tension.subject} aside={<span className="subtle">{spaced(tension.state)}</span>}>
      <p>
        <strong>Is:</strong> {tension.now}
      </p>
      <p>
        <strong>Could be:</strong> {tension.couldBe}
      </p>
      <p className="tiny subtle">
        About <SubjectLink subject={tension.subject} />, sensed by{' '}
        {tension.by === 'system' ? 'the registry' : tension.by},{' '}
        <Instant at={tension.createdAt} withTime />; with{' '}
        <Link to={`/roles/${encodeURIComponent(tension.role)}`}>{tension.role}</Link>
      </p>
      {tension.outcomes.length > 0 && (
        <ul>
          {tension.outcomes.map(({ kind, text, by, at, proposal, work, role }) => (
            <li key={`${at} ${text}`}>
              {spaced(kind)} by {by}: {text}{' '}
              {proposal !== undefined && (
                <Link to={`/proposals/${encodeURIComponent(proposal)}`}>the proposal</Link>
              )}
              {work !== undefined && (
                <Link to={`/work?role=${encodeURIComponent(role ?? tension.role)}`}>the work</Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {tension.evidence.length > 0 && (
        <details className="details-form">
          <summary>Evidence ({tension.evidence.length})</summary>
          <ul>
            {tension.evidence.slice(-10).map(({ text, at }) => (
              <li key={`${at} ${text}`}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {tension.proposedClosure && (
        <p>
          <strong>May be closed:</strong> {tension.proposedClosure.text}
        </p>
      )}
      {tension.closing !== undefined && <p>Closed: {tension.closing}</p>}
      {isOpen && isMine && <ProcessForm tension={tension} />}
    </Panel>
  )
}

const PATHS = [
  { value: 'next-action', label: 'Next action' },
  { value: 'project', label: 'Project' },
  { value: 'information', label: 'Information' },
  { value: 'confirm', label: 'I got what I need' },
  { value: 'let-go', label: 'Let it go' },
]

function ProcessForm({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const [path, setPath] = useState('next-action')
  const [text, setText] = useState('')
  const step = useGovernancePost<TensionStep>(
    `/tensions/${encodeURIComponent(tension.id)}/steps`,
    () => setText(''),
  )
  return (
    <Form
      request={step}
      problem="The tension stays as it is"
      submit="Record it"
      onSubmit={() => step.mutate(stepOf(path, text.trim()))}
      isMinor
      beside={
        <Link
          to={`/proposals/new?circle=${encodeURIComponent(tension.circle)}&tension=${encodeURIComponent(tension.id)}`}
        >
          Make a proposal of it
        </Link>
      }
    >
      <div className="form-fields">
        <NativeSelect
          label="What comes of it"
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          data={PATHS}
        />
        <TextInput
          label={path === 'let-go' ? 'Reason' : 'In words'}
          required={path !== 'confirm'}
          withAsterisk={false}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}

function stepOf(path: string, text: string): TensionStep {
  if (path === 'confirm') return { kind: 'confirm', ...(text !== '' && { text }) }
  if (path === 'let-go') return { kind: 'let-go', reason: text }
  const outcome = path === 'project' || path === 'information' ? path : 'next-action'
  return { kind: 'process', outcome, text }
}
