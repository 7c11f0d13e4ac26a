import { useParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../api/names.ts'
import { charterQuery } from '../../api/service-queries.ts'
import { LifecyclePanels } from '../../components/transitions/lifecycle-panels.tsx'
import { Page } from '../../components/page.tsx'

/** Where the business capability behind a service stands, apart from its versions. */
export function CharterPage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  return (
    <Page
      title={`Charter of ${id}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: id, to: servicePath(id) },
      ]}
      lead="Whether the organisation wants the capability at all; only an approved one is put into operation."
    >
      <LifecyclePanels
        lifecycle="service"
        subject={{
          kind: 'service',
          words: 'the service',
          address: servicePath(id),
          transitions: charterQuery(id),
          outdates: [['service', id], ['ledger']],
        }}
      />
    </Page>
  )
}
