import { Highlight, Title } from '@mantine/core'
import { Link } from 'react-router'
import { servicePath, versionPath } from '../../api/names.ts'
import type { SearchHit } from '../../api/schemas.ts'

interface SearchHitsProps {
  readonly title: string
  readonly words: string
  readonly hits: readonly SearchHit[]
}

/** The results of one kind, best first. */
export function SearchHits({ title, words, hits }: SearchHitsProps): React.JSX.Element | null {
  if (hits.length === 0) return null
  const marked = words.split(/\s+/).filter((word) => word !== '')
  return (
    <section className="search-section" aria-label={title}>
      <Title order={2} size="h3" mb="xs">
        {title} <span className="subtle">{hits.length}</span>
      </Title>
      <ul className="plain-list panel">
        {hits.map((hit, index) => (
          <li key={index} className="search-hit">
            <Link to={pathOf(hit)} className="search-hit-title">
              <Highlight component="span" highlight={marked}>
                {hit.title}
              </Highlight>
            </Link>
            <span className="tiny subtle">
              {hit.service}
              {hit.version !== undefined && ` ${hit.version}`}
            </span>
            {hit.match !== hit.title && (
              <Highlight component="p" className="search-hit-match" highlight={marked}>
                {hit.match}
              </Highlight>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const parts: Readonly<Partial<Record<SearchHit['kind'], string>>> = {
  operation: 'Operations',
  message: 'Messages',
  type: 'Types',
}

/** A service's own page, or the part of the contract where the thing is listed. */
function pathOf(hit: SearchHit): string {
  if (hit.kind === 'service' || hit.version === undefined) return servicePath(hit.service)
  const part = parts[hit.kind]
  const place =
    part === undefined ? '' : `?${new URLSearchParams({ part, words: hit.title }).toString()}`
  return `${versionPath(hit.service, hit.version)}/contract${place}`
}
