import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { erasurePreviewQuery, erasureQuery } from '../../api/version-queries.ts'
import type { ErasurePreview } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { bytesInWords, counted } from '../../components/words.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { EraseForm } from './erase-form.tsx'
import { Tombstone } from './tombstone.tsx'
import { VersionsWithContent } from './versions-with-content.tsx'

/** What became of an erased content, or what erasing it would take away. */
export function ErasurePage(): React.JSX.Element {
  const { digest = '' } = useParams()
  const erasure = useQuery(erasureQuery(digest))
  const isThere = isNotFound(erasure.error)
  const preview = useQuery({ ...erasurePreviewQuery(digest), enabled: isThere })
  if (isThere && isNotFound(preview.error)) return <NotFoundPage />
  return (
    <Page
      title={erasure.data === undefined ? 'Erase a content' : 'An erased content'}
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead="A law or a court may oblige to erase what somebody put into a contract. Versions, decisions and the ledger stay."
    >
      {isThere ? (
        <ForSignedIn to="to erase a content">
          <QueryView query={preview} what="what would be gone">
            {(found) => <Erasing preview={found} />}
          </QueryView>
        </ForSignedIn>
      ) : (
        <QueryView query={erasure} what="the content">
          {(found) => <Tombstone erasure={found} />}
        </QueryView>
      )}
    </Page>
  )
}

function Erasing({ preview }: { readonly preview: ErasurePreview }): React.JSX.Element {
  const { versions, bytes, subscriptions } = preview
  return (
    <div className="stack">
      <Panel title="What would be gone">
        <p>
          <code>{preview.digest}</code>, {bytesInWords(bytes)}
          {versions.length > 1 &&
            `, which ${versions.length} versions share. It would be gone for every one of them.`}
        </p>
        <VersionsWithContent versions={versions} />
        {subscriptions.length > 0 && (
          <p className="subtle">
            What {counted(subscriptions.length, 'consumer')} said with it about their use goes as
            well.
          </p>
        )}
      </Panel>
      <Panel title="The decision">
        <EraseForm preview={preview} />
      </Panel>
    </div>
  )
}
