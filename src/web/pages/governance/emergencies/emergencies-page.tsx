import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { emergenciesQuery } from '../../../api/governance-queries.ts'
import type { Emergency, EmergencyStep, Me } from '../../../api/schemas.ts'
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
import { spaced } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { EMERGENCY_ACTIONS } from './emergency-actions.ts'

/** What was done beyond authority in an emergency, and how it was put right. */
export function EmergenciesPage(): React.JSX.Element {
  const emergencies = useInfiniteQuery(emergenciesQuery)
  const me = useSignedIn()
  return (
    <Page
      title="Emergency actions"
      lead="Somebody acted in place of the role that decides, because waiting would have cost too much. Each is to be explained and repaired."
      actions={
        <Button component={Link} to="/emergencies/new" size="sm" variant="default">
          Act in an emergency
        </Button>
      }
    >
      <div className="stack">
        <GovernanceLinks />
        <PagedList
          query={emergencies}
          what="emergency actions"
          empty={<EmptyState title="Nobody had to act in an emergency" />}
        >
          {(items) => (
            <div className="stack">
              {items.map((emergency) => (
                <EmergencyPanel key={emergency.id} emergency={emergency} me={me} />
              ))}
            </div>
          )}
        </PagedList>
      </div>
    </Page>
  )
}

interface EmergencyPanelProps {
  readonly emergency: Emergency
  readonly me: Me | undefined
}

function EmergencyPanel({ emergency, me }: EmergencyPanelProps): React.JSX.Element {
  const { subject, action, by, role, reason, valueLost, stop, repair, accepted } = emergency
  return (
    <Panel
      title={EMERGENCY_ACTIONS[action] ?? action}
      aside={<span className="subtle">{spaced(emergency.state)}</span>}
    >
      <FactList
        facts={[
          { name: 'Of what', value: <SubjectLink subject={subject} /> },
          { name: 'Who', value: `${by}, in place of ${role}` },
          { name: 'Why', value: reason },
          { name: 'What delay would lose', value: valueLost },
          { name: 'Possible until', value: <Instant at={emergency.openUntil} withTime /> },
          { name: 'To be repaired until', value: <Instant at={emergency.repairUntil} withTime /> },
        ]}
      />
      <ul>
        {emergency.said.map(({ kind, by: who, text, at }) => (
          <li key={`${at} ${text}`}>
            {who} {kind === 'explained' ? 'explained' : 'asks for repair'}: {text}
          </li>
        ))}
        {stop !== undefined && (
          <li>
            {stop.by} asked to stop such actions: {stop.text}
            {stop.lifted !== undefined && ` Lifted by ${stop.lifted.by}: ${stop.lifted.text}`}
          </li>
        )}
        {repair !== undefined && <li>Repaired: {repair.text}</li>}
        {accepted !== undefined && (
          <li>
            Accepted by {accepted.by}: {accepted.text}
          </li>
        )}
      </ul>
      {me !== undefined && emergency.state !== 'settled' && (
        <AnswerForm emergency={emergency} isOwn={me.actor.id === by} />
      )}
    </Panel>
  )
}

type Kind = EmergencyStep['kind']

const OWN: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'explain', label: 'Explain' },
  { value: 'repaired', label: 'I repaired it' },
]
const OF_THE_ROLE: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'ask-repair', label: 'Ask for repair' },
  { value: 'stop', label: 'Ask to stop such actions' },
  { value: 'lift', label: 'Lift the stop' },
  { value: 'accept', label: 'Accept the repair' },
]

interface AnswerFormProps {
  readonly emergency: Emergency
  readonly isOwn: boolean
}

function AnswerForm({ emergency, isOwn }: AnswerFormProps): React.JSX.Element {
  const offered = isOwn ? OWN : OF_THE_ROLE
  const [kind, setKind] = useState<Kind>(isOwn ? 'explain' : 'ask-repair')
  const [text, setText] = useState('')
  const step = useGovernancePost<EmergencyStep>(
    `/emergencies/${encodeURIComponent(emergency.id)}/steps`,
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
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
          data={[...offered]}
        />
        <WordsField label="In words" required value={text} onChange={setText} />
      </div>
    </Form>
  )
}
