import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { reportQuery } from '../../../api/version-queries.ts'
import type { Conformance, PolicyResult, Version } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
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
    <DataTable
      caption="Verdict of each policy in force"
      rows={policies}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'Policy',
          of: ({ id, version }) => (
            <>
              <Link to={`/policies/${encodeURIComponent(id)}`}>{id}</Link>{' '}
              <span className="tiny subtle">{version}</span>
            </>
          ),
        },
        {
          head: 'Enforcement',
          of: ({ id }) => {
            const inForce = conformance.find(({ policy }) => policy === id)
            return inForce && <EnforcementBadge enforcement={inForce.enforcement} />
          },
        },
        { head: 'Verdict', of: ({ verdict }) => <VerdictBadge verdict={verdict} /> },
        { head: 'Errors', isNumber: true, of: ({ counts }) => counts.error },
        { head: 'Warnings', isNumber: true, of: ({ counts }) => counts.warning },
        { head: 'Infos', isNumber: true, of: ({ counts }) => counts.info },
        { head: 'Hints', isNumber: true, of: ({ counts }) => counts.hint },
        { head: 'Not evaluated', isNumber: true, of: ({ notEvaluated }) => notEvaluated.length },
      ]}
    />
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
          <DataTable
            caption="Rules not evaluated, with the reason"
            rows={concerned.flatMap(({ id, notEvaluated }) =>
              notEvaluated.map((rule) => ({ policy: id, ...rule })),
            )}
            keyOf={({ policy, rule, reason }) => `${policy} ${rule} ${reason}`}
            columns={[
              {
                head: 'Rule',
                of: ({ rule }) => <Link to={`/rules/${encodeURIComponent(rule)}`}>{rule}</Link>,
              },
              { head: 'Policy', of: ({ policy }) => policy },
              { head: 'Reason', of: ({ reason }) => reason },
            ]}
          />
        </>
      )}
    </Panel>
  )
}
