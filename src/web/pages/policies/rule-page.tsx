import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { ruleQuery } from '../../api/policy-queries.ts'
import type { Rule } from '../../api/schemas.ts'
import { SeverityBadge } from '../../components/badges.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { RuleExamples } from './rule-examples.tsx'

/** A rule: what it asks, why, and where that comes from. */
export function RulePage(): React.JSX.Element {
  const { ruleId = '' } = useParams()
  const rule = useQuery(ruleQuery(ruleId))
  if (isNotFound(rule.error)) return <NotFoundPage />
  return (
    <QueryView query={rule} what="the rule" skeleton={<PageSkeleton />}>
      {(data) => (
        <Page
          title={`${data.id} ${data.title}`}
          heading={`${data.id}: ${data.title}`}
          crumbs={[{ label: 'Policies & rules', to: '/policies' }]}
          lead={<SeverityBadge severity={data.severity} />}
        >
          <RuleDetails rule={data} />
        </Page>
      )}
    </QueryView>
  )
}

function RuleDetails({ rule }: { readonly rule: Rule }): React.JSX.Element {
  return (
    <div className="panels">
      <Panel title="Why">
        <p>{rule.rationale}</p>
      </Panel>
      <Panel title="About the rule">
        <FactList
          facts={[
            { name: 'It says', value: rule.message },
            {
              name: 'Also known as',
              value: rule.aliases.length === 0 ? undefined : rule.aliases.join(', '),
            },
            {
              name: 'Requirements',
              value: rule.requirements.length === 0 ? undefined : rule.requirements.join(', '),
            },
            {
              name: 'Rule packs',
              value: rule.packs.map((pack) => (
                <div key={pack}>
                  <Link to={`/policies/${encodeURIComponent(pack)}`}>{pack}</Link>
                </div>
              )),
            },
          ]}
        />
        <CopyableCommand
          label="The same on the command line"
          command={`concordat rules show ${rule.id}`}
        />
      </Panel>
      {rule.examples.length === 0 ? undefined : <RuleExamples examples={rule.examples} />}
    </div>
  )
}
