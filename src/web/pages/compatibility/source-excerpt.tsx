import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { contentQuery } from '../../api/version-queries.ts'
import type { Location, Version } from '../../api/schemas.ts'
import { decodeContract } from '../../components/source/decode-contract.ts'
import { SourceLines } from '../../components/source/source-lines.ts'

interface SourceExcerptProps {
  readonly version: Version
  /** Null where nothing stands in this version. */
  readonly location: Location | null
}

const around = 3 // lines before and after the one that is meant
const longest = 400 // characters of a line

/** A few lines of a contract around a place. It scrolls by itself, so that a keyboard must be able to reach it. */
export function SourceExcerpt({ version, location }: SourceExcerptProps): React.JSX.Element {
  const file = version.files.find(({ name }) => name === location?.file)
  return (
    <figure className="excerpt">
      <figcaption className="tiny subtle">
        {version.version}
        {location === null
          ? ': not there'
          : `: ${location.file}, line ${location.line}, column ${location.column}`}
      </figcaption>
      {location !== null && file !== undefined && (
        <ExcerptLines version={version} file={file} line={location.line} />
      )}
    </figure>
  )
}

interface ExcerptLinesProps {
  readonly version: Version
  readonly file: Version['files'][number]
  readonly line: number
}

function ExcerptLines({ version, file, line }: ExcerptLinesProps): React.JSX.Element {
  const content = useQuery(contentQuery(version.service, version.version, file))
  const lines = useMemo(
    () => content.data && new SourceLines(decodeContract(content.data)),
    [content.data],
  )
  if (lines === undefined) {
    return (
      <p className="small subtle">
        {content.isError ? 'The source could not be loaded.' : 'Loading the source …'}
      </p>
    )
  }
  const first = Math.max(1, line - around)
  const numbers = Array.from(
    { length: Math.min(lines.count, line + around) - first + 1 },
    (_, index) => first + index,
  )
  return (
    <pre
      className="excerpt-lines"
      tabIndex={0}
      role="region"
      aria-label={`Source of ${version.version} around line ${line}`}
    >
      {numbers.map((number) => (
        <span key={number} className="excerpt-line" data-meant={number === line || undefined}>
          <span className="excerpt-number">{number}</span>
          {lines.line(number).slice(0, longest)}
          {'\n'}
        </span>
      ))}
    </pre>
  )
}
