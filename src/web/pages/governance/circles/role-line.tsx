import { Link } from 'react-router'
import type { Assignment, Role } from '../../../api/schemas.ts'

/** A role in a list, with who fills it. */
export function RoleLine({ role }: { readonly role: Role }): React.JSX.Element {
  const people = [...new Set(role.filledBy.map(fillerInWords))]
  return (
    <li>
      <Link to={`/roles/${encodeURIComponent(role.id)}`}>{role.title}</Link>
      <span className="subtle">
        {' '}
        {people.length > 0 ? people.join(', ') : unfilledInWords(role)}
      </span>
    </li>
  )
}

/** Who acts where nobody fills the role. */
export function unfilledInWords({ kind }: Role): string {
  return kind === 'lead' ? 'nobody: the circle around it covers' : 'nobody: its lead covers'
}

/** For instance `bo, in place of ada until 2026-12-01`. */
export function fillerInWords({ person, standsInFor, until }: Assignment): string {
  if (standsInFor === undefined) return person
  return `${person}, in place of ${standsInFor} until ${until?.slice(0, 10) ?? ''}`
}
