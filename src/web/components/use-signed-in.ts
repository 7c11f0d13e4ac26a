import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../api/account-queries.ts'
import type { Me } from '../api/schemas.ts'

/** Whoever is signed in; absent for anonymous visitors, and until it is known. */
export function useSignedIn(): Me | undefined {
  const { data } = useQuery(meQuery)
  return data?.actor.kind === 'anonymous' ? undefined : data
}
