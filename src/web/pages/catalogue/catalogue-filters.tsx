import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { domainsQuery } from '../../api/service-queries.ts'
import { useStates } from '../../components/use-states.ts'
import { FORMAT_NAMES, SERVICE_KINDS } from '../../components/words.ts'
import type { CatalogueFilters as Filters } from './use-catalogue-filters.ts'

const typingPause = 250 // milliseconds without a key before the list is asked for

interface CatalogueFiltersProps extends Filters {
  /** Tags to suggest. */
  readonly tags: readonly string[]
  /** Shows the domains as a field, where there is no room for the tree. */
  readonly withDomain: boolean
}

/** The fields above the catalogue; the list follows while one types. */
export function CatalogueFilters(props: CatalogueFiltersProps): React.JSX.Element {
  const { filters, isFiltered, setFilter, clearFilters, tags, withDomain } = props
  const domains = useQuery({ ...domainsQuery, enabled: withDomain })
  const states = useStates()
  const typeFilter = useDebouncedCallback(setFilter, typingPause)
  return (
    <form
      role="search"
      aria-label="Filter the catalogue"
      className="catalogue-filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        key={isFiltered ? 'filtered' : 'all'}
        className="catalogue-words"
        type="search"
        label="Words"
        placeholder="Name, purpose or tag"
        leftSection={<IconSearch size={16} aria-hidden />}
        defaultValue={filters.q}
        onChange={(event) => typeFilter('q', event.currentTarget.value.trim())}
      />
      {withDomain && (
        <NativeSelect
          label="Domain"
          value={filters.domain}
          onChange={(event) => setFilter('domain', event.currentTarget.value)}
          data={[
            { value: '', label: 'All domains' },
            ...(domains.data?.items ?? []).map(({ path, title }) => ({
              value: path,
              label: `${title} (${path})`,
            })),
          ]}
        />
      )}
      <NativeSelect
        label="Kind"
        value={filters.kind}
        onChange={(event) => setFilter('kind', event.currentTarget.value)}
        data={[{ value: '', label: 'Any kind' }, ...SERVICE_KINDS]}
      />
      <NativeSelect
        label="State"
        value={filters.state}
        onChange={(event) => setFilter('state', event.currentTarget.value)}
        data={[
          { value: '', label: 'Any state' },
          ...Array.from(states.values(), ({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <NativeSelect
        label="Format"
        value={filters.format}
        onChange={(event) => setFilter('format', event.currentTarget.value)}
        data={[
          { value: '', label: 'Any format' },
          ...Object.entries(FORMAT_NAMES)
            .filter(([value]) => value !== 'unknown')
            .map(([value, label]) => ({ value, label })),
        ]}
      />
      <TextInput
        key={`tag-${filters.tag}`}
        label="Tag"
        placeholder="Any tag"
        list="catalogue-tags"
        defaultValue={filters.tag}
        onChange={(event) => typeFilter('tag', event.currentTarget.value.trim())}
      />
      <datalist id="catalogue-tags">
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <NativeSelect
        label="Order"
        value={filters.asOf === '' ? filters.sort : ''}
        disabled={filters.asOf !== ''}
        onChange={(event) => setFilter('sort', event.currentTarget.value)}
        data={[
          { value: '', label: 'By domain' },
          { value: 'title', label: 'By title' },
          { value: '-updatedAt', label: 'Last changed first' },
          { value: '-createdAt', label: 'Newest first' },
        ]}
      />
      <TextInput
        label="As it was on"
        type="date"
        max={new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)}
        value={filters.asOf}
        onChange={(event) => setFilter('asOf', event.currentTarget.value)}
      />
      {isFiltered && (
        <Button
          className="catalogue-clear"
          variant="subtle"
          size="sm"
          leftSection={<IconX size={15} aria-hidden />}
          onClick={clearFilters}
        >
          Clear filters
        </Button>
      )}
    </form>
  )
}
