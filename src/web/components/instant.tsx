const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

interface InstantProps {
  /** ISO 8601. */
  readonly at: string
  readonly withTime?: boolean
}

/** A moment in the reader's own time zone; the exact one in the tooltip. */
export function Instant({ at, withTime = false }: InstantProps): React.JSX.Element {
  const moment = new Date(at)
  const shown = Number.isNaN(moment.getTime()) ? at : (withTime ? minute : day).format(moment)
  return (
    <time dateTime={at} title={at}>
      {shown}
    </time>
  )
}
