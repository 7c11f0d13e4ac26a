import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { factsQuery } from '../../api/maturity-queries.ts'
import type { FactFigure, Organisation, Proposal, ProposalRequest } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { WordsField } from '../../components/form/words-field.tsx'
import { useGovernancePost } from '../governance/use-governance-change.ts'
import { countedFigure, figure } from '../maturity/figures.ts'

interface ProposeTargetProps {
  readonly circles: Organisation['circles']
  /** The circle that is looked at; empty for all. */
  readonly circle: string
}

/** Makes the proposal of a target for any figure. */
export function ProposeTarget(props: ProposeTargetProps): React.JSX.Element {
  const facts = useQuery(factsQuery)
  return (
    <QueryView query={facts} what="the figures">
      {({ items }) => <TargetForm key={props.circle} {...props} facts={items} />}
    </QueryView>
  )
}

interface TargetFormProps extends ProposeTargetProps {
  readonly facts: readonly FactFigure[]
}

function TargetForm({ circles, circle: looked, facts }: TargetFormProps): React.JSX.Element {
  const navigate = useNavigate()
  const [circle, setCircle] = useState(looked === '' ? (circles[0]?.id ?? '') : looked)
  const [id, setId] = useState(facts[0]?.id ?? '')
  const [wanted, setWanted] = useState<number | string>('')
  const [by, setBy] = useState('')
  const [example, setExample] = useState('')
  const fact = facts.find((one) => one.id === id)
  const propose = useGovernancePost<ProposalRequest, Proposal>('/proposals', (made) =>
    navigate(`/proposals/${encodeURIComponent(made.id)}`),
  )
  const submit = (): void => {
    if (fact === undefined) return
    const value = fact.unit === 'share' ? Number(wanted) / 100 : Number(wanted)
    const title = `${fact.name}: ${sideOf(fact)} ${figure(value, fact.unit)}`
    propose.mutate({
      title,
      circle,
      example: example.trim(),
      rationale: `The circle works towards ${title} by ${by}, and sees how far it is.`,
      changes: [
        {
          kind: 'maturity.target',
          circle,
          target: {
            id: fact.id.replaceAll('_', '-'),
            title,
            fact: fact.id,
            by,
            ...(fact.better === 'up' ? { atLeast: value } : { atMost: value }),
          },
        },
      ],
    })
  }
  return (
    <Form
      request={propose}
      problem="The proposal is not made"
      submit="Propose the target"
      onSubmit={submit}
    >
      <div className="form-fields">
        <NativeSelect
          label="Whose target"
          value={circle}
          onChange={(event) => setCircle(event.currentTarget.value)}
          data={circles.map((one) => ({ value: one.id, label: one.title }))}
        />
        <NativeSelect
          label="Figure"
          description={fact && `${countedFigure(fact)} now, over the whole registry`}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data={facts.map((one) => ({ value: one.id, label: one.name }))}
        />
        <NumberInput
          label={fact === undefined ? 'Wanted' : `Wanted: ${sideOf(fact)}`}
          description={unitOf(fact)}
          required
          withAsterisk={false}
          min={0}
          {...(fact?.unit === 'share' && { max: 100 })}
          value={wanted}
          onChange={setWanted}
        />
        <TextInput
          label="To be met by"
          type="date"
          required
          withAsterisk={false}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
      </div>
      <WordsField
        label="An actual situation in which it was missing"
        required
        value={example}
        onChange={setExample}
      />
    </Form>
  )
}

function sideOf({ better }: FactFigure): string {
  return better === 'up' ? 'at least' : 'at most'
}

function unitOf(fact: FactFigure | undefined): string {
  if (fact?.unit === 'share') return 'In per cent'
  return fact?.unit === 'days' ? 'In days' : 'A number'
}
