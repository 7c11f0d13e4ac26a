import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WorkItemRequest, WorkKind } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { useGovernancePost } from '../use-governance-change.ts'

/** Enters work for a role; for one that is not one's own it is asked. */
export function EnterWork({ role }: { readonly role: string }): React.JSX.Element {
  const [kind, setKind] = useState<WorkKind>('next-action')
  const [title, setTitle] = useState('')
  const [projection, setProjection] = useState('')
  const enter = useGovernancePost<WorkItemRequest>('/work-items', () => {
    setTitle('')
    setProjection('')
  })
  return (
    <Form
      request={enter}
      problem="It is not entered"
      submit="Enter it"
      onSubmit={() =>
        enter.mutate({
          kind,
          title: title.trim(),
          role,
          ...(projection !== '' && { projection }),
        })
      }
      isPanel
      isMinor
    >
      <h2 className="governance-title">
        Something to do for <RoleLink role={role} />
      </h2>
      <div className="form-fields">
        <NativeSelect
          label="What"
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            setKind(value === 'project' ? 'project' : 'next-action')
          }
          data={[
            { value: 'next-action', label: 'Next action' },
            { value: 'project', label: 'Project' },
          ]}
        />
        <TextInput
          label="Expected on"
          type="date"
          value={projection}
          onChange={({ currentTarget: { value } }) => setProjection(value)}
        />
      </div>
      <WordsField
        label={kind === 'project' ? 'What is true once it is done' : 'The action'}
        required
        value={title}
        error={mistakeAt(enter.error, '/title')}
        onChange={setTitle}
      />
    </Form>
  )
}
