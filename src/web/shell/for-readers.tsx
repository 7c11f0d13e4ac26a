import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { meQuery } from '../api/account-queries.ts'

/**
 * The page, for everybody who may read. Where that takes an account, whoever is not signed in is led to signing in, and from
 * there back. Pages do not wait for the answer: what they ask meanwhile is refused.
 */
export function ForReaders({ children }: { readonly children: ReactNode }): ReactNode {
  const { data: me } = useQuery(meQuery)
  const { pathname, search, hash } = useLocation()
  const isRefused = me?.reading === 'signed-in' && me.actor.kind === 'anonymous'
  if (!isRefused || pathname === '/sign-in') return children
  return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search + hash)}`} />
}
