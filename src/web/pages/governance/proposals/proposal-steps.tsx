import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery } from '../../../api/account-queries.ts'
import { postJson } from '../../../api/request.ts'
import type { CriterionAnswer, Proposal, ProposalStep } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useGovernanceChange } from '../use-governance-change.ts'
import { KeptWordsNote, useKeptWords, WordsTooLate, type KeptWords } from '../use-kept-words.tsx'
import { CriteriaFields } from '../criteria-fields.tsx'
import { ChangeFields } from './changes/change-fields.tsx'
import { changesOf, type ChangeDraft } from './changes/change-forms.ts'
import '../governance.css'
import { draftOf } from './changes/draft-of.ts'

type Kind = ProposalStep['kind']

/** What each state has room for; whether it is for the reader, the registry says. */
const OFFERED: Partial<Record<Proposal['state'], readonly Kind[]>> = {
  clarifying: ['ask', 'answer', 'next', 'escalate', 'withdraw'],
  reacting: ['react', 'next', 'escalate', 'withdraw'],
  amending: ['amend', 'next', 'escalate', 'withdraw'],
  objecting: ['no-objection', 'object', 'rule', 'escalate', 'withdraw'],
  integrating: ['integrate', 'agree', 'withdraw-objection', 'escalate', 'withdraw'],
  voting: ['vote', 'escalate', 'withdraw'],
  deciding: ['approve', 'escalate', 'withdraw'],
  attesting: ['attest', 'escalate', 'withdraw'],
  escalated: ['resume', 'withdraw'],
}

/** What is going on, for whoever takes part for the first time. */
const ROUNDS: Partial<Record<Proposal['state'], string>> = {
  clarifying:
    'Questions: ask what you do not understand, without opinions; the proposer answers. Whoever facilitates ends the round, or its time does.',
  reacting: 'Reactions: everybody but the proposer says once what they think; nobody replies.',
  amending: 'Amending: the proposer may change the text after what was said, or leave it as it is.',
  objecting:
    'Objections: say that you have none, or what harm it would do. It is adopted once everybody has spoken and no valid objection stands.',
  integrating:
    'A valid objection stands: somebody offers another text, and proposer and objector agree to it. Then everybody is asked again.',
  voting:
    'Voting: everybody with a vote says whether they are for it, and may change that until all have voted or the time is over. Then it is counted.',
  deciding: 'Deciding: whoever answers for it approves or rejects; that is all it takes.',
  attesting: 'Attesting: it is decided, and waits until those who vouch for it have looked at it.',
  escalated: 'It waits for a meeting, and goes on from where it was afterwards.',
}

const WORDS: Partial<Record<Kind, string>> = {
  ask: 'Ask a question',
  answer: 'Answer a question',
  react: 'React',
  amend: 'Amend the proposal',
  next: 'End this round',
  'no-objection': 'I have no objection',
  object: 'Object',
  rule: 'Rule on an objection',
  integrate: 'Offer an amendment',
  agree: 'Agree to an amendment',
  'withdraw-objection': 'Withdraw my objection',
  vote: 'Vote',
  approve: 'Approve or reject',
  attest: 'Attest it or refuse to',
  escalate: 'Take it to a meeting',
  resume: 'Go on after the meeting',
  withdraw: 'Withdraw the proposal',
}

const ABOUT_OBJECTION: readonly Kind[] = ['rule', 'integrate', 'agree', 'withdraw-objection']

/** What is chosen from, where a step decides. */
const CHOICES: Partial<Record<Kind, { readonly value: string; readonly label: string }[]>> = {
  vote: [
    { value: 'yes', label: 'For it' },
    { value: 'no', label: 'Against it' },
    { value: 'abstain', label: 'I abstain' },
  ],
  approve: [
    { value: 'yes', label: 'I approve' },
    { value: 'no', label: 'I reject' },
  ],
  attest: [
    { value: 'yes', label: 'I attest it' },
    { value: 'no', label: 'I do not attest it' },
  ],
  rule: [
    { value: 'yes', label: 'It is valid' },
    { value: 'no', label: 'It is not valid' },
  ],
}

/** With these the reader writes down what the proposal changes from then on. */
const AMENDING: readonly Kind[] = ['amend', 'integrate']

/** With these the reader speaks for a role that the proposal names. */
const ON_BEHALF: readonly Kind[] = ['approve', 'attest']

/** The member that holds the words, where that is not `text`. */
const TEXT_NAMES: Partial<Record<Kind, 'because' | 'rationale' | 'note'>> = {
  rule: 'because',
  amend: 'rationale',
  integrate: 'note',
}

const TEXT_LABELS: Partial<Record<Kind, string>> = {
  rule: 'Because',
  amend: 'How the change would have lessened the tension',
  integrate: 'How it resolves the objection',
}

/** The step that the reader can take now; none once the proposal is over. */
export function ProposalSteps({ proposal }: { readonly proposal: Proposal }): React.ReactNode {
  return <TakePart key={proposal.id} proposal={proposal} />
}

function TakePart({ proposal }: { readonly proposal: Proposal }): React.ReactNode {
  const round = `${proposal.state} ${proposal.textRevision}`
  const words = useKeptWords(round)
  const offered = OFFERED[proposal.state]
  if (offered === undefined) return <WordsTooLate words={words} />
  return (
    <Panel title="Take part">
      <p className="subtle">{ROUNDS[proposal.state]}</p>
      <ForSignedIn to="to take part">
        <StepForm key={round} proposal={proposal} offered={offered} words={words} />
      </ForSignedIn>
    </Panel>
  )
}

interface StepFormProps {
  readonly proposal: Proposal
  readonly offered: readonly Kind[]
  readonly words: KeptWords
}

function StepForm({ proposal, offered, words }: StepFormProps): React.JSX.Element {
  const me = useQuery(meQuery)
  const [kind, setKind] = useState<Kind>(offered[0] ?? 'ask')
  const [choice, setChoice] = useState('yes')
  const [objectionChosen, setObjection] = useState<string>()
  const objection = objectionChosen ?? String(proposal.objections[0]?.id ?? '')
  const questions = proposal.contributions.filter((said) => said.kind === 'question')
  const [questionChosen, setQuestion] = useState<string>()
  const question = questionChosen ?? String(questions[0]?.id ?? '')
  const [draft, setDraft] = useState<ChangeDraft>(draftOf(proposal.changes, proposal.circle))
  const [answers, setAnswers] = useState<readonly CriterionAnswer[]>(
    proposal.objectionRules.criteria.map(({ id }) => ({
      criterion: id,
      holds: false,
      because: '',
    })),
  )
  const step = useGovernanceChange(
    // Changes that cannot be read are a mistake of the form, and not an exception.
    async () =>
      postJson<Proposal>(`/proposals/${encodeURIComponent(proposal.id)}/steps`, stepTaken()),
    () => words.write(''),
  )
  const person = me.data?.actor.id ?? ''
  const { members = {}, approvers = {}, attesters = {} } = proposal.participants ?? {}
  const answering = kind === 'approve' ? approvers : attesters
  const role = ON_BEHALF.includes(kind)
    ? Object.keys(answering).find((id) => answering[id]?.includes(person))
    : members[person]?.[0]
  const needsText = !['next', 'no-objection', 'agree', 'withdraw-objection'].includes(kind)

  function stepTaken(): ProposalStep {
    const isYes = choice === 'yes'
    const said = words.text.trim()
    const name = TEXT_NAMES[kind] ?? 'text'
    return {
      kind,
      ...(needsText && said !== '' && { [name]: said }),
      ...(kind === 'rule' && { valid: isYes }),
      ...(kind === 'answer' && { question: Number(question) }),
      ...(AMENDING.includes(kind) && {
        changes: changesOf(draft.form, proposal.circle, draft.fields),
      }),
      ...(ABOUT_OBJECTION.includes(kind) && { objection: Number(objection) }),
      ...(kind === 'vote' && { choice: choice as 'yes' | 'no' | 'abstain' }),
      ...(ON_BEHALF.includes(kind) && { approves: isYes }),
      ...((ON_BEHALF.includes(kind) || kind === 'object') && { role: role ?? proposal.asRole }),
      ...(kind === 'object' && { answers }),
    }
  }

  return (
    <Form
      request={step}
      problem="The step is not taken"
      submit={WORDS[kind] ?? kind}
      onSubmit={() => step.mutate(undefined)}
    >
      <NativeSelect
        label="Step"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={offered
          .filter((value) => value !== 'answer' || questions.length > 0)
          .map((value) => ({ value, label: WORDS[value] ?? value }))}
      />
      {CHOICES[kind] !== undefined && (
        <NativeSelect
          label={kind === 'rule' ? 'Is it valid?' : 'Decision'}
          value={choice}
          onChange={(event) => setChoice(event.currentTarget.value)}
          data={CHOICES[kind] ?? []}
        />
      )}
      {kind === 'answer' && (
        <NativeSelect
          label="Question"
          required
          withAsterisk={false}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
          data={questions.map(({ id, by, text: asked }) => ({
            value: String(id),
            label: `${by}: ${asked ?? ''}`,
          }))}
        />
      )}
      {ABOUT_OBJECTION.includes(kind) && (
        <NativeSelect
          label="Objection"
          value={objection}
          onChange={(event) => setObjection(event.currentTarget.value)}
          data={proposal.objections.map(({ id, by }) => ({
            value: String(id),
            label: `${id}, by ${by}`,
          }))}
        />
      )}
      {AMENDING.includes(kind) && <ChangeFields draft={draft} onChange={setDraft} />}
      {needsText && <KeptWordsNote words={words} />}
      {needsText && (
        <WordsField
          label={TEXT_LABELS[kind] ?? 'In words'}
          required={!['vote', 'withdraw', 'amend'].includes(kind)}
          value={words.text}
          onChange={words.write}
        />
      )}
      {kind === 'object' && (
        <CriteriaFields
          criteria={proposal.objectionRules.criteria}
          answers={answers}
          onChange={setAnswers}
        />
      )}
    </Form>
  )
}
