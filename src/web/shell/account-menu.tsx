import { Button, Menu } from '@mantine/core'
import { IconLogin2, IconLogout, IconUser } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { meQuery } from '../api/queries.ts'
import { deleteResource } from '../api/request.ts'

/** Who is signed in, with the way out; or the way in. */
export function AccountMenu(): React.JSX.Element | null {
  const queries = useQueryClient()
  const { pathname, search } = useLocation()
  const me = useQuery(meQuery)
  const signOut = useMutation({
    mutationFn: () => deleteResource('/session'),
    onSuccess: () => queries.resetQueries(),
  })
  if (me.isPending) return null
  if (!me.data || me.data.actor.kind === 'anonymous') {
    const next = pathname === '/sign-in' ? '/' : pathname + search
    return (
      <Button
        component={Link}
        to={`/sign-in?next=${encodeURIComponent(next)}`}
        variant="default"
        size="sm"
        px="sm"
        leftSection={<IconLogin2 size={16} aria-hidden />}
      >
        Sign in
      </Button>
    )
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          px="sm"
          leftSection={<IconUser size={16} aria-hidden />}
          aria-label={`Signed in as ${me.data.actor.name}`}
        >
          {me.data.actor.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.data.roles.length === 0 ? 'Fills no role' : `Roles: ${me.data.roles.join(', ')}`}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => signOut.mutate()}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
