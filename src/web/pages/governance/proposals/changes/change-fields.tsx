import { NativeSelect, Textarea } from '@mantine/core'
import { CHANGE_FORMS, type ChangeDraft, type ChangeForm } from './change-forms.ts'
import type { Amendable } from '../../constitution/amendable.ts'
import { AmendmentEditor } from '../../constitution/amendment-editor.tsx'
import { useChoices } from './use-choices.ts'

interface ChangeFieldsProps {
  readonly draft: ChangeDraft
  readonly onChange: (draft: ChangeDraft) => void
}

/** Which change, and what it needs to be told. */
export function ChangeFields({ draft, onChange }: ChangeFieldsProps): React.JSX.Element {
  const choices = useChoices()
  const fill = (name: string, value: string): void =>
    onChange({ ...draft, fields: { ...draft.fields, [name]: value } })
  return (
    <>
      <NativeSelect
        label="Change"
        value={draft.form}
        onChange={(event) => onChange({ ...draft, form: event.currentTarget.value as ChangeForm })}
        data={Object.entries(CHANGE_FORMS).map(([value, { label }]) => ({ value, label }))}
      />
      {draft.form === 'constitution.amend' && (
        <AmendmentEditor
          amended={
            draft.fields['amended'] === undefined
              ? undefined
              : (JSON.parse(draft.fields['amended']) as Amendable)
          }
          onChecked={(checked) =>
            fill('constitution', checked === undefined ? '' : JSON.stringify(checked))
          }
        />
      )}
      {CHANGE_FORMS[draft.form].fields.map(({ name, label, description, optional, choice }) => {
        const common = {
          label,
          ...(description !== undefined && { description }),
          required: optional !== true,
          withAsterisk: false,
          value: draft.fields[name] ?? '',
        }
        return choice === undefined ? (
          <Textarea
            key={name}
            {...common}
            autosize
            minRows={name === 'json' ? 6 : 1}
            onChange={(event) => fill(name, event.currentTarget.value)}
          />
        ) : (
          <NativeSelect
            key={name}
            {...common}
            onChange={(event) => fill(name, event.currentTarget.value)}
            data={[{ value: '', label: 'choose one' }, ...choices[choice]]}
          />
        )
      })}
    </>
  )
}
