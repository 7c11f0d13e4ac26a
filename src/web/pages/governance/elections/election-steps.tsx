import { NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { CriterionAnswer, Election, ElectionStep } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { CriteriaFields } from '../criteria-fields.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { KeptWordsNote, useKeptWords, WordsTooLate, type KeptWords } from '../use-kept-words.tsx'

type Kind = ElectionStep['kind']

/** What each state has room for; whether it is for the reader, the registry says. */
const OFFERED: Partial<Record<Election['state'], readonly Kind[]>> = {
  called: ['describe', 'cancel'],
  nominating: ['nominate', 'cancel'],
  sharing: ['share', 'next', 'cancel'],
  changing: ['change', 'propose', 'cancel'],
  objecting: ['no-objection', 'object', 'rule', 'withdraw-objection', 'decline', 'cancel'],
}

/** What is going on, for whoever takes part for the first time. */
const ROUNDS: Partial<Record<Election['state'], string>> = {
  called: 'Whoever facilitates says for how long somebody is elected, and begins the nominations.',
  nominating: 'Every member nominates somebody, with a reason; nobody sees it until all have.',
  sharing: 'Everybody says why they nominated whom, each in turn.',
  changing: 'After hearing the others, everybody may nominate somebody else.',
  objecting:
    'The candidate is elected once everybody has said that they have no objection; the candidate is asked last.',
}

const WORDS: Record<Kind, string> = {
  describe: 'Begin the nominations',
  nominate: 'Nominate',
  share: 'Say my reasons',
  change: 'Change my nomination',
  next: 'End this round',
  propose: 'Propose a candidate',
  'no-objection': 'I have no objection',
  object: 'Object',
  rule: 'Rule on an objection',
  'withdraw-objection': 'Withdraw my objection',
  decline: 'Decline to be elected',
  cancel: 'Call the election off',
}

const TIES = [
  { value: '', label: 'By itself: self-nomination, then who fills it, then a draw' },
  { value: 'self-nominated', label: 'The only one who nominated themselves' },
  { value: 'incumbent', label: 'Who fills the role now' },
  { value: 'draw', label: 'A draw' },
  { value: 'ask', label: 'Ask those who nominated somebody else to move' },
]

const WITH_TEXT: readonly Kind[] = ['share', 'object', 'decline', 'cancel']
const WITH_NOMINEE: readonly Kind[] = ['nominate', 'change']
const ABOUT_OBJECTION: readonly Kind[] = ['rule', 'withdraw-objection']

/** The step that the reader can take now; none once the election is over. */
export function ElectionSteps({ election }: { readonly election: Election }): React.ReactNode {
  return <TakePart key={election.id} election={election} />
}

function TakePart({ election }: { readonly election: Election }): React.ReactNode {
  const round = `${election.state} ${election.candidacies.length}`
  const words = useKeptWords(round)
  const offered = OFFERED[election.state]
  if (offered === undefined) return <WordsTooLate words={words} />
  return (
    <Panel title="Take part">
      <p className="subtle">{ROUNDS[election.state]}</p>
      <ForSignedIn to="to take part">
        <StepForm key={round} election={election} offered={offered} words={words} />
      </ForSignedIn>
    </Panel>
  )
}

interface StepFormProps {
  readonly election: Election
  readonly offered: readonly Kind[]
  readonly words: KeptWords
}

function StepForm({ election, offered, words }: StepFormProps): React.JSX.Element {
  const me = useSignedIn()
  const { criteria } = election.objectionRules
  const { eligible = [], members = {} } = election.participants ?? {}
  const [kind, setKind] = useState<Kind>(offered[0] ?? 'next')
  const [nominee, setNominee] = useState(eligible[0] ?? '')
  const [tie, setTie] = useState('')
  const [term, setTerm] = useState<string | number>(election.term)
  const [isValid, setValid] = useState('yes')
  const [objectionChosen, setObjection] = useState<string>()
  const objection = objectionChosen ?? String(election.objections[0]?.id ?? '')
  const [answers, setAnswers] = useState<readonly CriterionAnswer[]>(
    criteria.map(({ id }) => ({ criterion: id, holds: false, because: '' })),
  )
  const step = useGovernancePost<ElectionStep>(
    `/elections/${encodeURIComponent(election.id)}/steps`,
    () => words.write(''),
  )

  const needsText = WITH_TEXT.includes(kind) || WITH_NOMINEE.includes(kind) || kind === 'rule'

  function stepTaken(): ElectionStep {
    const said = words.text.trim()
    const role = members[me?.actor.id ?? '']?.[0] ?? ''
    return {
      kind,
      ...(kind === 'describe' && { term: Number(term) }),
      ...(WITH_NOMINEE.includes(kind) && { nominee, reason: said }),
      ...(kind === 'propose' && tie !== '' && { tie: tie as NonNullable<ElectionStep['tie']> }),
      ...(WITH_TEXT.includes(kind) && { text: said }),
      ...(kind === 'object' && { role, answers: [...answers] }),
      ...(ABOUT_OBJECTION.includes(kind) && { objection: Number(objection) }),
      ...(kind === 'rule' && { valid: isValid === 'yes', because: said }),
    }
  }

  return (
    <Form
      request={step}
      problem="The step is not taken"
      submit={WORDS[kind]}
      onSubmit={() => step.mutate(stepTaken())}
    >
      <NativeSelect
        label="Step"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={offered
          .filter((value) => !ABOUT_OBJECTION.includes(value) || election.objections.length > 0)
          .map((value) => ({ value, label: WORDS[value] }))}
      />
      {kind === 'describe' && (
        <NumberInput label="Term in days" min={1} max={3650} value={term} onChange={setTerm} />
      )}
      {WITH_NOMINEE.includes(kind) && (
        <NativeSelect
          label="Nominee"
          value={nominee}
          onChange={(event) => setNominee(event.currentTarget.value)}
          data={[...eligible]}
        />
      )}
      {kind === 'propose' && (
        <NativeSelect
          label="With a tie"
          value={tie}
          onChange={(event) => setTie(event.currentTarget.value)}
          data={TIES}
        />
      )}
      {ABOUT_OBJECTION.includes(kind) && (
        <NativeSelect
          label="Objection"
          value={objection}
          onChange={(event) => setObjection(event.currentTarget.value)}
          data={election.objections.map(({ id, by }) => ({
            value: String(id),
            label: `${id}, by ${by}`,
          }))}
        />
      )}
      {kind === 'rule' && (
        <NativeSelect
          label="Is it valid?"
          value={isValid}
          onChange={(event) => setValid(event.currentTarget.value)}
          data={['yes', 'no']}
        />
      )}
      {needsText && <KeptWordsNote words={words} />}
      {needsText && (
        <WordsField
          label={kind === 'rule' ? 'Because' : 'In words'}
          required
          value={words.text}
          onChange={words.write}
        />
      )}
      {kind === 'object' && (
        <CriteriaFields criteria={criteria} answers={answers} onChange={setAnswers} />
      )}
    </Form>
  )
}
