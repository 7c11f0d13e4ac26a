import { Checkbox, TextInput } from '@mantine/core'
import type { CriterionAnswer, ObjectionRules } from '../../api/schemas.ts'

interface CriteriaFieldsProps {
  readonly criteria: ObjectionRules['criteria']
  readonly answers: readonly CriterionAnswer[]
  readonly onChange: (answers: readonly CriterionAnswer[]) => void
}

/** The validity test: each criterion is asked, and answered with a reason. */
export function CriteriaFields(props: CriteriaFieldsProps): React.JSX.Element {
  const { criteria, answers, onChange } = props
  const change = (index: number, part: Partial<CriterionAnswer>): void =>
    onChange(answers.map((answer, at) => (at === index ? { ...answer, ...part } : answer)))
  return (
    <>
      {criteria.map(({ id, question }, index) => (
        <fieldset key={id} className="form-rows">
          <legend>{question}</legend>
          <Checkbox
            label="Yes"
            checked={answers[index]?.holds ?? false}
            onChange={(event) => change(index, { holds: event.currentTarget.checked })}
          />
          <TextInput
            label="Because"
            required
            withAsterisk={false}
            maxLength={2000}
            value={answers[index]?.because ?? ''}
            onChange={(event) => change(index, { because: event.currentTarget.value })}
          />
        </fieldset>
      ))}
    </>
  )
}
