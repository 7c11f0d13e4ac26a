import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { authorityQuery } from '../../../api/governance-queries.ts'
import type { Tension, TensionRequest } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Page } from '../../../components/page.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { subjectInWords } from '../../../api/subject-in-words.ts'
import { useTitles } from '../../../components/governance-names.tsx'

/** Opens a tension about anything: what is, and what could be. */
export function SenseTensionPage(): React.JSX.Element {
  const [parameters] = useSearchParams()
  return (
    <Page
      title="I sense a tension"
      crumbs={[{ label: 'Tensions', to: '/tensions' }]}
      lead="A gap between what is and what could be. You need no solution: whoever answers for it takes it from here."
    >
      <ForSignedIn to="to open a tension">
        <TensionForm subject={parameters.get('subject') ?? ''} />
      </ForSignedIn>
    </Page>
  )
}

function TensionForm({ subject: asked }: { readonly subject: string }): React.JSX.Element {
  const navigate = useNavigate()
  const [subject, setSubject] = useState(asked)
  const about = subjectInWords(subject, useTitles().get(subject))
  const [now, setNow] = useState('')
  const [couldBe, setCouldBe] = useState('')
  const deciding = useQuery({ ...authorityQuery(asked), enabled: asked !== '' })
  const open = useGovernancePost<TensionRequest, Tension>('/tensions', ({ id }) =>
    navigate(`/tensions/${encodeURIComponent(id)}?opened`),
  )
  return (
    <Form
      request={open}
      problem="The tension is not opened"
      submit="Open the tension"
      onSubmit={() =>
        open.mutate({ subject: subject.trim(), now: now.trim(), couldBe: couldBe.trim() })
      }
      isPanel
    >
      <TextInput
        label="About"
        description={
          subject.startsWith('page:')
            ? 'The page that you come from; or one thing, such as service:payments/orders or policy:wsdl-core'
            : about === subject
              ? 'For instance service:payments/orders, domain:payments or role:anchor-lead'
              : `This is ${about}`
        }
        required
        withAsterisk={false}
        maxLength={400}
        value={subject}
        error={mistakeAt(open.error, '/subject')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      {deciding.data && (
        <p className="tiny subtle">
          It goes to {deciding.data.whoDecides.title} ({deciding.data.whoDecides.people.join(', ')}
          ), who chooses what comes of it: something to do, a proposal that changes what is in
          force, or an answer. Only you say that it is done.
        </p>
      )}
      <WordsField label="What is" required value={now} onChange={setNow} />
      <WordsField label="What could be" required value={couldBe} onChange={setCouldBe} />
    </Form>
  )
}
