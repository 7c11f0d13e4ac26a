import { NativeSelect, Textarea } from '@mantine/core'
import { CHANGE_FORMS, type ChangeForm } from './change-forms.ts'

/** A change as it is being filled in. */
export interface ChangeDraft {
  readonly form: ChangeForm
  readonly fields: Readonly<Record<string, string>>
}

interface ChangeFieldsProps {
  readonly draft: ChangeDraft
  readonly onChange: (draft: ChangeDraft) => void
}

/** Which change, and what it needs to be told. */
export function ChangeFields({ draft, onChange }: ChangeFieldsProps): React.JSX.Element {
  return (
    <>
      <NativeSelect
        label="Change"
        value={draft.form}
        onChange={(event) => onChange({ ...draft, form: event.currentTarget.value as ChangeForm })}
        data={Object.entries(CHANGE_FORMS).map(([value, { label }]) => ({ value, label }))}
      />
      {CHANGE_FORMS[draft.form].fields.map(({ name, label, description, optional }) => (
        <Textarea
          key={name}
          label={label}
          {...(description !== undefined && { description })}
          required={optional !== true}
          withAsterisk={false}
          autosize
          minRows={name === 'json' ? 6 : 1}
          value={draft.fields[name] ?? ''}
          onChange={(event) =>
            onChange({ ...draft, fields: { ...draft.fields, [name]: event.currentTarget.value } })
          }
        />
      ))}
    </>
  )
}
