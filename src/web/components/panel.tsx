import { Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page. */
export function Panel({ title, aside, children }: PanelProps): React.JSX.Element {
  const titleId = useId()
  return (
    <section className="panel panel-body" aria-labelledby={titleId}>
      <div className="panel-head">
        <Title order={2} size="h3" id={titleId}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  )
}
