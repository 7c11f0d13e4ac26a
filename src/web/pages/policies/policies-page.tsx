import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { pastPoliciesQuery, policiesQuery, reEvaluationsQuery } from '../../api/policy-queries.ts'
import type { PolicyInForce, RulePackSummary } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EnforcementBadge } from '../../components/badges.tsx'
import { AsOfField, AsOfNote, useAsOf } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted, FORMAT_NAMES } from '../../components/words.ts'
import { DecidedBy, LegacyMark } from './decided-by.tsx'
import { PolicyFigures } from './policy-figures.tsx'

/** Which rule packs are in force where, by whose decision; and all packs at hand. */
export function PoliciesPage(): React.JSX.Element {
  const [asOf, setAsOf] = useAsOf()
  const policies = useQuery(asOf === '' ? policiesQuery : pastPoliciesQuery(asOf))
  return (
    <Page
      title="Policies & rules"
      lead="A policy puts a rule pack in force for a scope. Nothing else judges a contract, and nothing but an adopted proposal changes a policy."
      actions={
        <Button component={Link} to="/proposals/new" size="sm" variant="default">
          Propose a change
        </Button>
      }
    >
      <QueryView query={policies} what="the policies" skeleton={<PageSkeleton />}>
        {({ items, packs }) => (
          <div className="stack">
            <Panel title="Policies in force">
              <p>
                Findings can be accepted for a time: <Link to="/waivers">waivers</Link>.
              </p>
              {items.some(({ legacy }) => legacy === true) && (
                <p>
                  What is marked “from before” was decided before the constitution in force was
                  ratified. It holds until an adopted proposal changes, replaces or repeals it; its
                  page leads there.
                </p>
              )}
              <AsOfField value={asOf} onChange={setAsOf} />
              <AsOfNote asOf={asOf} exception="The rule packs are those at hand now." />
              {asOf === '' && <Progress />}
              <PolicyTable policies={items} />
            </Panel>
            <Panel title="Rule packs at hand">
              <PackTable packs={packs} inForce={new Set(items.map(({ pack }) => pack))} />
            </Panel>
          </div>
        )}
      </QueryView>
    </Page>
  )
}

/** Shown while verdicts are being judged anew. */
function Progress(): React.JSX.Element {
  const runs = useQuery(reEvaluationsQuery)
  const running = (runs.data?.items ?? []).filter(({ state }) => state === 'running')
  return (
    <div role="status">
      {running.map(({ id, cause, done, total, changed }) => (
        <p key={id}>
          Verdicts are being judged anew: {done} of {counted(total, 'service')},{' '}
          {counted(changed, 'verdict')} changed. <span className="subtle">{cause}</span>
        </p>
      ))}
    </div>
  )
}

function PolicyTable(props: { readonly policies: readonly PolicyInForce[] }): React.JSX.Element {
  if (props.policies.length === 0) {
    return (
      <EmptyState title="No policy is in force">
        Policies come into force by decision; the first ones with the constitution that the first
        run ratifies.
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption="Policies in force"
      rows={props.policies}
      keyOf={(policy) => policy.id}
      columns={[
        {
          head: 'Policy',
          of: (policy) => (
            <>
              <Link to={`/policies/in-force/${encodeURIComponent(policy.id)}`}>
                <strong>{policy.title}</strong>
              </Link>
              <div className="tiny subtle">
                {policy.id}: pack {policy.pack} {policy.packVersion}
              </div>
              <LegacyMark policy={policy} />
            </>
          ),
        },
        {
          head: 'Enforcement',
          of: (policy) => (
            <>
              <EnforcementBadge enforcement={policy.enforcement} />
              {policy.grace && (
                <div className="tiny">
                  {policy.grace.enforcement} from <Instant at={policy.grace.until} /> on
                </div>
              )}
            </>
          ),
        },
        { head: 'For contracts where', of: (policy) => <code>{policy.scope}</code> },
        { head: 'Contracts', of: (policy) => <PolicyFigures figures={policy.figures} /> },
        {
          head: 'Decided by',
          of: (policy) => (
            <>
              <DecidedBy policy={policy} />
              {policy.reason !== undefined && <div className="tiny subtle">{policy.reason}</div>}
            </>
          ),
        },
        { head: 'Since', of: (policy) => <Instant at={policy.since} /> },
      ]}
    />
  )
}

interface PackTableProps {
  readonly packs: readonly RulePackSummary[]
  /** Ids of packs that a policy puts in force. */
  readonly inForce: ReadonlySet<string>
}

function PackTable({ packs, inForce }: PackTableProps): React.JSX.Element {
  return (
    <DataTable
      caption="Rule packs"
      rows={packs}
      keyOf={(pack) => pack.id}
      columns={[
        {
          head: 'Rule pack',
          of: (pack) => (
            <>
              <Link to={`/policies/${encodeURIComponent(pack.id)}`}>
                <strong>{pack.title}</strong>
              </Link>
              <div className="tiny subtle">
                {pack.id} {pack.version}
              </div>
            </>
          ),
        },
        {
          head: 'Judges',
          of: (pack) => pack.formats.map((format) => FORMAT_NAMES[format]).join(', '),
        },
        { head: 'Rules', isNumber: true, of: (pack) => pack.ruleCount },
        {
          head: 'In force',
          of: (pack) => (inForce.has(pack.id) ? 'Yes' : <span className="subtle">No</span>),
        },
      ]}
    />
  )
}
