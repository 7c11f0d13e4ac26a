import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { GOVERNANCE } from '../../../api/governance-queries.ts'
import { deleteResource, postJson } from '../../../api/request.ts'
import type { Strategy, StrategyRequest } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'

interface StrategyFormProps {
  readonly circle: string
  /** Those in force for the circle, of which its own can be ended. */
  readonly strategies: readonly Strategy[]
}

/** Gives a circle a strategy, and ends one. */
export function StrategyForm({ circle, strategies }: StrategyFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const [prefer, setPrefer] = useState('')
  const [over, setOver] = useState('')
  const [facet, setFacet] = useState('')
  const onSuccess = async (): Promise<void> => {
    setPrefer('')
    setOver('')
    setFacet('')
    await queries.invalidateQueries({ queryKey: [GOVERNANCE] })
  }
  const set = useMutation({
    mutationFn: (body: StrategyRequest) => postJson<Strategy>('/strategies', body),
    onSuccess,
  })
  const end = useMutation({
    mutationFn: (id: string) => deleteResource(`/strategies/${id}`),
    onSuccess,
  })
  return (
    <details className="details-form">
      <summary>Change them</summary>
      {strategies
        .filter((one) => one.circle === circle)
        .map(({ id, prefer: what }) => (
          <Button
            key={id}
            variant="default"
            size="xs"
            mr="xs"
            loading={end.isPending}
            onClick={() => end.mutate(id)}
          >
            End “{what}”
          </Button>
        ))}
      <FormProblem title="The strategy is not ended" error={end.error} />
      <Form
        request={set}
        problem="The strategy is not set"
        submit="Set it"
        onSubmit={() =>
          set.mutate({
            circle,
            prefer: prefer.trim(),
            over: over.trim(),
            ...(facet.trim() !== '' && { facet: facet.trim() }),
          })
        }
        isMinor
      >
        <div className="form-fields">
          <TextInput
            label="Prefer"
            required
            withAsterisk={false}
            maxLength={300}
            value={prefer}
            onChange={({ currentTarget: { value } }) => setPrefer(value)}
          />
          <TextInput
            label="Even over"
            required
            withAsterisk={false}
            maxLength={300}
            value={over}
            onChange={({ currentTarget: { value } }) => setOver(value)}
          />
          <TextInput
            label="What it favours"
            description={'CEL over item, such as item.domain == "payments"; empty: it only reminds'}
            maxLength={4000}
            value={facet}
            error={mistakeAt(set.error, '/facet')}
            onChange={({ currentTarget: { value } }) => setFacet(value)}
          />
        </div>
      </Form>
    </details>
  )
}
