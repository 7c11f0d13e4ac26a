import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { reportQuery } from '../../../api/version-queries.ts'
import type { Conformance, PolicyResult, Version } from '../../../api/schemas.ts'
import { EnforcementBadge, VerdictBadge } from '../../../components/badges.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { counted } from '../../../components/words.ts'
import '../findings-view.css'
import { isPartOf } from './is-part-of.ts'
import { ProfileSection } from './profile-section.tsx'

/** What each policy in force decided, what may be claimed by the profiles among them, and what could not be judged. */
export function ConformanceView({ version }: { readonly version: Version }): React.JSX.Element {
  const report = useQuery(reportQuery(version.service, version.version))
  return (
    <QueryView query={report} what="the report">
      {(result) =>
        result.policies.length === 0 ? (
          <EmptyState title="No policy is in force for this version">
            Nothing judges it, so nothing speaks for it. The policies and their scopes stand under{' '}
            <Link to="/policies">Policies &amp; rules</Link>.
          </EmptyState>
        ) : (
          <div className="stack">
            {result.error && (
              <EmptyState title="The contract cannot be read">{result.error.message}</EmptyState>
            )}
            <PolicyTable policies={result.policies} conformance={version.conformance} />
            {result.profiles?.map((profile, _, profiles) => (
              <ProfileSection
                key={profile.policy}
                version={version}
                profile={profile}
                findings={result.findings}
                toldWith={profiles.find((other) => isPartOf(profile, other))}
              />
            ))}
            <NotEvaluated policies={result.policies} />
          </div>
        )
      }
    </QueryView>
  )
}

interface PolicyTableProps {
  readonly policies: readonly PolicyResult[]
  readonly conformance: readonly Conformance[]
}

function PolicyTable({ policies, conformance }: PolicyTableProps): React.JSX.Element {
  return (
    <div className="table-frame">
      <table className="data-table data-table-wide">
        <caption className="visually-hidden">Verdict of each policy in force</caption>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Enforcement</th>
            <th scope="col">Verdict</th>
            <th scope="col" className="number">
              Errors
            </th>
            <th scope="col" className="number">
              Warnings
            </th>
            <th scope="col" className="number">
              Infos
            </th>
            <th scope="col" className="number">
              Hints
            </th>
            <th scope="col" className="number">
              Not evaluated
            </th>
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => {
            const inForce = conformance.find((entry) => entry.policy === policy.id)
            return (
              <tr key={policy.id}>
                <th scope="row">
                  <Link to={`/policies/${encodeURIComponent(policy.id)}`}>{policy.id}</Link>{' '}
                  <span className="tiny subtle">{policy.version}</span>
                </th>
                <td>{inForce && <EnforcementBadge enforcement={inForce.enforcement} />}</td>
                <td>
                  <VerdictBadge verdict={policy.verdict} />
                </td>
                <td className="number">{policy.counts.error}</td>
                <td className="number">{policy.counts.warning}</td>
                <td className="number">{policy.counts.info}</td>
                <td className="number">{policy.counts.hint}</td>
                <td className="number">{policy.notEvaluated.length}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function NotEvaluated(props: { readonly policies: readonly PolicyResult[] }): React.JSX.Element {
  const concerned = props.policies.filter((policy) => policy.notEvaluated.length > 0)
  const count = concerned.reduce((sum, policy) => sum + policy.notEvaluated.length, 0)
  return (
    <Panel title="What could not be judged" aside={<span className="small subtle">{count}</span>}>
      {count === 0 ? (
        <p className="small subtle">Every rule that applies was evaluated.</p>
      ) : (
        <>
          <p className="small subtle">
            {counted(count, 'rule')} could not be evaluated. That is not conformance: a policy with
            such a rule is indeterminate unless something fails it.
          </p>
          <div className="table-frame">
            <table className="data-table">
              <caption className="visually-hidden">Rules not evaluated, with the reason</caption>
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">Policy</th>
                  <th scope="col">Reason</th>
                </tr>
              </thead>
              <tbody>
                {concerned.flatMap((policy) =>
                  policy.notEvaluated.map(({ rule, reason }) => (
                    <tr key={`${policy.id} ${rule} ${reason}`}>
                      <th scope="row">
                        <Link to={`/rules/${encodeURIComponent(rule)}`}>{rule}</Link>
                      </th>
                      <td>{policy.id}</td>
                      <td>{reason}</td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  )
}
