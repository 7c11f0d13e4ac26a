import { Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../api/request.ts'
import type { Erasure, ErasurePreview, ErasureRequest } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'

/** Asks for everything that an erasure needs, the knowledge of who shares the content included. */
export function EraseForm({ preview }: { readonly preview: ErasurePreview }): React.JSX.Element {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [legalBasis, setLegalBasis] = useState('')
  const [decidedBy, setDecidedBy] = useState('')
  const [isMeant, setIsMeant] = useState(false)
  const erase = useMutation({
    mutationFn: (request: ErasureRequest) => postJson<Erasure>('/erasures', request),
    onSuccess: () => queries.invalidateQueries(),
  })
  const refused = preview.authority.find(({ allowed }) => !allowed)
  const { digest, versions } = preview
  const names = versions.map(({ service, version }) => `${service}@${version}`)
  const isSingle = names.length < 2

  return (
    <Form
      request={erase}
      problem="Nothing was erased"
      submit="Erase for good"
      isDisabled={!isMeant || refused !== undefined}
      onSubmit={() => erase.mutate({ digest, reason, legalBasis, decidedBy, versions: names })}
    >
      {refused !== undefined && (
        <p className="subtle">You may not erase it: {refused.reasons.join(' ')}</p>
      )}
      <div className="form-fields">
        <TextInput
          label="Legal basis"
          description="An article of a law, or the number of a judgment"
          required
          withAsterisk={false}
          maxLength={500}
          value={legalBasis}
          error={mistakeAt(erase.error, '/legalBasis')}
          onChange={(event) => setLegalBasis(event.currentTarget.value)}
        />
        <TextInput
          label="Decided by"
          description="Who decided that it is erased"
          required
          withAsterisk={false}
          maxLength={200}
          value={decidedBy}
          error={mistakeAt(erase.error, '/decidedBy')}
          onChange={(event) => setDecidedBy(event.currentTarget.value)}
        />
      </div>
      <WordsField label="Reason" required value={reason} onChange={setReason} />
      <Checkbox
        checked={isMeant}
        onChange={(event) => setIsMeant(event.currentTarget.checked)}
        label={
          isSingle
            ? 'The content cannot be had back'
            : `The content cannot be had back, and all ${names.length} versions above are meant`
        }
      />
    </Form>
  )
}
