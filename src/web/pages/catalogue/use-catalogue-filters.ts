import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { ServiceFilters } from '../../api/service-queries.ts'

const names = ['q', 'domain', 'kind', 'state', 'format', 'tag', 'owner', 'sort', 'asOf'] as const

export interface CatalogueFilters {
  readonly filters: ServiceFilters
  /** Whether anything beyond the order is set. */
  readonly isFiltered: boolean
  readonly setFilter: (name: keyof ServiceFilters, value: string) => void
  readonly clearFilters: () => void
}

/** The filters of the catalogue, kept in the address so that a view can be bookmarked and shared. */
export function useCatalogueFilters(): CatalogueFilters {
  const [parameters, setParameters] = useSearchParams()
  const filters = Object.fromEntries(
    names.map((name) => [name, parameters.get(name) ?? '']),
  ) as ServiceFilters
  const setFilter = useCallback(
    (name: keyof ServiceFilters, value: string) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before)
          if (value === '') after.delete(name)
          else after.set(name, value)
          return after
        },
        { replace: true },
      )
    },
    [setParameters],
  )
  const clearFilters = useCallback(() => setParameters({}), [setParameters])
  const isFiltered = names.some((name) => name !== 'sort' && filters[name] !== '')
  return { filters, isFiltered, setFilter, clearFilters }
}
