import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { putJson, type Tagged } from '../../api/request.ts'
import type { ServiceKind, Taxonomy, TaxonomyRequest } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { SERVICE_KINDS } from '../../components/words.ts'
import './taxonomy-page.css'
import { textOf, valuesIn } from './tree-text.ts'

interface TaxonomyFormProps {
  /** The taxonomy that is changed, as it was read; a new one is made without it. */
  readonly before: Tagged<Taxonomy> | undefined
}

/** All that is said of a taxonomy, with its values as indented lines. */
export function TaxonomyForm({ before }: TaxonomyFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const was = before?.value
  const [draft, setDraft] = useState({
    id: was?.id ?? '',
    title: was?.title ?? '',
    description: was?.description ?? '',
    required: was?.required ?? false,
    multiple: was?.multiple ?? false,
    open: was?.open ?? false,
    kinds: was?.kinds ?? SERVICE_KINDS,
    values: textOf(was?.values ?? []),
  })
  const change = (part: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...part }))
  const path = `/taxonomies/${encodeURIComponent(draft.id.trim())}`
  const save = useMutation({
    mutationFn: (said: TaxonomyRequest) =>
      // One that ships and was never changed has no revision to name.
      putJson<Taxonomy>(path, said, was?.revision === 0 ? undefined : before?.tag),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['taxonomies'] })
      await navigate(path)
    },
  })

  function submit(): void {
    const { title, description, required, multiple, open, kinds, values } = draft
    const isForAll = SERVICE_KINDS.every((kind) => kinds.includes(kind))
    save.mutate({
      title: title.trim(),
      ...(description.trim() !== '' && { description: description.trim() }),
      ...(!isForAll && { kinds }),
      ...{ required, multiple, open, values: valuesIn(values) },
    })
  }

  return (
    <Form
      request={save}
      problem={was === undefined ? 'The taxonomy is not made' : 'The change is not saved'}
      submit={was === undefined ? 'Make the taxonomy' : 'Save'}
      onSubmit={submit}
      isPanel
      isDisabled={draft.kinds.length === 0}
      beside={
        <Link to={was === undefined ? '/taxonomies' : path}>
          {was === undefined ? 'Leave it' : 'Leave it as it is'}
        </Link>
      }
    >
      <div className="form-fields">
        {was === undefined && (
          <TextInput
            label="Id"
            description="Lower-case words with hyphens; it cannot be changed later"
            required
            withAsterisk={false}
            maxLength={63}
            error={mistakeAt(save.error, '/name')}
            value={draft.id}
            onChange={(event) => change({ id: event.currentTarget.value })}
          />
        )}
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={200}
          value={draft.title}
          error={mistakeAt(save.error, '/title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          className="form-wide"
          label="Description"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={draft.description}
          error={mistakeAt(save.error, '/description')}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Kinds kinds={draft.kinds} onChange={(kinds) => change({ kinds })} />
        <div className="form-wide stack">
          <Checkbox
            label="Required: every service of these kinds has to have a value"
            checked={draft.required}
            onChange={(event) => change({ required: event.currentTarget.checked })}
          />
          <Checkbox
            label="Several values: a service may have more than one"
            checked={draft.multiple}
            error={mistakeAt(save.error, '/multiple')}
            onChange={(event) => change({ multiple: event.currentTarget.checked })}
          />
          <Checkbox
            label="Open: any value is accepted, those listed are proposals"
            checked={draft.open}
            onChange={(event) => change({ open: event.currentTarget.checked })}
          />
        </div>
        <Textarea
          className="form-wide"
          label="Values"
          description="One a line; a value that lies below another stands two spaces further in. Write “id | title” where the title is another than the id."
          autosize
          minRows={6}
          maxRows={24}
          classNames={{ input: 'taxonomy-values' }}
          spellCheck={false}
          value={draft.values}
          error={mistakeAt(save.error, '/values')}
          onChange={(event) => change({ values: event.currentTarget.value })}
        />
      </div>
    </Form>
  )
}

interface KindsProps {
  readonly kinds: readonly ServiceKind[]
  readonly onChange: (kinds: readonly ServiceKind[]) => void
}

function Kinds({ kinds, onChange }: KindsProps): React.JSX.Element {
  return (
    <fieldset className="form-rows form-wide">
      <legend>Kinds of services that it is for</legend>
      <div className="taxonomy-rules taxonomy-kinds">
        {SERVICE_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={kind}
            checked={kinds.includes(kind)}
            onChange={(event) =>
              onChange(
                SERVICE_KINDS.filter((one) =>
                  one === kind ? event.currentTarget.checked : kinds.includes(one),
                ),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
