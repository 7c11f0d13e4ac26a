import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { tensionQuery } from '../../../api/governance-queries.ts'
import { ledgerPath, subjectPath } from '../../../api/names.ts'
import { isNotFound } from '../../../api/problem.ts'
import type { Tension } from '../../../api/schemas.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { CircleLink, RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { counted, shortened } from '../../../components/words.ts'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import '../governance.css'
import { isOpen, sensedBy, TensionState } from './tension-state.tsx'
import { TensionNext } from './tension-next.tsx'
import { TensionWay } from './tension-way.tsx'

/** A tension: what was sensed and by whom, its way until now, and what can come next. */
export function TensionPage(): React.JSX.Element {
  const { tensionId = '' } = useParams()
  const [parameters] = useSearchParams()
  const tension = useQuery(tensionQuery(tensionId))
  if (isNotFound(tension.error)) return <NotFoundPage />
  return (
    <Page
      title={tension.data === undefined ? 'Tension' : shortened(tension.data.now)}
      crumbs={[{ label: 'Tensions', to: '/tensions' }]}
    >
      <QueryView query={tension} what="the tension">
        {(data) => (
          <div className="stack">
            {parameters.has('opened') && isOpen(data) && <Opened tension={data} />}
            <Sensed tension={data} />
            <TensionWay tension={data} />
            <TensionNext key={data.state} tension={data} />
          </div>
        )}
      </QueryView>
    </Page>
  )
}

/** What becomes of the tension that the reader has just opened. */
function Opened({ tension }: { readonly tension: Tension }): React.JSX.Element {
  return (
    <p role="status">
      <strong>Your tension is open.</strong> It is in the inbox of <RoleLink role={tension.role} />.
      What comes of it will stand here, and you are the one who says that it is done.
    </p>
  )
}

function Sensed({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const { now, couldBe, subject, createdAt, asRole, role, circle, evidence, recurrences } = tension
  return (
    <Panel title="What is sensed" aside={<TensionState tension={tension} />}>
      <FactList
        facts={[
          { name: 'What is', value: now },
          { name: 'What could be', value: couldBe },
          { name: 'About', value: <SubjectLink subject={subject} /> },
          {
            name: 'Sensed by',
            value: (
              <>
                {sensedBy(tension)}
                {asRole !== undefined && (
                  <>
                    {' '}
                    as <RoleLink role={asRole} />
                  </>
                )}
                , <Instant at={createdAt} withTime />
                {recurrences !== undefined &&
                  `; it came back ${counted(recurrences, 'time')} after it was done`}
              </>
            ),
          },
          {
            name: 'In the inbox of',
            value: (
              <>
                <RoleLink role={role} /> in the circle <CircleLink circle={circle} />
              </>
            ),
          },
          ...(tension.closing === undefined ? [] : [{ name: 'Closed', value: tension.closing }]),
        ]}
      />
      {evidence.length > 0 && (
        <>
          <h3 className="governance-title">Evidence</h3>
          <ul>
            {evidence.map((found) => (
              <li key={`${found.at} ${found.text}`}>
                {found.text}{' '}
                <span className="tiny subtle">
                  {found.subject !== undefined && subjectPath(found.subject) !== undefined && (
                    <>
                      about <SubjectLink subject={found.subject} />,{' '}
                    </>
                  )}
                  <Instant at={found.at} withTime />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="circle-links">
        <Link to={`/tensions?subject=${encodeURIComponent(subject)}`}>
          Other tensions about the same
        </Link>
        <Link to={ledgerPath(`tension:${tension.id}`)}>Its entries in the ledger</Link>
      </p>
    </Panel>
  )
}
