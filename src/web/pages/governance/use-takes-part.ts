import { useQuery } from '@tanstack/react-query'
import { organisationQuery } from '../../api/governance-queries.ts'
import { useSignedIn } from '../../components/use-signed-in.ts'

/**
 * Whether whoever is signed in seems to take part in a circle: by a role of it, by a role that it invites, or by
 * leading or representing a circle within; undefined until that is known. The registry decides.
 */
export function useTakesPart(circle: string): boolean | undefined {
  const me = useSignedIn()
  const { data } = useQuery(organisationQuery)
  if (me === undefined || data === undefined) return undefined
  return data.circles.some(
    ({ id, parent, roles, links = [] }) =>
      (id === circle &&
        (roles.some((role) => me.roles.includes(role.id)) ||
          links.some((role) => me.roles.includes(role)))) ||
      (parent === circle &&
        roles.some(
          ({ id: role, kind }) => (kind === 'lead' || kind === 'rep') && me.roles.includes(role),
        )),
  )
}
