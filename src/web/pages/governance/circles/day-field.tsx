import { TextInput } from '@mantine/core'

interface DayFieldProps {
  /** As `2026-11-22`; empty for now. */
  readonly day: string
  readonly onChange: (day: string) => void
}

/** Chooses a day of the past to look at. */
export function DayField({ day, onChange }: DayFieldProps): React.JSX.Element {
  return (
    <TextInput
      type="date"
      label="As it was at the end of"
      description="Empty: as it is now"
      value={day}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** The moment to ask about for a day; undefined for now. */
export function endOf(day: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59.999Z` : undefined
}
