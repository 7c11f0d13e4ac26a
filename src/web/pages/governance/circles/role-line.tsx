import { Link } from 'react-router'
import type { Role } from '../../../api/schemas.ts'

/** A role in a list, with who fills it. */
export function RoleLine({ role }: { readonly role: Role }): React.JSX.Element {
  const people = [...new Set(role.filledBy.map(({ person }) => person))]
  return (
    <li>
      <Link to={`/roles/${encodeURIComponent(role.id)}`}>{role.title}</Link>
      <span className="subtle">
        {' '}
        {people.length > 0
          ? people.join(', ')
          : role.kind === 'lead'
            ? 'nobody: the circle around it covers'
            : 'nobody: its lead covers'}
      </span>
    </li>
  )
}
