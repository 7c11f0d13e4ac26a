import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { permissionsQuery } from '../../../api/governance-queries.ts'
import type { Me, Permission, PermissionStep } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { FactList } from '../../../components/fact-list.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
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

/** What people may do, for once, to what another role decides about. */
export function PermissionsPage(): React.JSX.Element {
  const permissions = useInfiniteQuery(permissionsQuery)
  const me = useSignedIn()
  return (
    <Page
      title="Permissions"
      lead="One person may do one thing to what another role decides about: because the role said yes, or because nobody objected in time to what was announced."
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
  const { id, subject, action, by, role, reason, state, holdsFrom, until, said, holds } = permission
  const offered = STEPS.filter(
    ({ from, isOwn }) => from.includes(state) && isOwn === (me?.actor.id === by),
  )
  return (
    <Panel
      title={PERMITTED_ACTIONS[action] ?? action}
      aside={<span className="subtle">{holds ? 'holds now' : state}</span>}
    >
      <FactList
        facts={[
          { name: 'Of what', value: <SubjectLink subject={subject} /> },
          { name: 'Who', value: by },
          { name: 'Whose permission', value: `of the role ${role}` },
          { name: 'Why', value: reason },
          ...(state === 'announced' && holdsFrom !== undefined
            ? [
                {
                  name: 'Holds without an objection from',
                  value: <Instant at={holdsFrom} withTime />,
                },
              ]
            : []),
          { name: 'Until', value: <Instant at={until} withTime /> },
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

interface OfferedStep {
  readonly value: PermissionStep['kind']
  readonly label: string
  readonly from: readonly Permission['state'][]
  /** Whether it is for whoever asked, and not for the role and its circle. */
  readonly isOwn: boolean
}

const STEPS: readonly OfferedStep[] = [
  { value: 'give', label: 'Permit it', from: ['asked', 'announced', 'declined'], isOwn: false },
  { value: 'decline', label: 'Decline', from: ['asked', 'announced'], isOwn: false },
  { value: 'object', label: 'Object', from: ['announced'], isOwn: false },
  { value: 'end', label: 'End the permission', from: ['given', 'announced'], isOwn: false },
  { value: 'withdraw', label: 'Withdraw', from: ['asked', 'announced'], isOwn: true },
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
