import { IconCircleCheck, IconCircleX, IconClock, IconHelpCircle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TargetProgress } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { countedFigure, figure } from './figures.ts'

const LOOKS = {
  met: { tone: 'good', icon: IconCircleCheck, word: 'Met' },
  open: { tone: 'mute', icon: IconClock, word: 'On its way' },
  missed: { tone: 'bad', icon: IconCircleX, word: 'Missed' },
  unknown: { tone: 'warn', icon: IconHelpCircle, word: 'Not known' },
} as const

/** How a target of a circle stands, as a word with a sign. */
export function TargetBadge({ state }: Pick<TargetProgress, 'state'>): React.JSX.Element {
  const { tone, icon, word } = LOOKS[state]
  return (
    <ToneBadge tone={tone} icon={icon}>
      {word}
    </ToneBadge>
  )
}

/** "at least 95%" */
export function wantedInWords({ atLeast, atMost, unit }: TargetProgress): string {
  return atLeast === undefined
    ? `at most ${figure(atMost ?? 0, unit)}`
    : `at least ${figure(atLeast, unit)}`
}

/** A target in a line, beside the gap that it is to close. */
export function TargetState({ target }: { readonly target: TargetProgress }): React.JSX.Element {
  const { circle, by, state } = target
  return (
    <p className="small">
      <TargetBadge state={state} />{' '}
      <Link to={`/targets?circle=${encodeURIComponent(circle)}`}>Target of {circle}</Link>:{' '}
      {wantedInWords(target)} by {by}; it is {countedFigure(target)} now.
    </p>
  )
}
