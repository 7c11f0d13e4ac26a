import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import {
  organisationQuery,
  rulingsInForceQuery,
  rulingsQuery,
} from '../../../api/governance-queries.ts'
import type { Organisation, Ruling, RulingRequest } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { CircleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { spaced } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { useGovernancePost } from '../use-governance-change.ts'

/** How the constitution is understood, as secretaries ruled. */
export function RulingsPage(): React.JSX.Element {
  const rulings = useInfiniteQuery(rulingsQuery)
  const organisation = useQuery(organisationQuery)
  return (
    <Page
      title="Rulings"
      lead="Where two people read the constitution differently, the secretary of their circle says how it is to be understood. Rulings in force guide later ones."
    >
      <div className="stack">
        <GovernanceLinks />
        <PagedList
          query={rulings}
          what="rulings"
          empty={<EmptyState title="Nobody has asked for a ruling yet" />}
        >
          {(items) => (
            <div className="stack">
              {items.map((ruling) => (
                <RulingPanel key={ruling.id} ruling={ruling} />
              ))}
            </div>
          )}
        </PagedList>
        <Panel title="Rule on a question">
          <ForSignedIn to="to rule on a question, as the secretary of a circle">
            {organisation.data && <RulingForm organisation={organisation.data} />}
          </ForSignedIn>
        </Panel>
      </div>
    </Page>
  )
}

function RulingPanel({ ruling }: { readonly ruling: Ruling }): React.JSX.Element {
  const { question, answer, logic, by, circle, state, createdAt, subject, endedBy } = ruling
  const { breaksConstitution } = ruling
  return (
    <Panel title={question} aside={<span className="subtle">{spaced(state)}</span>}>
      <p>
        <strong>{answer}</strong>
      </p>
      <p>{logic}</p>
      {breaksConstitution && (
        <p>
          <SubjectLink subject={subject} /> breaks the constitution.
        </p>
      )}
      <p className="tiny subtle">
        {by} for the circle <CircleLink circle={circle} />, about <SubjectLink subject={subject} />,{' '}
        <Instant at={createdAt} withTime />
        {endedBy !== undefined && `; ended by ${endedBy}`}
      </p>
    </Panel>
  )
}

function RulingForm({ organisation }: { readonly organisation: Organisation }): React.JSX.Element {
  const [parameters] = useSearchParams()
  const [circle, setCircle] = useState(organisation.circles[0]?.id ?? '')
  const [subject, setSubject] = useState(parameters.get('subject') ?? 'constitution')
  const [question, setQuestion] = useState('')
  const [answer, setAnswer] = useState('')
  const [logic, setLogic] = useState('')
  const [breaksConstitution, setBreaks] = useState(false)
  const [earlier, setEarlier] = useState('')
  const inForce = useQuery(rulingsInForceQuery())
  const ended = inForce.data?.items.find(({ id }) => id === earlier)
  const give = useGovernancePost<RulingRequest>('/rulings', () => {
    setQuestion('')
    setAnswer('')
    setLogic('')
    setEarlier('')
  })
  return (
    <Form
      request={give}
      problem="The ruling is not given"
      submit="Rule and publish"
      onSubmit={() =>
        give.mutate({
          circle,
          subject: subject.trim(),
          question: question.trim(),
          answer: answer.trim(),
          logic: logic.trim(),
          breaksConstitution,
          // One of the own circle is superseded, one of a circle within overruled.
          ...(ended && { [ended.circle === circle ? 'supersedes' : 'overrules']: ended.id }),
        })
      }
    >
      <NativeSelect
        label="For the circle"
        value={circle}
        onChange={(event) => setCircle(event.currentTarget.value)}
        data={organisation.circles.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextInput
        label="About"
        description="For instance constitution, role:anchor-lead, or proposal: and its id"
        required
        withAsterisk={false}
        maxLength={400}
        value={subject}
        error={mistakeAt(give.error, '/subject')}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <NativeSelect
        label="In place of an earlier ruling"
        description="One of this circle, or of one within it that it overrules"
        value={earlier}
        onChange={(event) => setEarlier(event.currentTarget.value)}
        data={[
          { value: '', label: 'none' },
          ...(inForce.data?.items ?? []).map(({ id, question: asked, circle: of }) => ({
            value: id,
            label: `${asked.slice(0, 100)} (${of})`,
          })),
        ]}
      />
      <WordsField label="Question" required value={question} onChange={setQuestion} />
      <WordsField label="Answer" required value={answer} onChange={setAnswer} />
      <WordsField label="Why the constitution says so" required value={logic} onChange={setLogic} />
      <Checkbox
        label="It breaks the constitution, and may be struck"
        checked={breaksConstitution}
        onChange={(event) => setBreaks(event.currentTarget.checked)}
      />
    </Form>
  )
}
