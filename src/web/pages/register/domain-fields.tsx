import { Textarea, TextInput } from '@mantine/core'
import { mistakeAt } from '../../components/form/mistakes.ts'
import '../../components/form/form.css'

/** A domain as its form holds it; what is not stated is empty. */
export interface DomainDraft {
  readonly title: string
  readonly purpose: string
  readonly owner: string
}

interface DomainFieldsProps {
  readonly draft: DomainDraft
  readonly onChange: (part: Partial<DomainDraft>) => void
  readonly error: Error | null
  /** The role that has the authority when the domain names none. */
  readonly inherited: string | undefined
}

/** The fields that say what a domain is about. */
export function DomainFields(props: DomainFieldsProps): React.JSX.Element {
  const { draft, onChange, error, inherited } = props
  return (
    <>
      <TextInput
        label="Title"
        required
        withAsterisk={false}
        maxLength={200}
        value={draft.title}
        error={mistakeAt(error, '/title')}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        className="form-wide"
        label="Purpose"
        description="What belongs here and what does not"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={draft.purpose}
        error={mistakeAt(error, '/purpose')}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label="Owner"
        description={
          inherited === undefined
            ? 'The role with authority over the domain'
            : `The role with authority over the domain; ${inherited}, as above it, unless given`
        }
        maxLength={200}
        value={draft.owner}
        error={mistakeAt(error, '/owner')}
        onChange={(event) => onChange({ owner: event.currentTarget.value })}
      />
    </>
  )
}

/** What the form sends; members left out are not stated. */
export function domainRequest(draft: DomainDraft): Partial<DomainDraft> {
  return Object.fromEntries(
    Object.entries(draft)
      .map(([member, text]: [string, string]) => [member, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  )
}
