import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import type { ComplianceControl } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'

const LOOKS = {
  met: { tone: 'good', icon: IconCircleCheck, word: 'Met' },
  'not-met': { tone: 'bad', icon: IconCircleX, word: 'Not met' },
  'no-evidence': { tone: 'warn', icon: IconHelpCircle, word: 'No evidence' },
} as const

/** How the registry stands to a control, as a word with a sign. */
export function ControlState({
  state,
}: {
  readonly state: ComplianceControl['state']
}): React.JSX.Element {
  const { tone, icon, word } = LOOKS[state]
  return (
    <ToneBadge tone={tone} icon={icon}>
      {word}
    </ToneBadge>
  )
}
