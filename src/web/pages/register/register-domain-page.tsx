import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { domainSegment } from '../../api/names.ts'
import { domainsQuery } from '../../api/service-queries.ts'
import { putJson } from '../../api/request.ts'
import type { Domain } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Page } from '../../components/page.tsx'
import { DomainFields, domainRequest, type DomainDraft } from './domain-fields.tsx'
import { inheritedOwner } from './inherited-owner.ts'

/** Registers a domain: a name space of services that a role has authority over. */
export function RegisterDomainPage(): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const domains = useQuery(domainsQuery)
  const [above, setAbove] = useState(parameters.get('below') ?? '')
  const [name, setName] = useState('')
  const [draft, setDraft] = useState<DomainDraft>({ title: '', purpose: '', owner: '' })
  const path = above === '' ? name.trim() : `${above}/${name.trim()}`
  const register = useMutation({
    mutationFn: (domain: Partial<DomainDraft>) =>
      putJson<Domain>(`/domains/${domainSegment(path)}`, domain),
    onSuccess: async (domain) => {
      await queries.invalidateQueries({ queryKey: ['domains'] })
      await navigate(`/?domain=${encodeURIComponent(domain.path)}`)
    },
  })
  const listed = domains.data?.items ?? []
  const isTaken = listed.some((domain) => domain.path === path)

  function submit(): void {
    if (!isTaken) register.mutate(domainRequest(draft))
  }

  return (
    <Page
      title="Register a domain"
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead="A name space of services, and a thing that one role has authority over."
    >
      <ForSignedIn to="to register a domain">
        <Form
          request={register}
          problem="The domain is not registered"
          submit="Register"
          onSubmit={submit}
          isPanel
          isDisabled={isTaken}
        >
          <div className="form-fields">
            <NativeSelect
              label="Below"
              value={above}
              onChange={(event) => setAbove(event.currentTarget.value)}
              data={[
                { value: '', label: 'At the top' },
                ...listed.map((domain) => ({
                  value: domain.path,
                  label: `${domain.title} (${domain.path})`,
                })),
              ]}
            />
            <TextInput
              label="Name"
              description="In addresses and commands: a-z, 0-9 and -"
              required
              withAsterisk={false}
              pattern="[a-z0-9][a-z0-9\-]*"
              maxLength={100}
              value={name}
              error={isTaken ? `There is a domain ${path} already.` : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <DomainFields
              draft={draft}
              onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
              error={register.error}
              inherited={inheritedOwner(path, listed)}
            />
          </div>
        </Form>
      </ForSignedIn>
    </Page>
  )
}
