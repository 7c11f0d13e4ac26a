import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { organisationQuery } from '../../api/governance-queries.ts'
import { targetsQuery } from '../../api/maturity-queries.ts'
import { withQuery } from '../../api/request.ts'
import type { Proposal, ProposalRequest, TargetProgress } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Form } from '../../components/form/form.tsx'
import { WordsField } from '../../components/form/words-field.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useSignedIn } from '../../components/use-signed-in.ts'
import { useGovernancePost } from '../governance/use-governance-change.ts'
import { figure } from '../maturity/figures.ts'
import { MaturityLinks } from '../maturity/maturity-links.tsx'
import '../maturity/maturity-page.css'
import { TargetBadge, wantedInWords } from '../maturity/target-state.tsx'
import { ProposeTarget } from './propose-target.tsx'

/** What circles want their figures to be, and how far they are. */
export function TargetsPage(): React.JSX.Element {
  const me = useSignedIn()
  const [parameters, setParameters] = useSearchParams()
  const circle = parameters.get('circle') ?? ''
  const organisation = useQuery(organisationQuery)
  const targets = useQuery(targetsQuery(circle))
  const circles = organisation.data?.circles ?? []
  const titleOf = (id: string): string => circles.find((one) => one.id === id)?.title ?? id
  return (
    <Page
      title="Targets"
      lead="What circles have set themselves by proposal, with the figure as it stands. One that is missed becomes a tension of its circle."
    >
      <div className="stack">
        <MaturityLinks />
        <NativeSelect
          label="Circle, with those in it"
          value={circle}
          onChange={({ currentTarget: { value } }) =>
            setParameters(value === '' ? {} : { circle: value }, { replace: true })
          }
          data={[
            { value: '', label: 'All circles' },
            ...circles.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <QueryView query={targets} what="the targets">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="No target has been set">
                Propose one here, or from a gap of the road map.
              </EmptyState>
            ) : (
              items.map((target) => (
                <TargetPanel
                  key={`${target.circle} ${target.id}`}
                  target={target}
                  circle={titleOf(target.circle)}
                  canChange={me !== undefined}
                />
              ))
            )
          }
        </QueryView>
        {me !== undefined && circles.length > 0 && (
          <Panel title="Propose a target">
            <ProposeTarget circles={circles} circle={circle} />
          </Panel>
        )}
      </div>
    </Page>
  )
}

interface TargetPanelProps {
  readonly target: TargetProgress
  /** The title of its circle. */
  readonly circle: string
  readonly canChange: boolean
}

function TargetPanel({ target, circle, canChange }: TargetPanelProps): React.JSX.Element {
  const { title, name, unit, value, numerator, denominator, by, state, fact } = target
  const behind = withQuery('/maturity', { circle: target.circle, fact })
  return (
    <Panel title={title} aside={<TargetBadge state={state} />}>
      <p>
        <Link to={behind}>{name}</Link> is <strong>{figure(value, unit)}</strong>
        {denominator !== undefined && denominator > 0 && ` (${numerator ?? 0} of ${denominator})`};
        wanted is {wantedInWords(target)} by {by}.
      </p>
      <Progress target={target} />
      <p className="tiny subtle">
        A target of <Link to={`/circles?in=${encodeURIComponent(target.circle)}`}>{circle}</Link>
      </p>
      {canChange && (
        <details className="details-form">
          <summary>Give it up</summary>
          <GiveUp target={target} />
        </details>
      )}
    </Panel>
  )
}

/** How far a figure is that is to rise; one that is to fall has no way to go from nothing. */
function Progress({ target }: { readonly target: TargetProgress }): React.JSX.Element | null {
  const { value, atLeast, title } = target
  if (value === null || atLeast === undefined || atLeast === 0) return null
  return (
    <progress
      className="target-bar"
      aria-label={title}
      max={atLeast}
      value={Math.min(value, atLeast)}
    />
  )
}

/** Giving a target up is decided like setting it: by a proposal. */
function GiveUp({ target }: { readonly target: TargetProgress }): React.JSX.Element {
  const { circle, id, title } = target
  const navigate = useNavigate()
  const [example, setExample] = useState('')
  const propose = useGovernancePost<ProposalRequest, Proposal>('/proposals', (made) =>
    navigate(`/proposals/${encodeURIComponent(made.id)}`),
  )
  return (
    <Form
      request={propose}
      problem="The proposal is not made"
      submit="Propose to give it up"
      isMinor
      onSubmit={() =>
        propose.mutate({
          title: `Give up the target: ${title}`.slice(0, 200),
          circle,
          example: example.trim(),
          rationale: 'The circle no longer works towards what it does not want.',
          changes: [{ kind: 'maturity.target-remove', circle, target: id }],
        })
      }
    >
      <WordsField label="What makes it wrong" required value={example} onChange={setExample} />
    </Form>
  )
}
