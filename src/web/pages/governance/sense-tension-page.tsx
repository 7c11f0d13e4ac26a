import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { authorityQuery, GOVERNANCE } from '../../api/governance-queries.ts'
import { postJson } from '../../api/request.ts'
import type { Tension, TensionRequest } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import '../../components/form/form.css'
import { Page } from '../../components/page.tsx'

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
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [subject, setSubject] = useState(asked)
  const [now, setNow] = useState('')
  const [couldBe, setCouldBe] = useState('')
  const deciding = useQuery({ ...authorityQuery(asked), enabled: asked !== '' })
  const open = useMutation({
    mutationFn: (body: TensionRequest) => postJson<Tension>('/tensions', body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [GOVERNANCE] })
      await navigate('/tensions')
    },
  })
  return (
    <form
      className="panel form"
      onSubmit={(event) => {
        event.preventDefault()
        open.mutate({ subject: subject.trim(), now: now.trim(), couldBe: couldBe.trim() })
      }}
    >
      <TextInput
        label="About"
        description="For instance service:payments/orders, domain:payments or role:anchor-lead"
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
          ).
        </p>
      )}
      <Textarea
        label="What is"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={2000}
        value={now}
        onChange={(event) => setNow(event.currentTarget.value)}
      />
      <Textarea
        label="What could be"
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={2000}
        value={couldBe}
        onChange={(event) => setCouldBe(event.currentTarget.value)}
      />
      <FormProblem title="The tension is not opened" error={open.error} />
      <div className="form-actions">
        <Button type="submit" loading={open.isPending}>
          Open the tension
        </Button>
      </div>
    </form>
  )
}
