import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { deleteResource } from '../../../api/request.ts'
import type { Strategy, StrategyRequest } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { useGovernanceChange, useGovernancePost } from '../use-governance-change.ts'

interface StrategyFormProps {
  readonly circle: string
  /** Those in force for the circle, of which its own can be ended. */
  readonly strategies: readonly Strategy[]
}

/** Gives a circle a strategy, and ends one. */
export function StrategyForm({ circle, strategies }: StrategyFormProps): React.JSX.Element {
  const [prefer, setPrefer] = useState('')
  const [over, setOver] = useState('')
  const [facet, setFacet] = useState('')
  const set = useGovernancePost<StrategyRequest>('/strategies', () => {
    setPrefer('')
    setOver('')
    setFacet('')
  })
  const end = useGovernanceChange((id: string) =>
    deleteResource(`/strategies/${encodeURIComponent(id)}`),
  )
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
