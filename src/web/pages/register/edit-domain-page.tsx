import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { domainFromSegment, domainSegment } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { domainsQuery, taggedDomainQuery } from '../../api/service-queries.ts'
import { putJson, type Tagged } from '../../api/request.ts'
import type { Domain } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { DomainFields, domainRequest, type DomainDraft } from './domain-fields.tsx'
import { inheritedOwner } from './inherited-owner.ts'

/** Changes what is said of a domain. */
export function EditDomainPage(): React.JSX.Element {
  const { domain: segment = '' } = useParams()
  const path = domainFromSegment(segment)
  const domain = useQuery(taggedDomainQuery(path))
  const domains = useQuery(domainsQuery)
  if (isNotFound(domain.error)) return <NotFoundPage />
  return (
    <Page
      title={`Change ${domain.data?.value.title ?? path}`}
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead={
        <>
          The domain <code>{path}</code>. <Link to={`/domains/${segment}/move`}>Move it</Link> to
          give it another path.
        </>
      }
    >
      <ForSignedIn to="to change a domain">
        <QueryView query={domain} what="the domain">
          {(tagged) => (
            <QueryView query={domains} what="the domains">
              {({ items }) => (
                <EditForm
                  key={tagged.tag}
                  domain={tagged}
                  inherited={inheritedOwner(path, items)}
                />
              )}
            </QueryView>
          )}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}

interface EditFormProps {
  readonly domain: Tagged<Domain>
  readonly inherited: string | undefined
}

function EditForm({ domain, inherited }: EditFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { path, title, purpose = '', owner } = domain.value
  const [draft, setDraft] = useState<DomainDraft>({
    title,
    purpose,
    // The registry tells who has the authority, not from where: what would be inherited is not repeated.
    owner: owner === undefined || owner === inherited ? '' : owner,
  })
  const list = `/?domain=${encodeURIComponent(path)}`
  const save = useMutation({
    mutationFn: (change: Partial<DomainDraft>) =>
      putJson<Domain>(`/domains/${domainSegment(path)}`, change, domain.tag),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['domains'] })
      await navigate(list)
    },
  })

  function submit(): void {
    save.mutate(domainRequest(draft))
  }

  return (
    <Form
      request={save}
      problem="The change is not saved"
      submit="Save"
      onSubmit={submit}
      isPanel
      beside={<Link to={list}>Leave it as it is</Link>}
    >
      <div className="form-fields">
        <DomainFields
          draft={draft}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
          error={save.error}
          inherited={inherited}
        />
      </div>
    </Form>
  )
}
