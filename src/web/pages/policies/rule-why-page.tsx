import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { ruleWhyQuery } from '../../api/policy-queries.ts'
import type { PolicyReason, RuleReason } from '../../api/schemas.ts'
import { EnforcementBadge } from '../../components/badges.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'

/** Why a rule applies to a contract version: which policies ask it, by whose decision, since when. */
export function RuleWhyPage(): React.JSX.Element {
  const { ruleId = '' } = useParams()
  const [parameters] = useSearchParams()
  const service = parameters.get('service') ?? ''
  const version = parameters.get('version') ?? 'latest'
  const reason = useQuery({ ...ruleWhyQuery(ruleId, service, version), enabled: service !== '' })
  if (isNotFound(reason.error)) return <NotFoundPage />
  return (
    <Page
      title={`Why ${ruleId} applies`}
      crumbs={[
        { label: 'Policies & rules', to: '/policies' },
        { label: ruleId, to: `/rules/${encodeURIComponent(ruleId)}` },
      ]}
      lead={service === '' ? '' : `To ${service}, version ${version}`}
    >
      {service === '' ? (
        <EmptyState title="To which contract?">
          Open a finding of the rule on the page of a version; its link leads here with the service.
        </EmptyState>
      ) : (
        <QueryView query={reason} what="the reasons" skeleton={<PageSkeleton />}>
          {(data) => <Reasons reason={data} />}
        </QueryView>
      )}
    </Page>
  )
}

const answers = {
  yes: 'applies',
  no: 'does not apply',
  undetermined: 'cannot be decided',
} as const

function Reasons({ reason }: { readonly reason: RuleReason }): React.JSX.Element {
  const { rule, service, version, applies, policies, waivers } = reason
  return (
    <div className="stack">
      <p>
        <strong>
          {rule} {applies ? 'applies' : 'does not apply'} to {service}@{version}.
        </strong>{' '}
        {waivers.length > 0 && `Waivers in force accept findings here: ${waivers.join(', ')}.`}
      </p>
      {policies.length === 0 && (
        <EmptyState title="No policy has the rule">
          No rule pack that a policy puts in force contains it.
        </EmptyState>
      )}
      {policies.map((policy) => (
        <Panel key={policy.policy} title={`${policy.policy} ${answers[policy.applies]}`}>
          <PolicyFacts policy={policy} />
        </Panel>
      ))}
      <CopyableCommand
        label="The same on the command line"
        command={`concordat rules why ${rule} --service ${service}@${version}`}
      />
    </div>
  )
}

function PolicyFacts({ policy }: { readonly policy: PolicyReason }): React.JSX.Element {
  const { severity, grace } = policy
  const saw = Object.entries(policy.saw)
  return (
    <FactList
      facts={[
        { name: 'Policy', value: policy.title },
        { name: 'For contracts where', value: <code>{policy.scope}</code> },
        {
          name: 'The scope saw',
          value:
            saw.length === 0
              ? undefined
              : saw.map(([name, value]) => (
                  <div key={name}>
                    <code>
                      {name} = {JSON.stringify(value)}
                    </code>
                  </div>
                )),
        },
        {
          name: 'Enforcement',
          value: (
            <>
              <EnforcementBadge enforcement={policy.enforcement} />
              {grace && (
                <>
                  {' '}
                  {grace.enforcement} from <Instant at={grace.until} /> on
                </>
              )}
            </>
          ),
        },
        {
          name: 'Severity',
          value: `${severity.effective}${severity.changed === undefined ? '' : ` (the pack has ${severity.pack}; the policy changes that)`}`,
        },
        {
          name: 'Rule pack',
          value: `${policy.pack} ${policy.packVersion}${policy.pinned === undefined ? '' : `, pinned to ${policy.pinned}`}`,
        },
        { name: 'Since', value: <Instant at={policy.since} /> },
        { name: 'Decided by', value: policy.decidedBy },
        { name: 'Because', value: policy.reason },
      ]}
    />
  )
}
