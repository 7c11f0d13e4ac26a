import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { meQuery } from '../../api/account-queries.ts'
import { EmptyState } from '../empty-state.tsx'
import { QueryView } from '../query-view.tsx'

interface ForSignedInProps {
  /** What needs an account: "to register a service". */
  readonly to: string
  readonly children: ReactNode
}

/** A form for whoever is signed in, and the way to sign in for everybody else. */
export function ForSignedIn({ to, children }: ForSignedInProps): React.JSX.Element {
  const me = useQuery(meQuery)
  const { pathname, search } = useLocation()
  return (
    <QueryView query={me} what="who you are">
      {({ actor }) =>
        actor.kind === 'anonymous' ? (
          <EmptyState title="This needs an account">
            <Link to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>Sign in</Link> {to}.
            Reading needs none.
          </EmptyState>
        ) : (
          children
        )
      }
    </QueryView>
  )
}
