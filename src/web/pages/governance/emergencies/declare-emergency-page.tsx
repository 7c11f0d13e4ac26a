import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { authorityQuery } from '../../../api/governance-queries.ts'
import { isPagePath } from '../../../api/names.ts'
import type { EmergencyRequest } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Page } from '../../../components/page.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { EMERGENCY_ACTIONS } from './emergency-actions.ts'

type Action = EmergencyRequest['action']

/** Says that something is done beyond one's authority, with everything that the constitution asks for. */
export function DeclareEmergencyPage(): React.JSX.Element {
  return (
    <Page
      title="Act in an emergency"
      crumbs={[{ label: 'Emergency actions', to: '/emergencies' }]}
      lead="When the role that decides cannot be reached and waiting would lose much. It is told at once, the ledger names it, and you owe the repair before any other work."
    >
      <ForSignedIn to="to act in an emergency">
        <DeclareForm />
      </ForSignedIn>
    </Page>
  )
}

function DeclareForm(): React.JSX.Element {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const asked = parameters.get('subject') ?? ''
  const back = parameters.get('back')
  const asAction = parameters.get('action') ?? ''
  const [action, setAction] = useState<Action>(
    asAction in EMERGENCY_ACTIONS ? (asAction as Action) : 'version.transition',
  )
  const [subject, setSubject] = useState(asked)
  const [reason, setReason] = useState('')
  const [lessTension, setLessTension] = useState('')
  const [valueLost, setValueLost] = useState('')
  const [goodFaith, setGoodFaith] = useState(false)
  const [spendsNothing, setSpendsNothing] = useState(false)
  const deciding = useQuery({ ...authorityQuery(asked), enabled: asked !== '' })
  const declare = useGovernancePost<EmergencyRequest>('/emergencies', () =>
    // Back to where it was refused.
    navigate(back !== null && isPagePath(back) ? back : '/emergencies'),
  )
  return (
    <Form
      request={declare}
      problem="Nothing is declared"
      submit="Declare the emergency"
      onSubmit={() =>
        declare.mutate({
          action,
          subject: subject.trim(),
          reason: reason.trim(),
          lessTension: lessTension.trim(),
          valueLost: valueLost.trim(),
          goodFaith,
          spendsNothing,
        })
      }
      isPanel
    >
      <NativeSelect
        label="What you do"
        value={action}
        onChange={(event) => setAction(event.currentTarget.value as Action)}
        data={Object.entries(EMERGENCY_ACTIONS).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label="To what"
        description="For instance version:payments/orders@1.2.0"
        required
        withAsterisk={false}
        maxLength={400}
        value={subject}
        error={mistakeAt(declare.error, '/subject')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      {deciding.data && (
        <p className="tiny subtle">
          This is for {deciding.data.whoDecides.title} ({deciding.data.whoDecides.people.join(', ')}
          ). Ask them first if you can.
        </p>
      )}
      <WordsField label="Reason" required value={reason} onChange={setReason} />
      <WordsField
        label="What delay would lose"
        required
        value={valueLost}
        onChange={setValueLost}
      />
      <WordsField
        label="Why it takes away more tension than it makes"
        required
        value={lessTension}
        onChange={setLessTension}
      />
      <Checkbox
        label="I act in good faith, for the purpose of the role that would decide"
        required
        checked={goodFaith}
        onChange={(event) => setGoodFaith(event.currentTarget.checked)}
      />
      <Checkbox
        label="It commits nobody's money"
        required
        checked={spendsNothing}
        onChange={(event) => setSpendsNothing(event.currentTarget.checked)}
      />
    </Form>
  )
}
