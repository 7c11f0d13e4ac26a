import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../api/account-queries.ts'
import { postJson } from '../../api/request.ts'
import type { MaturityAnswerInput, MaturityQuestion } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { Instant } from '../../components/instant.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'

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
  /** The domain assessed; empty for the whole registry. */
  readonly domain: string
  readonly question: MaturityQuestion
}

/** A question that only people can answer, with its answer and the form for a new one. */
export function QuestionEntry({ model, domain, question }: QuestionEntryProps): React.JSX.Element {
  const me = useQuery(meQuery)
  const [isAnswering, setIsAnswering] = useState(false)
  const { tone, word } = STATES[question.state]
  const isSignedIn = me.data !== undefined && me.data.actor.kind !== 'anonymous'
  return (
    <li className="maturity-question">
      <p>{question.text}</p>
      <p className="small">
        <ToneBadge tone={tone}>{word}</ToneBadge>{' '}
        {question.answer && <AnswerInWords answer={question.answer} domain={domain} />}
      </p>
      {isAnswering ? (
        <AnswerForm
          model={model}
          domain={domain}
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
  readonly domain: string
}

function AnswerInWords({ answer, domain }: AnswerInWordsProps): React.JSX.Element {
  const place = answer.domain ?? ''
  return (
    <>
      <strong>{SCALE[answer.value]}</strong>, says {answer.by}
      {answer.role !== undefined && ` as ${answer.role}`}, <Instant at={answer.at} />
      {place !== domain && ` (for ${place === '' ? 'the whole registry' : place})`}; until{' '}
      <Instant at={answer.expiresAt} />.{answer.note !== undefined && ` “${answer.note}”`}
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

function AnswerForm({ model, domain, question, onDone }: AnswerFormProps): React.JSX.Element {
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
      await queries.invalidateQueries({ queryKey: ['maturity'] })
      onDone()
    },
  })

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    answer.mutate({
      value: Number(value),
      ...(domain !== '' && { domain }),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(proof.trim() !== '' && { proof: proof.trim() }),
    })
  }

  return (
    <form className="form" onSubmit={submit}>
      <NativeSelect
        label="Answer"
        description={domain === '' ? 'For the whole registry' : `For ${domain}`}
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
