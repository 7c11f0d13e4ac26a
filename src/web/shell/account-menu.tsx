import { Button } from '@mantine/core'
import { IconBell, IconLogin2, IconLogout, IconUser } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { meQuery, unreadQuery } from '../api/account-queries.ts'
import { deleteResource } from '../api/request.ts'
import type { Me } from '../api/schemas.ts'

/** Who is signed in, with the way out; or the way in. */
export function AccountMenu(): React.JSX.Element | null {
  const me = useQuery(meQuery)
  if (me.isPending) return null
  return me.data && me.data.actor.kind !== 'anonymous' ? <SignedIn me={me.data} /> : <SignIn />
}

function SignIn(): React.JSX.Element {
  const { pathname, search } = useLocation()
  const next = pathname === '/sign-in' ? '/' : pathname + search
  return (
    <Button
      component={Link}
      to={`/sign-in?next=${encodeURIComponent(next)}`}
      variant="default"
      size="sm"
      px="sm"
      aria-label="Sign in"
    >
      <IconLogin2 size={16} aria-hidden />
      <span className="shell-sign-in-word">Sign in</span>
    </Button>
  )
}

/** The way to the notices, with how many are not read yet. */
function UnreadNotices(): React.JSX.Element {
  const { data } = useQuery(unreadQuery)
  const unread = data?.unread ?? 0
  return (
    <Link to="/notices" className="shell-notices" title="Notices">
      <IconBell size={16} aria-hidden />
      <span className="visually-hidden">Notices, </span>
      {unread === 0 ? (
        <span className="visually-hidden">all read</span>
      ) : (
        <span className="shell-unread">
          {unread}
          <span className="visually-hidden"> not read yet</span>
        </span>
      )}
    </Link>
  )
}

function SignedIn({ me }: { readonly me: Me }): React.JSX.Element {
  const queries = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => deleteResource('/session'),
    onSuccess: () => queries.resetQueries(),
  })
  const roles = me.roles.length === 0 ? 'Fills no role' : `Roles: ${me.roles.join(', ')}`
  return (
    <>
      <UnreadNotices />
      <Link
        to="/tokens"
        className="shell-account"
        title={`${roles}. Your tokens and your password`}
      >
        <IconUser size={16} aria-hidden />
        <span>
          <span className="visually-hidden">Signed in as </span>
          {me.actor.name}
          <span className="visually-hidden">, to your tokens</span>
        </span>
      </Link>
      <Button
        variant="default"
        size="sm"
        px="sm"
        loading={signOut.isPending}
        aria-label="Sign out"
        title="Sign out"
        onClick={() => signOut.mutate()}
      >
        <IconLogout size={16} aria-hidden />
      </Button>
    </>
  )
}
