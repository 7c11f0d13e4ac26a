import { IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './state.css'

interface EmptyStateProps {
  readonly title: string
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** Says that there is nothing, and what to do about it. */
export function EmptyState({ title, children }: EmptyStateProps): React.JSX.Element {
  return (
    <div className="state">
      <IconCircleDashed className="state-icon" size={26} aria-hidden />
      <p className="state-title">{title}</p>
      {children !== undefined && <div className="state-text">{children}</div>}
    </div>
  )
}
