import type { Erasure } from '../../api/schemas.ts'
import { FactList } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { bytesInWords } from '../../components/words.ts'
import { VersionsWithContent } from './versions-with-content.tsx'

/** What stays of an erased content. */
export function Tombstone({ erasure }: { readonly erasure: Erasure }): React.JSX.Element {
  return (
    <div className="stack">
      <Panel title="What is known of it">
        <FactList
          facts={[
            { name: 'Digest', value: <code>{erasure.digest}</code> },
            { name: 'It was', value: `${bytesInWords(erasure.bytes)}, ${erasure.mediaType}` },
            { name: 'Erased', value: <Instant at={erasure.erasedAt} withTime /> },
            { name: 'Decided by', value: erasure.decidedBy },
            { name: 'Legal basis', value: erasure.legalBasis },
            { name: 'Reason', value: erasure.reason },
            {
              name: 'Carried out by',
              value:
                erasure.onBehalfOf === undefined
                  ? erasure.erasedBy
                  : `${erasure.erasedBy}, for ${erasure.onBehalfOf}`,
            },
          ]}
        />
      </Panel>
      <Panel title="Versions that had it">
        <VersionsWithContent versions={erasure.versions} />
      </Panel>
    </div>
  )
}
