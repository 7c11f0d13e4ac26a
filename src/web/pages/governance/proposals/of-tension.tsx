import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { tensionQuery } from '../../../api/governance-queries.ts'
import { SubjectLink } from '../../../components/subject-link.tsx'

/** The tension that a proposal answers, in the words of whoever senses it. */
export function OfTension({ id }: { readonly id: string }): React.ReactNode {
  const tension = useQuery(tensionQuery(id))
  if (tension.data === undefined) return null
  const { now, couldBe, by, subject } = tension.data
  return (
    <>
      {by === 'system' ? 'The registry' : by} senses{' '}
      <Link to={`/tensions/${encodeURIComponent(id)}`}>a tension</Link> about{' '}
      <SubjectLink subject={subject} />. <span className="subtle">Is:</span> {now}{' '}
      <span className="subtle">Could be:</span> {couldBe}
    </>
  )
}
