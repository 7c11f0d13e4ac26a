import { Link } from 'react-router'
import { subjectPath } from '../api/names.ts'
import { subjectInWords } from '../api/subject-in-words.ts'
import { useTitles } from './governance-names.tsx'

/** A subject as the ledger names it, in words, leading to its page where it has one. */
export function SubjectLink({ subject }: { readonly subject: string }): React.JSX.Element {
  const title = useTitles().get(subject)
  const path = subjectPath(subject)
  const words = subjectInWords(subject, title)
  return path === undefined ? (
    <>{words}</>
  ) : (
    <Link to={path} title={subject}>
      {words}
    </Link>
  )
}
