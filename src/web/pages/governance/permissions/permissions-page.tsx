import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { permissionsQuery } from '../../../api/governance-queries.ts'
import { subjectInWords } from '../../../api/subject-in-words.ts'
import type { Me, Permission, PermissionStep } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { FactList } from '../../../components/fact-list.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { PERMITTED_ACTIONS } from './permitted-actions.ts'

/** What people and roles may do to what another role decides about. */
export function PermissionsPage(): React.JSX.Element {
  const permissions = useInfiniteQuery(permissionsQuery)
  const me = useSignedIn()
  return (
    <Page
      title="Permissions"
      lead="One person, or whoever fills a role, may do one thing to what another role decides about, once or until a day: because the role said yes, or because nobody objected in time to what was announced."
      actions={
        <Button component={Link} to="/permissions/new" size="sm" variant="default">
          Ask for a permission
        </Button>
      }
    >
      <div className="stack">
        <GovernanceLinks />
        <PagedList
          query={permissions}
          what="permissions"
          empty={<EmptyState title="Nobody has asked for a permission" />}
        >
          {(items) => (
            <div className="stack">
              {items.map((permission) => (
                <PermissionPanel key={permission.id} permission={permission} me={me} />
              ))}
            </div>
          )}
        </PagedList>
      </div>
    </Page>
  )
}

interface PermissionPanelProps {
  readonly permission: Permission
  readonly me: Me | undefined
}

function PermissionPanel({ permission, me }: PermissionPanelProps): React.JSX.Element {
  const { id, subject, action, by, forRole, role, reason, state, said } = permission
  const title = PERMITTED_ACTIONS[action] ?? action
  const asked = me?.actor.id === by
  const isOwn = asked || (forRole !== undefined && me?.roles.includes(forRole) === true)
  const offered = STEPS.filter(
    (step) => step.from.includes(state) && (step.for === 'asked' ? asked : !isOwn),
  )
  return (
    <Panel
      title={title}
      name={`${title}: ${subjectInWords(subject)}, ${permission.createdAt}`}
      aside={<span className="subtle">{permission.holds ? 'holds now' : STATES[state]}</span>}
    >
      <FactList
        facts={[
          { name: 'Of what', value: <SubjectLink subject={subject} /> },
          { name: 'Who may', value: <WhoActs by={by} forRole={forRole} /> },
          { name: 'Whose permission', value: <RoleLink role={role} /> },
          { name: 'Why', value: reason },
          ...timesOf(permission),
        ]}
      />
      <ul>
        {said.map((word) => (
          <li key={word.at}>
            {word.by} ({word.state}): {word.text}
          </li>
        ))}
      </ul>
      {me !== undefined && offered.length > 0 && (
        <AnswerForm key={state} id={id} offered={offered} />
      )}
    </Panel>
  )
}

interface WhoActsProps {
  readonly by: string | undefined
  readonly forRole: string | undefined
}

function WhoActs({ by, forRole }: WhoActsProps): React.JSX.Element {
  if (forRole === undefined) return <>{by}</>
  return (
    <>
      Whoever fills <RoleLink role={forRole} />
      {by !== undefined && `, as ${by} asked`}
    </>
  )
}

/** From when, how often and how long it holds, and when it was used. */
function timesOf({
  state,
  once,
  holdsFrom,
  until,
  use,
}: Permission): readonly { readonly name: string; readonly value: React.ReactNode }[] {
  const end = <Instant at={until} withTime />
  return [
    ...(state === 'announced' && holdsFrom !== undefined
      ? [{ name: 'Holds without an objection from', value: <Instant at={holdsFrom} withTime /> }]
      : []),
    { name: 'How long', value: once ? <>For once, until {end} at the latest</> : <>Until {end}</> },
    ...(use === undefined ? [] : [{ name: 'Used', value: <Instant at={use.at} withTime /> }]),
  ]
}

const STATES: Readonly<Record<Permission['state'], string>> = {
  asked: 'asked for',
  announced: 'announced',
  given: 'over',
  declined: 'declined',
  withdrawn: 'withdrawn',
  ended: 'ended',
  'in-use': 'in use',
  used: 'used up',
}

interface OfferedStep {
  readonly value: PermissionStep['kind']
  readonly label: string
  readonly from: readonly Permission['state'][]
  /** Whether it is for whoever asked, or for the role that decides and its circle. */
  readonly for: 'asked' | 'role'
}

const STEPS: readonly OfferedStep[] = [
  { value: 'give', label: 'Permit it', from: ['asked', 'announced', 'declined'], for: 'role' },
  { value: 'decline', label: 'Decline', from: ['asked', 'announced'], for: 'role' },
  { value: 'object', label: 'Object', from: ['announced'], for: 'role' },
  { value: 'end', label: 'End the permission', from: ['given', 'announced'], for: 'role' },
  { value: 'withdraw', label: 'Withdraw', from: ['asked', 'announced'], for: 'asked' },
]

interface AnswerFormProps {
  readonly id: string
  readonly offered: readonly OfferedStep[]
}

function AnswerForm({ id, offered }: AnswerFormProps): React.JSX.Element {
  const [kind, setKind] = useState(offered[0]?.value ?? 'give')
  const [text, setText] = useState('')
  const step = useGovernancePost<PermissionStep>(
    `/permissions/${encodeURIComponent(id)}/steps`,
    () => setText(''),
  )
  return (
    <Form
      request={step}
      problem="It stays as it is"
      submit="Record it"
      onSubmit={() => step.mutate({ kind, text: text.trim() })}
      isMinor
    >
      <div className="form-fields">
        <NativeSelect
          label="What you say"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PermissionStep['kind'])}
          data={offered.map(({ value, label }) => ({ value, label }))}
        />
        <WordsField label="In words" required value={text} onChange={setText} />
      </div>
    </Form>
  )
}
