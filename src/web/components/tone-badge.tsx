import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../theme.ts'
import './tone-badge.css'

interface ToneBadgeProps {
  readonly tone: Tone
  /** Says the same as the colour, for those who do not see it. */
  readonly icon?: Icon
  readonly title?: string
  readonly children: ReactNode
}

/** A word with a colour and an icon; never a colour alone. */
export function ToneBadge({
  tone,
  icon: Sign,
  title,
  children,
}: ToneBadgeProps): React.JSX.Element {
  return (
    <span className="tone-badge" data-tone={tone} title={title}>
      {Sign && <Sign size={14} stroke={2.2} aria-hidden />}
      {children}
    </span>
  )
}
