import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconEqual,
  IconHelpCircle,
  IconInfoCircle,
  type Icon,
} from '@tabler/icons-react'
import type {
  Change,
  CompatibilityVerdict,
  ConsumerImpact,
  Deployability,
} from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import type { Tone } from '../../theme.ts'

interface Look {
  readonly word: string
  readonly tone: Tone
  readonly icon: Icon
}

const verdicts: Record<CompatibilityVerdict, Look> = {
  identical: { word: 'Nothing changed', tone: 'good', icon: IconEqual },
  compatible: { word: 'Compatible', tone: 'good', icon: IconCircleCheck },
  breaking: { word: 'Breaking', tone: 'bad', icon: IconCircleX },
  indeterminate: { word: 'Not compared in full', tone: 'warn', icon: IconHelpCircle },
}

export function CompatibilityBadge(props: {
  readonly verdict: CompatibilityVerdict
}): React.JSX.Element {
  return <LookBadge look={verdicts[props.verdict]} />
}

const levels: Record<Change['level'], Look> = {
  error: { word: 'Breaks', tone: 'bad', icon: IconCircleX },
  warning: { word: 'May break', tone: 'warn', icon: IconAlertTriangle },
  info: { word: 'Harmless', tone: 'info', icon: IconInfoCircle },
}

export function ChangeLevelBadge(props: { readonly level: Change['level'] }): React.JSX.Element {
  return <LookBadge look={levels[props.level]} />
}

const impacts: Record<ConsumerImpact['verdict'], Look> = {
  breaks: { word: 'Breaks', tone: 'bad', icon: IconCircleX },
  'may-break': { word: 'May break', tone: 'warn', icon: IconAlertTriangle },
  works: { word: 'Keeps working', tone: 'good', icon: IconCircleCheck },
  unknown: { word: 'Not known', tone: 'warn', icon: IconHelpCircle },
}

export function ImpactBadge(props: {
  readonly verdict: ConsumerImpact['verdict']
}): React.JSX.Element {
  return <LookBadge look={impacts[props.verdict]} />
}

const answers: Record<Deployability['reasons'][number]['answer'], Look> = {
  yes: { word: 'Yes', tone: 'good', icon: IconCircleCheck },
  no: { word: 'No', tone: 'bad', icon: IconCircleX },
  unknown: { word: 'Not known', tone: 'warn', icon: IconHelpCircle },
  note: { word: 'Note', tone: 'mute', icon: IconInfoCircle },
}

export function AnswerBadge(props: {
  readonly answer: Deployability['reasons'][number]['answer']
}): React.JSX.Element {
  return <LookBadge look={answers[props.answer]} />
}

function LookBadge({ look }: { readonly look: Look }): React.JSX.Element {
  return (
    <ToneBadge tone={look.tone} icon={look.icon}>
      {look.word}
    </ToneBadge>
  )
}
