import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { proposalEffectQuery } from '../../../api/governance-queries.ts'
import { versionPath } from '../../../api/names.ts'
import type { PolicyEffect, Proposal, VersionEffect } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { VerdictBadge } from '../../../components/badges.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { StateName } from '../../../components/state-badge.tsx'
import { counted } from '../../../components/words.ts'
import { EffectPicture } from './effect-picture.tsx'

const MOST_SHOWN = 100 // rows; the sentence above says how many there are

/** Whether there is something to tell before the proposal is decided. */
export function hasEffect({ participants, changes }: Proposal): boolean {
  return participants !== undefined && changes.some(({ kind }) => kind.startsWith('policy.'))
}

/** What the policy changes of a proposal would do to the registry as it is now. */
export function ProposalEffect({ id }: { readonly id: string }): React.JSX.Element {
  return (
    <Panel title="What it would do">
      <ForSignedIn to="to see its effect">
        <EffectView id={id} />
      </ForSignedIn>
    </Panel>
  )
}

function EffectView({ id }: { readonly id: string }): React.ReactNode {
  const view = useQuery(proposalEffectQuery(id))
  return (
    <QueryView query={view} what="the effect">
      {({ state, progress, effect, problem }) => (
        <div role="status">
          {state === 'computing' && (
            <p>
              Being worked out: {progress.looked} of {counted(progress.total, 'version')} looked at.
            </p>
          )}
          {state === 'failed' && <p>It could not be worked out: {problem}</p>}
          {effect && <Effect effect={effect} />}
        </div>
      )}
    </QueryView>
  )
}

function Effect({ effect }: { readonly effect: PolicyEffect }): React.JSX.Element {
  const { looked, verdictsChanging, gatesClosing, blocked, failed, versions } = effect
  const shown = versions.slice(0, MOST_SHOWN)
  return (
    <>
      <p>
        Of {counted(looked, 'version')}, {verdictsChanging} would have another verdict,{' '}
        {gatesClosing} would meet a closed gate and {blocked} would be refused if registered then. A
        time of grace is taken to be over.
        {failed > 0 && ` ${counted(failed, 'version')} could not be judged.`}
      </p>
      <EffectPicture effect={effect} />
      {shown.length > 0 && (
        <DataTable
          caption={
            effect.isCut || versions.length > shown.length
              ? `The first ${shown.length} versions for which something changes`
              : 'Versions for which something changes'
          }
          isCaptionShown
          rows={shown}
          keyOf={({ version }) => version}
          columns={[
            { head: 'Version', of: (one) => <Changed one={one} /> },
            { head: 'Owner', of: ({ owner }) => owner ?? 'nobody' },
            { head: 'Now', of: ({ before }) => <VerdictBadge verdict={before} /> },
            { head: 'Then', of: ({ after }) => <VerdictBadge verdict={after} /> },
            {
              head: 'Because of',
              of: ({ policies }) => policies.map(({ policy }) => policy).join(', '),
            },
            {
              head: 'What it closes',
              of: ({ closes, blocked }) =>
                [...closes, ...(blocked ? ['Registering it'] : [])].join(', ') || 'nothing',
            },
          ]}
        />
      )}
    </>
  )
}

function Changed({ one }: { readonly one: VersionEffect }): React.JSX.Element {
  const { service, version, state } = one
  const number = version.slice(version.lastIndexOf('@') + 1)
  return (
    <>
      <Link to={versionPath(service, number)}>
        <strong>
          {service} {number}
        </strong>
      </Link>
      <div className="tiny subtle">
        <StateName state={state} />
      </div>
    </>
  )
}
