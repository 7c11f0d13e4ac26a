import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { waiversQuery } from '../../api/policy-queries.ts'
import type { WaiverState } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { WaiverForm } from './waiver-form.tsx'
import { WaiverItem } from './waiver-item.tsx'

const states: readonly WaiverState[] = [
  'requested',
  'granted',
  'lapsed',
  'refused',
  'withdrawn',
  'revoked',
]

/** Exceptions from the policies in force: who asked for which, who decided, and until when. */
export function WaiversPage(): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const state = parameters.get('state') ?? ''
  const waivers = useInfiniteQuery(waiversQuery(state))
  return (
    <Page
      title="Waivers"
      crumbs={[{ label: 'Policies & rules', to: '/policies' }]}
      lead="A waiver accepts findings of a rule for a time. It is honoured wherever the registry judges, and ends by itself."
    >
      <div className="stack">
        <Panel title="Ask for a waiver">
          <ForSignedIn to="to ask for a waiver">
            <WaiverForm
              rule={parameters.get('rule') ?? ''}
              service={parameters.get('service') ?? ''}
              version={parameters.get('version') ?? ''}
              fingerprint={parameters.get('fingerprint') ?? ''}
            />
          </ForSignedIn>
        </Panel>
        <Panel title="Waivers">
          <NativeSelect
            mb="md"
            label="State"
            value={state}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              setParameters(chosen === '' ? {} : { state: chosen }, { replace: true })
            }}
            data={[{ value: '', label: 'Any state' }, ...states]}
          />
          <PagedList
            query={waivers}
            what="waivers"
            skeleton={<PageSkeleton />}
            empty={
              <EmptyState title="No such waiver">
                Nothing is accepted beside the policies, or nothing that stands so.
              </EmptyState>
            }
          >
            {(items) => (
              <ul className="plain-list stack">
                {items.map((waiver) => (
                  <li key={waiver.id}>
                    <WaiverItem waiver={waiver} />
                  </li>
                ))}
              </ul>
            )}
          </PagedList>
        </Panel>
      </div>
    </Page>
  )
}
