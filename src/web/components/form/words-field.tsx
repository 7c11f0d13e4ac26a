import { Textarea } from '@mantine/core'

interface WordsFieldProps {
  readonly label: string
  readonly description?: string
  readonly required?: boolean
  readonly value: string
  /** What the registry said of it. */
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}

/** A few sentences for people: a reason, a situation, an objection. */
export function WordsField(props: WordsFieldProps): React.JSX.Element {
  const { required = false, onChange, ...rest } = props
  return (
    <Textarea
      {...rest}
      required={required}
      withAsterisk={false}
      autosize
      minRows={required ? 2 : 1}
      maxRows={8}
      maxLength={2000} // as the interface allows
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
