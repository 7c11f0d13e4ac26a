import { Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import type { ConditionResult, TransitionDecision, TransitionPreview } from '../../api/schemas.ts'
import { isUpToAsker } from './gate-asks.ts'
import { StateName } from '../state-badge.tsx'
import { ToneBadge } from '../tone-badge.tsx'
import { counted } from '../words.ts'
import { Reasons } from './reasons.tsx'
import { TransitionForm } from './transition-form.tsx'
import type { TransitionSubject } from './transition-subject.ts'

interface TransitionCardProps {
  readonly subject: TransitionSubject
  readonly from: string
  readonly preview: TransitionPreview
  readonly isSignedIn: boolean
  readonly onGranted: (decision: TransitionDecision) => void
}

/** A transition with its gate explained, and the way to ask for it. */
export function TransitionCard(props: TransitionCardProps): React.JSX.Element {
  const { subject, from, preview, isSignedIn, onGranted } = props
  const { pathname } = useLocation()
  return (
    <article className="gate" aria-label={preview.title}>
      <div className="gate-head">
        <Title order={3}>{preview.title}</Title>
        <span className="gate-way">
          <StateName state={from} of={subject.kind} /> <IconArrowRight size={14} aria-label="to" />{' '}
          <StateName state={preview.to} of={subject.kind} />
        </span>
        <GateBadge conditions={preview.conditions} />
      </div>
      <div className="gate-body">
        <Reasons authority={preview.authority} conditions={preview.conditions} isPreview />
        <div>
          {isSignedIn ? (
            <TransitionForm subject={subject} preview={preview} onGranted={onGranted} />
          ) : (
            <p className="small subtle gate-sign-in">
              <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link> to ask for
              this transition. The decision, also a refusal, is recorded with its reasons.
            </p>
          )}
          {isSignedIn && !preview.wouldBeAllowed && subject.emergency && (
            <p className="tiny subtle">
              Would waiting lose much, and nobody who may can be reached?{' '}
              <Link
                to={`/emergencies/new?${new URLSearchParams({ ...subject.emergency, back: pathname }).toString()}`}
              >
                Act in an emergency
              </Link>
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
