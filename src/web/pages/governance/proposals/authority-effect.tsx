import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { authorityEffectQuery } from '../../../api/governance-queries.ts'
import type { AuthorityEffect } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { GrantTable } from '../constitution/grant-table.tsx'
import './effect.css'

const KINDS: Readonly<Record<AuthorityEffect['roles'][number]['kind'], string>> = {
  new: 'new role',
  removed: 'role goes',
  gains: 'gains authority',
  loses: 'loses authority',
  changes: 'gains and loses',
  'other-people': 'in other hands',
}

/** Which roles would gain or lose authority, and about which domains somebody else would decide. */
export function AuthorityEffectPanel({ id }: { readonly id: string }): React.JSX.Element {
  const effect = useQuery(authorityEffectQuery(id))
  return (
    <Panel title="Who would decide">
      <QueryView query={effect} what="the effect on who decides">
        {(data) =>
          data.roles.length === 0 && data.domains.length === 0 && data.grants.length === 0 ? (
            <p>The same people would decide about the same things.</p>
          ) : (
            <>
              <Handovers domains={data.domains} />
              <RoleTable roles={data.roles} />
              {data.grants.length > 0 && <GrantTable grants={data.grants} />}
            </>
          )
        }
      </QueryView>
    </Panel>
  )
}

const ROW = 58
const BOX = 300
const WIDTH = 1_000

/** Each domain that passes into other hands, from whom to whom. The table beside it says the same. */
function Handovers({ domains }: Pick<AuthorityEffect, 'domains'>): React.ReactNode {
  if (domains.length === 0) return null
  const words = domains
    .map(
      ({ domain, before, after }) =>
        `${domain || 'the whole registry'}: from ${named(before)} to ${named(after)}`,
    )
    .join('; ')
  return (
    <div className="effect-picture">
      <svg
        viewBox={`0 0 ${WIDTH} ${domains.length * ROW + 30}`}
        role="img"
        aria-label={`Domains that pass into other hands: ${words}`}
      >
        <text x={BOX / 2} y={18} className="effect-head">
          now
        </text>
        <text x={WIDTH - BOX / 2} y={18} className="effect-head">
          then
        </text>
        {domains.map(({ domain, before, after }, index) => {
          const top = index * ROW + 30
          return (
            <g key={domain} transform={`translate(0 ${top})`}>
              <Box x={0} decider={before} />
              <line x1={BOX + 8} y1={22} x2={WIDTH - BOX - 20} y2={22} />
              <path d={`M ${WIDTH - BOX - 22} 16 l 12 6 l -12 6 z`} />
              <text x={WIDTH / 2} y={12}>
                {domain || 'the whole registry'}
              </text>
              <Box x={WIDTH - BOX} decider={after} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}

type Decider = AuthorityEffect['domains'][number]['before']

function Box({ x, decider }: { readonly x: number; readonly decider: Decider }): React.JSX.Element {
  return (
    <>
      <rect x={x + 1} y={1} width={BOX - 2} height={ROW - 14} rx={8} />
      <text x={x + BOX / 2} y={19}>
        {decider.role}
      </text>
      <text x={x + BOX / 2} y={36} className="effect-people">
        {decider.people.join(', ').slice(0, 40)}
      </text>
    </>
  )
}

function named({ role, people }: Decider): string {
  return `${role} (${people.join(', ')})`
}

function RoleTable({ roles }: Pick<AuthorityEffect, 'roles'>): React.ReactNode {
  if (roles.length === 0) return null
  return (
    <DataTable
      caption="Roles that gain or lose authority"
      rows={roles}
      keyOf={({ role }) => role}
      columns={[
        {
          head: 'Role',
          of: ({ role, title, circle, kind }) => (
            <>
              {kind === 'new' ? (
                title
              ) : (
                <Link to={`/roles/${encodeURIComponent(role)}`}>{title}</Link>
              )}
              <div className="tiny subtle">in {circle}</div>
            </>
          ),
        },
        { head: 'What happens', of: ({ kind }) => KINDS[kind] },
        { head: 'Gains', of: ({ gained }) => gained.join('; ') || 'nothing' },
        { head: 'Loses', of: ({ lost }) => lost.join('; ') || 'nothing' },
        {
          head: 'Filled by',
          of: ({ peopleBefore, peopleAfter }) =>
            peopleBefore.join() === peopleAfter.join()
              ? peopleAfter.join(', ') || 'nobody'
              : `${peopleBefore.join(', ') || 'nobody'}, then ${peopleAfter.join(', ') || 'nobody'}`,
        },
      ]}
    />
  )
}
