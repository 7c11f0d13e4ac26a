import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { constitutionQuery, missingGrantsQuery } from '../../../api/governance-queries.ts'
import type { MissingGrants } from '../../../api/schemas.ts'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { GovernanceLinks } from '../governance-links.tsx'
import '../governance.css'

/** The constitution in force, what it grants to nobody, and the way to amend it. */
export function ConstitutionPage(): React.JSX.Element {
  const inForce = useQuery(constitutionQuery)
  const missing = useQuery(missingGrantsQuery)
  return (
    <Page
      title="Constitution"
      lead="Who may do what, and how it is decided. It changes by its own rules alone, with a proposal."
      actions={
        <Button component={Link} to="/proposals/new?change=constitution.amend" size="sm">
          Amend it
        </Button>
      }
    >
      <div className="stack">
        <GovernanceLinks />
        <QueryView query={missing} what="what nobody is granted">
          {(data) => <Missing missing={data} />}
        </QueryView>
        <QueryView query={inForce} what="the constitution">
          {({ constitution, number, since, by }) => (
            <>
              <Panel title={`${constitution.title}, version ${constitution.version}`}>
                <p>{constitution.preamble}</p>
                <p className="tiny subtle">
                  Version {number} of the governance, in force since <Instant at={since} withTime />
                  , made by {by}.
                </p>
              </Panel>
              <Panel title="How it is decided">
                <ul className="plain-list stack">
                  {(constitution.decisions ?? []).map(({ id, title, changes }) => (
                    <li key={id}>
                      <strong>{title}</strong>
                      <div className="small subtle">{changes.join(', ')}</div>
                    </li>
                  ))}
                </ul>
              </Panel>
              <Panel title="Articles">
                <ul className="plain-list stack">
                  {(constitution.articles ?? []).map(({ id, title, text, grants }) => (
                    <li key={id}>
                      <h3 className="governance-title">{title}</h3>
                      <p>{text}</p>
                      <div className="small subtle">{grants.actions.join(', ')}</div>
                    </li>
                  ))}
                </ul>
              </Panel>
            </>
          )}
        </QueryView>
      </div>
    </Page>
  )
}

/** Nothing where everything that this version knows is granted to somebody. */
function Missing({ missing }: { readonly missing: MissingGrants }): React.ReactNode {
  const { actions, changes, notGranted, shipped = '' } = missing
  if (actions.length === 0) return null
  return (
    <Panel title="Granted to nobody">
      <p>
        These actions exist and nobody is granted them, so that they are refused. {shipped}, which
        came with the program, grants them:
      </p>
      <ul>
        {actions.map(({ action, to }) => (
          <li key={action}>
            <code>{action}</code> to {to.join('; ')}
          </li>
        ))}
      </ul>
      {notGranted.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {changes.length > 0 && (
        <p>
          <Button component={Link} to="/proposals/new?grants=missing" size="sm">
            Prepare the proposal
          </Button>
        </p>
      )}
    </Panel>
  )
}
