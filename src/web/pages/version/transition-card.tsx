import { Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import type {
  ConditionResult,
  TransitionDecision,
  TransitionPreview,
  Version,
} from '../../api/schemas.ts'
import { isUpToAsker } from '../../components/gate-asks.ts'
import { StateName } from '../../components/state-badge.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { counted } from '../../components/words.ts'
import { Reasons } from './reasons.tsx'
import { TransitionForm } from './transition-form.tsx'

interface TransitionCardProps {
  readonly version: Version
  readonly from: string
  readonly preview: TransitionPreview
  readonly isSignedIn: boolean
  readonly onGranted: (decision: TransitionDecision) => void
}

/** A transition with its gate explained, and the way to ask for it. */
export function TransitionCard(props: TransitionCardProps): React.JSX.Element {
  const { version, from, preview, isSignedIn, onGranted } = props
  const { pathname } = useLocation()
  return (
    <article className="gate" aria-label={preview.title}>
      <div className="gate-head">
        <Title order={3}>{preview.title}</Title>
        <span className="gate-way">
          <StateName state={from} /> <IconArrowRight size={14} aria-label="to" />{' '}
          <StateName state={preview.to} />
        </span>
        <GateBadge conditions={preview.conditions} />
      </div>
      <div className="gate-body">
        <Reasons authority={preview.authority} conditions={preview.conditions} isPreview />
        <div>
          {isSignedIn ? (
            <TransitionForm version={version} preview={preview} onGranted={onGranted} />
          ) : (
            <p className="small subtle gate-sign-in">
              <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link> to ask for
              this transition. The decision, also a refusal, is recorded with its reasons.
            </p>
          )}
        </div>
      </div>
    </article>
  )
}

/** About the conditions alone: whether the asker has the authority stands below. */
function GateBadge(props: { readonly conditions: readonly ConditionResult[] }): React.JSX.Element {
  const { conditions } = props
  const open = conditions.filter(
    (condition) => condition.holds !== 'yes' && !isUpToAsker(condition),
  )
  if (conditions.length === 0) return <ToneBadge tone="mute">No gate</ToneBadge>
  if (open.length > 0) {
    return (
      <ToneBadge tone="bad">
        {open.length} of {counted(conditions.length, 'condition')} open
      </ToneBadge>
    )
  }
  return conditions.some(isUpToAsker) ? (
    <ToneBadge tone="info">The rest is up to you</ToneBadge>
  ) : (
    <ToneBadge tone="good">The gate holds</ToneBadge>
  )
}
