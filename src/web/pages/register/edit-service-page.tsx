import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { taggedServiceQuery } from '../../api/service-queries.ts'
import { patchJson, type Tagged } from '../../api/request.ts'
import type { Service, ServicePatch } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { patchFrom, serviceDraftOf } from './service-draft.ts'
import { ServiceFields } from './service-fields.tsx'

/** Changes what is said of a service. */
export function EditServicePage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const service = useQuery(taggedServiceQuery(id))
  if (isNotFound(service.error)) return <NotFoundPage />
  return (
    <Page
      title={`Change ${service.data?.value.title ?? name}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: service.data?.value.title ?? name, to: servicePath(id) },
      ]}
      lead="What it is for and where it runs. Its name and its owner change elsewhere: Move or hand over."
    >
      <ForSignedIn to="to change a service">
        <QueryView query={service} what="the service">
          {(tagged) => <EditForm key={tagged.tag} service={tagged} />}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}

function EditForm({ service }: { readonly service: Tagged<Service> }): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const before = serviceDraftOf(service.value)
  const [draft, setDraft] = useState(before)
  const page = servicePath(service.value.id)
  const patch = patchFrom(before, draft)
  const save = useMutation({
    mutationFn: (change: ServicePatch) => patchJson<Service>(page, change, service.tag),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['services'] })
      await queries.invalidateQueries({ queryKey: ['service', service.value.id] })
      await navigate(page)
    },
  })

  function submit(): void {
    if (patch !== undefined) save.mutate(patch)
  }

  return (
    <Form
      request={save}
      problem="The change is not saved"
      submit="Save"
      onSubmit={submit}
      isPanel
      isDisabled={patch === undefined}
      beside={<Link to={page}>Leave it as it is</Link>}
    >
      <ServiceFields
        draft={draft}
        onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        error={save.error}
        isRegistered
      />
    </Form>
  )
}
