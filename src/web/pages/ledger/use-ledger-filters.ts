import { useSearchParams } from 'react-router'
import type { LedgerFilters } from '../../api/ledger-queries.ts'

const names = ['subject', 'action', 'actor', 'from', 'to'] as const

interface LedgerView {
  readonly filters: LedgerFilters
  readonly isFiltered: boolean
  readonly setFilters: (filters: LedgerFilters) => void
}

/** The filters of the ledger, kept in the address. */
export function useLedgerFilters(): LedgerView {
  const [parameters, setParameters] = useSearchParams()
  return {
    filters: Object.fromEntries(
      names.map((name) => [name, parameters.get(name) ?? '']),
    ) as LedgerFilters,
    isFiltered: names.some((name) => parameters.has(name)),
    setFilters: (filters) =>
      setParameters(
        Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')),
      ),
  }
}
