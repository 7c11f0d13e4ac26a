import type { Tension } from '../../../api/schemas.ts'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import type { Tone } from '../../../theme.ts'

const LOOKS: Readonly<Record<Tension['state'], { readonly word: string; readonly tone: Tone }>> = {
  open: { word: 'Open', tone: 'warn' },
  'in-process': { word: 'Being worked on', tone: 'info' },
  processed: { word: 'Done', tone: 'good' },
  'let-go': { word: 'Let go', tone: 'mute' },
}

/** How a tension stands, in a word. */
export function TensionState({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const { word, tone } = LOOKS[tension.state]
  return <ToneBadge tone={tone}>{word}</ToneBadge>
}

export const TENSION_STATES: readonly { readonly value: string; readonly label: string }[] =
  Object.entries(LOOKS).map(([value, { word }]) => ({ value, label: word }))

export function isOpen({ state }: Tension): boolean {
  return state === 'open' || state === 'in-process'
}

/** Who senses it: an account, or the registry itself. */
export function sensedBy({ by }: Tension): string {
  return by === 'system' ? 'the registry' : by
}
