import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { versionQuery } from '../../api/version-queries.ts'
import type { Change, CompatibilityReport, Version } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { counted } from '../../components/words.ts'
import { ChangeLevelBadge } from './compatibility-badges.tsx'
import { SourceExcerpt } from './source-excerpt.tsx'

const groups: readonly (readonly [Change['level'], string])[] = [
  ['error', 'Changes that break'],
  ['warning', 'Changes that may break'],
  ['info', 'Harmless changes'],
]
const step = 50 // changes drawn at first, and added by "Show more"

interface ChangeListProps {
  readonly report: CompatibilityReport
  /** The version that the report is about. */
  readonly version: Version
}

/** The changes, those that break first. */
export function ChangeList({ report, version }: ChangeListProps): React.JSX.Element {
  return (
    <>
      {groups.map(([level, title]) => (
        <ChangeGroup
          key={level}
          title={title}
          changes={report.changes.filter((change) => change.level === level)}
          version={version}
          fallback={report.against[0]?.version}
        />
      ))}
    </>
  )
}

interface ChangeGroupProps {
  readonly title: string
  readonly changes: readonly Change[]
  readonly version: Version
  /** The earlier version, where a change does not say which. */
  readonly fallback: string | undefined
}

function ChangeGroup(props: ChangeGroupProps): React.JSX.Element | null {
  const { title, changes, version, fallback } = props
  const [limit, setLimit] = useState(step)
  if (changes.length === 0) return null
  return (
    <Panel title={title} aside={<span className="small subtle">{changes.length}</span>}>
      <ul className="plain-list changes">
        {changes.slice(0, limit).map((change) => (
          <ChangeItem
            key={`${change.fingerprint} ${change.breaks.join(' ')}`}
            change={change}
            version={version}
            earlier={change.against?.[0] ?? fallback}
          />
        ))}
      </ul>
      {changes.length > limit && (
        <Button size="xs" variant="default" onClick={() => setLimit(limit + step)}>
          Show more of {changes.length}
        </Button>
      )}
    </Panel>
  )
}

interface ChangeItemProps {
  readonly change: Change
  readonly version: Version
  readonly earlier: string | undefined
}

function ChangeItem({ change, version, earlier }: ChangeItemProps): React.JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const { level, message, id, breaks, against = [] } = change
  return (
    <li className="change">
      <p className="change-head">
        <ChangeLevelBadge level={level} />
        <strong className="change-message">{message}</strong>
      </p>
      <p className="small subtle">
        <code>{id}</code>
        {!breaks.includes('consumer') &&
          breaks.length > 0 &&
          ', for providers of the earlier version'}
        {against.length > 1 && `, since ${against.join(' and ')}`}
      </p>
      <Operations operations={change.operations} />
      <Consumers change={change} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Both places in the source</summary>
        {isOpen && earlier !== undefined && (
          <Places change={change} version={version} earlier={earlier} />
        )}
      </details>
    </li>
  )
}

const mostOperations = 6

function Operations(props: { readonly operations: readonly string[] }): React.JSX.Element | null {
  const { operations } = props
  if (operations.length === 0) return null
  const more = operations.length - mostOperations
  return (
    <p className="small change-operations">
      In{' '}
      {operations.slice(0, mostOperations).map((operation) => (
        <code key={operation}>{operation}</code>
      ))}
      {more > 0 && ` and ${counted(more, 'more operation')}`}
    </p>
  )
}

function Consumers({ change }: { readonly change: Change }): React.JSX.Element | null {
  const { consumers } = change
  if (consumers === undefined) return null
  if (consumers.length === 0) {
    return <p className="small">It breaks nobody known to the registry.</p>
  }
  return (
    <ul className="small change-consumers">
      {consumers.map(({ consumer, certainty, reason, subscription, environment }) => (
        <li key={subscription ?? consumer}>
          <strong>{consumer}</strong>
          {environment !== undefined && ` in ${environment}`}{' '}
          {certainty === 'breaks' ? 'breaks' : 'may break'}: {reason}
        </li>
      ))}
    </ul>
  )
}

function Places({ change, version, earlier }: Required<ChangeItemProps>): React.JSX.Element {
  const before = useQuery(versionQuery(version.service, earlier ?? ''))
  return (
    <div className="excerpts">
      {before.data === undefined ? (
        <p className="small subtle">
          {before.isError ? 'The earlier version could not be loaded.' : 'Loading …'}
        </p>
      ) : (
        <SourceExcerpt version={before.data} location={change.oldLocation} />
      )}
      <SourceExcerpt version={version} location={change.newLocation} />
    </div>
  )
}
