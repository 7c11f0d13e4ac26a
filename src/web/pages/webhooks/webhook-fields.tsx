import { TextInput } from '@mantine/core'
import { mistakeAt } from '../../components/form/mistakes.ts'
import type { WebhookDraft } from './webhook-draft.ts'

interface WebhookFieldsProps {
  readonly draft: WebhookDraft
  readonly onChange: (part: Partial<WebhookDraft>) => void
  readonly error: Error | null
}

/** Where events are sent to, and which. */
export function WebhookFields({ draft, onChange, error }: WebhookFieldsProps): React.JSX.Element {
  const field = (name: keyof WebhookDraft) => ({
    value: draft[name],
    error: mistakeAt(error, `/${name}`),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <div className="form-fields">
      <TextInput
        label="What it is for"
        description="So that others know it, such as pipelines of sales"
        required
        withAsterisk={false}
        maxLength={200}
        {...field('title')}
      />
      <TextInput
        type="url"
        label="Address"
        description="On a host that whoever runs the registry allows"
        required
        withAsterisk={false}
        maxLength={2_000}
        {...field('address')}
      />
      <TextInput
        label="Only these events"
        description="As actions in the ledger, such as version.*; all unless given"
        {...field('events')}
      />
      <TextInput
        label="Only about these services"
        description="Such as payments/refunds; all unless given"
        {...field('services')}
      />
      <TextInput
        label="Only about these domains"
        description="And what lies in them, such as payments; all unless given"
        {...field('domains')}
      />
    </div>
  )
}
