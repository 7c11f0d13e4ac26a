import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { proposalEffectQuery } from '../../../api/governance-queries.ts'
import { versionPath } from '../../../api/names.ts'
import type { PolicyEffect, Proposal, VersionEffect } from '../../../api/schemas.ts'
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
        <div className="table-frame">
          <table className="data-table data-table-wide">
            <caption>
              {effect.isCut || versions.length > shown.length
                ? `The first ${shown.length} versions for which something changes`
                : 'Versions for which something changes'}
            </caption>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">Owner</th>
                <th scope="col">Now</th>
                <th scope="col">Then</th>
                <th scope="col">Because of</th>
                <th scope="col">What it closes</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((version) => (
                <VersionRow key={version.version} version={version} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function VersionRow({ version: one }: { readonly version: VersionEffect }): React.JSX.Element {
  const { service, version, owner, state, before, after, policies, closes, blocked } = one
  const number = version.slice(version.lastIndexOf('@') + 1)
  return (
    <tr>
      <th scope="row">
        <Link to={versionPath(service, number)}>
          <strong>
            {service} {number}
          </strong>
        </Link>
        <div className="tiny subtle">
          <StateName state={state} />
        </div>
      </th>
      <td>{owner ?? 'nobody'}</td>
      <td>
        <VerdictBadge verdict={before} />
      </td>
      <td>
        <VerdictBadge verdict={after} />
      </td>
      <td>{policies.map(({ policy }) => policy).join(', ')}</td>
      <td>{[...closes, ...(blocked ? ['Registering it'] : [])].join(', ') || 'nothing'}</td>
    </tr>
  )
}
