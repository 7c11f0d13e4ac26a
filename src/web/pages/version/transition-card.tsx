import { Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router'
import type { TransitionPreview, Version } from '../../api/schemas.ts'
import { StateName } from '../../components/state-badge.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { Reasons } from './reasons.tsx'
import { TransitionForm } from './transition-form.tsx'

interface TransitionCardProps {
  readonly version: Version
  readonly from: string
  readonly preview: TransitionPreview
  readonly isSignedIn: boolean
}

/** A transition with its gate explained, and the way to ask for it. */
export function TransitionCard(props: TransitionCardProps): React.JSX.Element {
  const { version, from, preview, isSignedIn } = props
  const { pathname } = useLocation()
  const open = preview.conditions.filter((condition) => condition.holds !== 'yes').length
  return (
    <article className="gate" aria-label={preview.title}>
      <div className="gate-head">
        <Title order={3}>{preview.title}</Title>
        <span className="gate-way">
          <StateName state={from} /> <IconArrowRight size={14} aria-label="to" />{' '}
          <StateName state={preview.to} />
        </span>
        <GateBadge open={open} conditions={preview.conditions.length} />
      </div>
      <Reasons authority={preview.authority} conditions={preview.conditions} />
      {isSignedIn ? (
        <TransitionForm version={version} preview={preview} />
      ) : (
        <p className="small subtle gate-sign-in">
          <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>Sign in</Link> to ask for this
          transition. The decision, also a refusal, is recorded with its reasons.
        </p>
      )}
    </article>
  )
}

interface GateBadgeProps {
  readonly open: number
  readonly conditions: number
}

/** About the conditions alone: whether the asker has the authority stands below. */
function GateBadge({ open, conditions }: GateBadgeProps): React.JSX.Element {
  if (conditions === 0) return <ToneBadge tone="mute">No gate</ToneBadge>
  if (open === 0) return <ToneBadge tone="good">The gate holds</ToneBadge>
  return (
    <ToneBadge tone="bad">
      {open} of {conditions} {conditions === 1 ? 'condition' : 'conditions'} open
    </ToneBadge>
  )
}
