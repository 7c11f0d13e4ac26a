import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { contentQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { QueryView } from '../../components/query-view.tsx'
import { decodeContract } from '../../components/source/decode-contract.ts'
import type { Mark } from '../../components/source/mark.ts'
import { SourceLines } from '../../components/source/source-lines.ts'
import { SourceViewer } from '../../components/source/source-viewer.tsx'
import { languageOf } from '../../components/source/tokens.ts'

interface ContractSourceProps {
  readonly version: Version
  readonly file: Version['files'][number]
  readonly marks: ReadonlyMap<number, readonly Mark[]>
  readonly selected: Mark | undefined
  readonly line: number | undefined
  readonly onSelect: (mark: Mark) => void
  readonly note: ReactNode
}

/** The source of one file of a contract, with marks. */
export function ContractSource(props: ContractSourceProps): React.JSX.Element {
  const { version, file, ...viewer } = props
  const content = useQuery(contentQuery(version.service, version.version, file))
  const source = useMemo(() => content.data && read(content.data), [content.data])
  return (
    <div className="findings-viewer">
      <QueryView query={content} what="the source">
        {() => source && <SourceViewer label={`Source of ${file.name}`} {...source} {...viewer} />}
      </QueryView>
    </div>
  )
}

function read(bytes: Uint8Array): Pick<Parameters<typeof SourceViewer>[0], 'lines' | 'language'> {
  const text = decodeContract(bytes)
  return { lines: new SourceLines(text), language: languageOf(text) }
}
