import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { taggedServiceQuery } from '../../api/service-queries.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { HandoverForm } from './handover-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { MoveForm } from './move-form.tsx'
import { OpenMerger } from './open-merger.tsx'
import { OpenHandover } from './open-handover.tsx'

/** Gives a service another place in the catalogue, or another owner. */
export function MoveServicePage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const service = useQuery(taggedServiceQuery(id))
  if (isNotFound(service.error)) return <NotFoundPage />
  const title = service.data?.value.title ?? name
  return (
    <Page
      title={`Move, hand over or merge ${title}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: title, to: servicePath(service.data?.value.id ?? id) },
      ]}
      lead="Versions, consumers and decisions stay with the service, whatever it is called and whoever owns it."
    >
      <ForSignedIn to="to move a service, hand it over or merge it">
        <QueryView query={service} what="the service">
          {(tagged) => (
            <div className="stack">
              <Panel title="Another owner">
                {tagged.value.handover === undefined ? (
                  <HandoverForm key={tagged.tag} service={tagged} />
                ) : (
                  <OpenHandover service={tagged.value} offer={tagged.value.handover} />
                )}
              </Panel>
              <Panel title="Another domain or name">
                <MoveForm key={tagged.tag} service={tagged} />
              </Panel>
              <Panel title="Into another service">
                {tagged.value.merger === undefined ? (
                  <MergeForm key={tagged.tag} service={tagged} />
                ) : (
                  <OpenMerger service={tagged.value} merger={tagged.value.merger} />
                )}
              </Panel>
            </div>
          )}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}
