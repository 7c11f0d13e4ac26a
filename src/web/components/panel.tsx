import { Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import './panel.css'

interface PanelProps {
  readonly title: string
  /** Tells it from others of the same title, for those who hear the page; its title unless given. */
  readonly name?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page. */
export function Panel({ title, name, aside, children }: PanelProps): React.JSX.Element {
  const titleId = useId()
  return (
    <section
      className="panel panel-body"
      {...(name === undefined ? { 'aria-labelledby': titleId } : { 'aria-label': name })}
    >
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
