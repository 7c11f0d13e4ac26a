import { TextInput } from '@mantine/core'
import { useAddress } from './use-address.ts'

const DAY = 'YYYY-MM-DD'.length

/** The day as of whose end a page shows what it shows, kept in its address; empty for now. */
export function useAsOf(): readonly [string, (asOf: string) => void] {
  const [parameters, change] = useAddress()
  return [parameters.get('asOf') ?? '', (day) => change('asOf', day)]
}

/** A page as of the same day. */
export function pathAsOf(path: string, asOf: string): string {
  return asOf === '' ? path : `${path}?asOf=${encodeURIComponent(asOf)}`
}

interface AsOfFieldProps {
  readonly label?: string
  readonly value: string
  readonly onChange: (asOf: string) => void
}

/** Chooses a day of the past. */
export function AsOfField({
  label = 'As it was on',
  value,
  onChange,
}: AsOfFieldProps): React.JSX.Element {
  return (
    <TextInput
      label={label}
      type="date"
      maw="14rem"
      mb="sm"
      max={new Date().toISOString().slice(0, DAY)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Chooses a day of the past for a page that can show itself as of it. */
export function AsOfChoice(): React.JSX.Element {
  const [asOf, setAsOf] = useAsOf()
  return <AsOfField value={asOf} onChange={setAsOf} />
}

interface AsOfNoteProps {
  readonly asOf: string
  /** What of the page is of now all the same. */
  readonly exception?: string
}

/** Says that the past is shown; nothing for now. */
export function AsOfNote({ asOf, exception }: AsOfNoteProps): React.JSX.Element | null {
  if (asOf === '') return null
  return (
    <p className="subtle" role="status">
      As it was at the end of {asOf} (UTC).{exception !== undefined && ` ${exception}`}
    </p>
  )
}
