import { Title } from '@mantine/core'
import { Link } from 'react-router'
import { servicePath, versionPath } from '../../api/names.ts'
import type { SearchHit } from '../../api/schemas.ts'

interface SearchHitsProps {
  readonly title: string
  readonly hits: readonly SearchHit[]
}

/** The results of one kind, best first. */
export function SearchHits({ title, hits }: SearchHitsProps): React.JSX.Element | null {
  if (hits.length === 0) return null
  return (
    <section className="search-section" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title} <span className="subtle">{hits.length}</span>
      </Title>
      <ul className="plain-list panel">
        {hits.map((hit, index) => (
          <li key={index} className="search-hit">
            <Link to={pathOf(hit)} className="search-hit-title">
              {hit.match === hit.title ? <Marked hit={hit} /> : hit.title}
            </Link>
            <span className="tiny subtle">
              {hit.service}
              {hit.version !== undefined && ` ${hit.version}`}
              {hit.olderVersions !== undefined && ` and ${hit.olderVersions.length} further`}
              {hit.how === 'similar' && ', similar'}
            </span>
            {hit.match !== hit.title && (
              <p className="search-hit-match">
                <Marked hit={hit} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What matched, with the words that were asked for marked. */
function Marked({ hit }: { readonly hit: SearchHit }): React.JSX.Element {
  const pieces: React.ReactNode[] = []
  let end = 0
  for (const stretch of hit.highlights) {
    pieces.push(hit.match.slice(end, stretch.start))
    pieces.push(<mark key={stretch.start}>{hit.match.slice(stretch.start, stretch.end)}</mark>)
    end = stretch.end
  }
  pieces.push(hit.match.slice(end))
  return <span>{pieces}</span>
}

const parts: Readonly<Partial<Record<SearchHit['kind'], string>>> = {
  operation: 'Operations',
  message: 'Messages',
  type: 'Types',
  element: 'Types',
}

/** A service's own page, or the part of the contract where the thing is listed. */
function pathOf(hit: SearchHit): string {
  if (hit.kind === 'service' || hit.version === undefined) return servicePath(hit.service)
  const part = parts[hit.kind]
  const place =
    part === undefined ? '' : `?${new URLSearchParams({ part, words: hit.title }).toString()}`
  return `${versionPath(hit.service, hit.version)}/contract${place}`
}
