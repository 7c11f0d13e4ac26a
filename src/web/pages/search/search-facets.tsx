import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { searchFacetsQuery } from '../../api/search-queries.ts'
import type { SearchFacets as Facets } from '../../api/schemas.ts'
import { factTerm } from '../../components/fact-term.ts'
import { QueryView } from '../../components/query-view.tsx'

interface SearchFacetsProps {
  readonly words: string
  readonly onChoose: (words: string) => void
}

type Facet = Facets['items'][number]

const names: Readonly<Record<Facet['field'], string>> = {
  domain: 'Domain',
  owner: 'Owner',
  kind: 'Kind',
  level: 'Integration level',
  state: 'State of the latest version',
  format: 'Format',
  verdict: 'Verdict',
  tag: 'Tag',
  activity: 'Value chain',
  capability: 'Capability',
  class: 'Classification',
  finding: 'Finding',
}

const open = 4 // facts that are shown unfolded where there is room
const wide = '(min-width: 62em)'

/** Facts to choose services by, with the number of services in the whole registry that have each. */
export function SearchFacets({ words, onChoose }: SearchFacetsProps): React.JSX.Element {
  const facets = useQuery(searchFacetsQuery)
  const isWide = useMediaQuery(wide, true)
  return (
    <nav aria-label="Facts of services">
      <QueryView query={facets} what="the facts">
        {({ items }) => (
          <>
            {items.map((facet, index) => (
              <details key={facet.field} className="search-facet" open={isWide && index < open}>
                <summary>{names[facet.field]}</summary>
                <ul className="plain-list">
                  {facet.values.map(({ value, count }) => (
                    <FacetValue
                      key={value}
                      term={factTerm(facet.field, value)}
                      label={value}
                      count={count}
                      words={words}
                      onChoose={onChoose}
                    />
                  ))}
                </ul>
                {facet.field === 'class' && (
                  <Link to="/taxonomies" className="small">
                    All values, as trees
                  </Link>
                )}
              </details>
            ))}
          </>
        )}
      </QueryView>
    </nav>
  )
}

interface FacetValueProps extends SearchFacetsProps {
  readonly term: string
  readonly label: string
  readonly count: number
}

function FacetValue(props: FacetValueProps): React.JSX.Element {
  const { term, label, count, words, onChoose } = props
  const isChosen = ` ${words} `.includes(` ${term} `)
  const without = ` ${words} `.replace(` ${term} `, ' ').trim()
  return (
    <li>
      <button
        type="button"
        className="search-facet-value"
        aria-pressed={isChosen}
        onClick={() => onChoose(isChosen ? without : `${words} ${term}`.trim())}
      >
        <span>{label}</span> <span className="subtle">{count}</span>
      </button>
    </li>
  )
}
