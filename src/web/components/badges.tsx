/** The values of the registry that people judge by, each with its word, tone and icon. */
import {
  IconAlertTriangle,
  IconBan,
  IconBulb,
  IconCircleCheck,
  IconCircleX,
  IconEye,
  IconFileAlert,
  IconHelpCircle,
  IconInfoCircle,
  IconPencil,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react'
import type { ConditionResult, Enforcement, Severity, Verdict } from '../api/schemas.ts'
import type { Tone } from '../theme.ts'
import { isUpToAsker } from './transitions/gate-asks.ts'
import { ToneBadge } from './tone-badge.tsx'

interface Look {
  readonly word: string
  readonly tone: Tone
  readonly icon?: Icon
}

const verdicts: Record<Verdict, Look> = {
  pass: { word: 'Pass', tone: 'good', icon: IconCircleCheck },
  fail: { word: 'Fail', tone: 'bad', icon: IconCircleX },
  indeterminate: { word: 'Indeterminate', tone: 'warn', icon: IconHelpCircle },
  unreadable: { word: 'Unreadable', tone: 'odd', icon: IconFileAlert },
}

export function VerdictBadge({ verdict }: { readonly verdict: Verdict }): React.JSX.Element {
  return <Badge look={verdicts[verdict]} />
}

const severities: Record<Severity, Look> = {
  error: { word: 'Error', tone: 'bad', icon: IconCircleX },
  warning: { word: 'Warning', tone: 'warn', icon: IconAlertTriangle },
  info: { word: 'Info', tone: 'info', icon: IconInfoCircle },
  hint: { word: 'Hint', tone: 'mute', icon: IconBulb },
}

export function SeverityBadge({ severity }: { readonly severity: Severity }): React.JSX.Element {
  return <Badge look={severities[severity]} />
}

/** The word, tone and icon of a severity, for places that draw it themselves. */
export function severityLook(severity: Severity): Look & { readonly icon: Icon } {
  return { icon: IconInfoCircle, ...severities[severity] }
}

const conditions: Record<ConditionResult['holds'], Look> = {
  yes: { word: 'Holds', tone: 'good', icon: IconCircleCheck },
  no: { word: 'Does not hold', tone: 'bad', icon: IconCircleX },
  undetermined: { word: 'Cannot be judged', tone: 'warn', icon: IconHelpCircle },
}

export function HoldsBadge(props: { readonly holds: ConditionResult['holds'] }): React.JSX.Element {
  return <Badge look={conditions[props.holds]} />
}

const upToAsker: Look = { word: 'Up to you', tone: 'info', icon: IconPencil }

/** A condition before anybody has asked: what the asker will say decides some of them. */
export function GateConditionBadge(props: {
  readonly condition: ConditionResult
}): React.JSX.Element {
  const { condition } = props
  return <Badge look={isUpToAsker(condition) ? upToAsker : conditions[condition.holds]} />
}

const allowed: Look = { word: 'Allowed', tone: 'good', icon: IconCircleCheck }
const refused: Look = { word: 'Refused', tone: 'bad', icon: IconBan }

export function DecisionBadge({ isAllowed }: { readonly isAllowed: boolean }): React.JSX.Element {
  return <Badge look={isAllowed ? allowed : refused} />
}

const enforcements: Record<Enforcement, Look> = {
  advise: { word: 'Advise', tone: 'info', icon: IconEye },
  gate: { word: 'Gate', tone: 'warn', icon: IconShieldCheck },
  block: { word: 'Block', tone: 'bad', icon: IconBan },
}

const enforcementMeaning: Record<Enforcement, string> = {
  advise: 'Findings are shown',
  gate: 'Transitions ask for it',
  block: 'Registration is refused',
}

export function EnforcementBadge(props: { readonly enforcement: Enforcement }): React.JSX.Element {
  return (
    <Badge look={enforcements[props.enforcement]} title={enforcementMeaning[props.enforcement]} />
  )
}

function Badge({
  look,
  title,
}: {
  readonly look: Look
  readonly title?: string
}): React.JSX.Element {
  return (
    <ToneBadge
      tone={look.tone}
      {...(look.icon && { icon: look.icon })}
      {...(title !== undefined && { title })}
    >
      {look.word}
    </ToneBadge>
  )
}
