import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { constitutionQuery } from '../../api/governance-queries.ts'

/** For whoever has never heard of the method: how a tension becomes a change that is in force. */
export function HowItWorks(): React.JSX.Element {
  const inForce = useQuery(constitutionQuery)
  return (
    <details>
      <summary>New here? How a tension becomes a change that is in force</summary>
      <ol>
        <li>
          Somebody <Link to="/tensions/new">senses a tension</Link>: a gap between what is and what
          could be. It goes to the role that decides about the thing; there always is one.
        </li>
        <li>
          Whoever fills that role chooses what comes of it: something to do, something to know, or a
          proposal that changes a policy, a role or a circle. Whoever fills a role in a circle may
          make a proposal of it.
        </li>
        <li>
          A <Link to="/proposals">proposal</Link> shows what it would do before anybody decides. How
          it is decided says <Link to="/circles">the constitution</Link>
          {inForce.data && `, now: ${inForce.data.constitution.title}`}. On its page, under “Take
          part”, is the step that comes next.
        </li>
        <li>
          What is adopted holds at once. <Link to="/policies">Policies</Link> and roles name the
          proposal that made them so, and whoever sensed the tension says that it is done.
        </li>
      </ol>
    </details>
  )
}
