import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { domainFromSegment } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { taggedDomainQuery } from '../../api/service-queries.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { FollowingServices } from './following-services.tsx'
import { MoveDomainForm } from './move-domain-form.tsx'
import { OpenRelocation } from './open-relocation.tsx'

const LOOK_AGAIN = 3_000 // milliseconds, while services follow

/** Gives a domain another place in the tree, or another name, with all that lies in it. */
export function MoveDomainPage(): React.JSX.Element {
  const { domain: segment = '' } = useParams()
  const path = domainFromSegment(segment)
  const domain = useQuery({
    ...taggedDomainQuery(path),
    refetchInterval: ({ state }) =>
      state.data?.value.following === undefined ? false : LOOK_AGAIN,
  })
  if (isNotFound(domain.error)) return <NotFoundPage />
  return (
    <Page
      title={`Move ${domain.data?.value.title ?? path}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: path, to: `/?domain=${encodeURIComponent(path)}` },
      ]}
      lead="Sub-domains and services go along. Former names lead on, and are never given again."
    >
      <ForSignedIn to="to move a domain">
        <QueryView query={domain} what="the domain">
          {(tagged) => (
            <Panel title="Another place or name">
              {tagged.value.following !== undefined ? (
                <FollowingServices domain={tagged.value} following={tagged.value.following} />
              ) : tagged.value.relocation !== undefined ? (
                <OpenRelocation domain={tagged.value} relocation={tagged.value.relocation} />
              ) : (
                <MoveDomainForm key={tagged.tag} domain={tagged} />
              )}
            </Panel>
          )}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}
