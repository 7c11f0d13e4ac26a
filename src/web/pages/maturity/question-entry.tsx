import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../api/account-queries.ts'
import { MATURITY } from '../../api/maturity-queries.ts'
import { postJson } from '../../api/request.ts'
import type { MaturityAnswerInput, MaturityQuestion } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { Instant } from '../../components/instant.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { keyOfPlace, type Place } from './scope-select.tsx'

/** The scale on which people answer. */
const SCALE = [
  'No, or never',
  'Planned',
  'In some places',
  'In most places',
  'Everywhere, and reviewed',
] as const

const STATES = {
  answered: { tone: 'good', word: 'answered' },
  expired: { tone: 'warn', word: 'answer expired' },
  open: { tone: 'mute', word: 'not answered' },
} as const

interface QuestionEntryProps {
  readonly model: string
  readonly place: Place
  readonly question: MaturityQuestion
}

/** A question that only people can answer, with its answer and the form for a new one. */
export function QuestionEntry({ model, place, question }: QuestionEntryProps): React.JSX.Element {
  const me = useQuery(meQuery)
  const [isAnswering, setIsAnswering] = useState(false)
  const { tone, word } = STATES[question.state]
  const isSignedIn = me.data !== undefined && me.data.actor.kind !== 'anonymous'
  return (
    <li className="maturity-question">
      <p>{question.text}</p>
      <p className="small">
        <ToneBadge tone={tone}>{word}</ToneBadge>{' '}
        {question.answer && <AnswerInWords answer={question.answer} place={place} />}
      </p>
      {isAnswering ? (
        <AnswerForm
          model={model}
          place={place}
          question={question}
          onDone={() => setIsAnswering(false)}
        />
      ) : (
        isSignedIn && (
          <Button size="compact-sm" variant="default" onClick={() => setIsAnswering(true)}>
            {question.answer ? 'Answer again' : 'Answer'}
          </Button>
        )
      )}
    </li>
  )
}

interface AnswerInWordsProps {
  readonly answer: NonNullable<MaturityQuestion['answer']>
  readonly place: Place
}

function AnswerInWords({ answer, place }: AnswerInWordsProps): React.JSX.Element {
  const { domain = '', circle = '' } = answer
  const given = keyOfPlace({ domain, circle })
  return (
    <>
      <strong>{SCALE[answer.value]}</strong>, says {answer.by}
      {answer.role !== undefined && ` as ${answer.role}`}, <Instant at={answer.at} />
      {given !== keyOfPlace(place) && ` (for ${given === '' ? 'the whole registry' : given})`};
      until <Instant at={answer.expiresAt} />.{answer.note !== undefined && ` “${answer.note}”`}
      {answer.proof !== undefined && (
        <>
          {' '}
          <a href={answer.proof} rel="noreferrer">
            Proof
          </a>
        </>
      )}
    </>
  )
}

interface AnswerFormProps extends QuestionEntryProps {
  readonly onDone: () => void
}

function AnswerForm({ model, place, question, onDone }: AnswerFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const [value, setValue] = useState(String(question.answer?.value ?? 0))
  const [note, setNote] = useState('')
  const [proof, setProof] = useState('')
  const answer = useMutation({
    mutationFn: (body: MaturityAnswerInput) =>
      postJson<MaturityQuestion>(
        `/maturity/models/${encodeURIComponent(model)}/questions/${encodeURIComponent(question.id)}/answers`,
        body,
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [MATURITY] })
      onDone()
    },
  })

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    answer.mutate({
      value: Number(value),
      ...(place.domain !== '' && { domain: place.domain }),
      ...(place.circle !== '' && { circle: place.circle }),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(proof.trim() !== '' && { proof: proof.trim() }),
    })
  }

  return (
    <form className="form" onSubmit={submit}>
      <NativeSelect
        label="Answer"
        description={`For ${keyOfPlace(place) || 'the whole registry'}`}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data={SCALE.map((label, index) => ({ value: String(index), label: `${index}: ${label}` }))}
      />
      <Textarea
        label="Why"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={note}
        error={mistakeAt(answer.error, '/note')}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label="Proof"
        description="An address where others can see that it is so"
        type="url"
        maxLength={2000}
        value={proof}
        error={mistakeAt(answer.error, '/proof')}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
      <FormProblem title="The answer was not kept" error={answer.error} />
      <div className="form-actions">
        <Button type="submit" loading={answer.isPending}>
          Keep the answer
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
