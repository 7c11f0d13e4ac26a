import { Link } from 'react-router'
import { subjectPath } from '../api/names.ts'

/** A subject as the ledger names it, leading to its page where it has one. */
export function SubjectLink({ subject }: { readonly subject: string }): React.JSX.Element {
  const path = subjectPath(subject)
  return path === undefined ? <>{subject}</> : <Link to={path}>{subject}</Link>
}
