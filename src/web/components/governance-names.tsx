/** Roles and circles by the titles that people know them by. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { organisationQuery } from '../api/governance-queries.ts'
import { subjectPath } from '../api/names.ts'

/** The titles of circles and roles by `circle:ID` and `role:ID`; empty until they are read. */
export function useTitles(): ReadonlyMap<string, string> {
  const { data } = useQuery(organisationQuery)
  return new Map(
    (data?.circles ?? []).flatMap(({ id, title, roles }) => [
      [`circle:${id}`, title] as const,
      ...roles.map((role) => [`role:${role.id}`, role.title] as const),
    ]),
  )
}

/** A role by its title, leading to its page; by its id where it is gone. */
export function RoleLink({ role }: { readonly role: string }): React.JSX.Element {
  return <Titled subject={`role:${role}`} id={role} />
}

/** A circle by its title, leading into it; by its id where it is gone. */
export function CircleLink({ circle }: { readonly circle: string }): React.JSX.Element {
  return <Titled subject={`circle:${circle}`} id={circle} />
}

function Titled(props: { readonly subject: string; readonly id: string }): React.JSX.Element {
  const title = useTitles().get(props.subject)
  return (
    <Link to={subjectPath(props.subject) ?? ''} title={props.id}>
      {title ?? props.id}
    </Link>
  )
}
