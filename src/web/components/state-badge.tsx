import { IconHourglassLow } from '@tabler/icons-react'
import type { Lifecycle, Phase } from '../api/schemas.ts'
import type { Tone } from '../theme.ts'
import { ToneBadge } from './tone-badge.tsx'
import { useStates } from './use-states.ts'

const phaseTones: Readonly<Record<Phase, Tone>> = {
  planning: 'mute',
  implementation: 'info',
  distribution: 'info',
  operation: 'good',
  retirement: 'mute',
}

interface StateBadgeProps {
  /** The id of a lifecycle state. */
  readonly state: string
  readonly phase: Phase
}

/** A lifecycle state by its own name. The phase gives the tone; an announced end stands out. */
export function StateBadge({ state, phase }: StateBadgeProps): React.JSX.Element {
  const known = useStates().get(state)
  const title = known?.description ?? `Phase: ${phase}`
  if (known?.deprecated === true) {
    return (
      <ToneBadge tone="warn" icon={IconHourglassLow} title={title}>
        {known.title}
      </ToneBadge>
    )
  }
  return (
    <ToneBadge tone={phaseTones[phase]} title={title}>
      {known?.title ?? state}
    </ToneBadge>
  )
}

interface StateNameProps {
  /** The id of a lifecycle state. */
  readonly state: string
  /** What the lifecycle is the life of: contract versions unless given. */
  readonly of?: Lifecycle['subject']
}

/** The name of a lifecycle state within a sentence. */
export function StateName({ state, of }: StateNameProps): React.JSX.Element {
  return <>{useStates(of).get(state)?.title ?? state}</>
}
