import { useState } from 'react'
import type { MeetingStep } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { useMeetingStep } from './use-meeting.ts'

interface WordsStepProps {
  readonly meeting: string
  readonly label: string
  readonly submit: string
  readonly step: (words: string) => MeetingStep
}

/** A step that says something. */
export function WordsStep({ meeting, label, submit, step }: WordsStepProps): React.JSX.Element {
  const [words, setWords] = useState('')
  const take = useMeetingStep(meeting, () => setWords(''))
  return (
    <Form
      request={take}
      problem="The step is not taken"
      submit={submit}
      onSubmit={() => take.mutate(step(words.trim()))}
      isMinor
    >
      <WordsField label={label} required value={words} onChange={setWords} />
    </Form>
  )
}
