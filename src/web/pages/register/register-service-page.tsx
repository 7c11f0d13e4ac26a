import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { postJson } from '../../api/request.ts'
import type { Service } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Page } from '../../components/page.tsx'
import { emptyServiceDraft, requestFor, type ServiceDraft } from './service-draft.ts'
import { ServiceFields } from './service-fields.tsx'

/** Registers a service; its contract comes next. */
export function RegisterServicePage(): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [draft, setDraft] = useState(() => emptyServiceDraft(parameters.get('domain') ?? ''))
  const register = useMutation({
    mutationFn: (service: ServiceDraft) => postJson<Service>('/services', requestFor(service)),
    onSuccess: async (service) => {
      await queries.invalidateQueries({ queryKey: ['services'] })
      await queries.invalidateQueries({ queryKey: ['domains'] })
      await navigate(`${servicePath(service.id)}/push`)
    },
  })

  function submit(): void {
    register.mutate(draft)
  }

  return (
    <Page
      title="Register a service"
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead={
        <>
          What it is for and who answers for it. A domain that is missing is{' '}
          <Link to="/register/domain">registered first</Link>; the contract comes next.
        </>
      }
    >
      <ForSignedIn to="to register a service">
        <Form
          request={register}
          problem="The service is not registered"
          submit="Register"
          onSubmit={submit}
          isPanel
        >
          <ServiceFields
            draft={draft}
            onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
            error={register.error}
            isRegistered={false}
          />
        </Form>
      </ForSignedIn>
    </Page>
  )
}
