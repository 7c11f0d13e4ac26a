import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { organisationQuery } from '../../../api/governance-queries.ts'
import type { Tension, TensionStep } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { CircleLink, RoleLink } from '../../../components/governance-names.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { useGovernancePost } from '../use-governance-change.ts'
import { isOpen, sensedBy } from './tension-state.tsx'
import { withQuery } from '../../../api/request.ts'
import { useTakesPart } from '../use-takes-part.ts'

/** What can be done with a tension now, and by whom. */
export function TensionNext({ tension }: { readonly tension: Tension }): React.JSX.Element {
  return (
    <Panel title="What can come next">
      {tension.proposedClosure !== undefined && (
        <p role="status">
          <strong>It may be done:</strong> {tension.proposedClosure.text}
        </p>
      )}
      <WhoMay tension={tension} />
      {isOpen(tension) && <WhoProposes circle={tension.circle} role={tension.role} />}
      <ForSignedIn to="to say what comes of it">
        {isOpen(tension) ? <ProcessForm tension={tension} /> : <ReopenForm tension={tension} />}
      </ForSignedIn>
    </Panel>
  )
}

function WhoMay({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const me = useSignedIn()
  const isOwn = me?.actor.id === tension.by
  if (!isOpen(tension)) {
    return (
      <p className="subtle">
        It is closed. {isOwn ? 'If something is still missing' : `If ${sensedBy(tension)} finds`},
        it is taken up again; what is another gap is another tension.
      </p>
    )
  }
  return (
    <p className="subtle">
      Whoever fills <RoleLink role={tension.role} /> says what comes of it
      {tension.by !== 'system' &&
        ` and so ${isOwn ? 'do you' : `does ${tension.by}`}, who sensed it`}
      .{' '}
      {tension.by === 'system'
        ? 'They also say that it is done.'
        : isOwn
          ? 'Only you say that it is done.'
          : `Only ${tension.by} says that it is done.`}
    </p>
  )
}

/** Said beforehand to whoever cannot propose, instead of a refusal after all is written. */
function WhoProposes(props: { readonly circle: string; readonly role: string }): React.ReactNode {
  const takesPart = useTakesPart(props.circle)
  if (takesPart !== false) return null
  return (
    <p>
      A proposal of it is made by whoever fills a role in the circle{' '}
      <CircleLink circle={props.circle} />. You fill none there: <RoleLink role={props.role} /> does
      it for you, and you are told.
    </p>
  )
}

/** What can come of a tension, besides a proposal. */
const PATHS = {
  'next-action': 'Next action: one thing to do',
  project: 'Project: something that is to be so one day',
  request: 'Request to another role',
  information: 'Information: an answer that suffices',
  confirm: 'It is done: I got what I need',
  'let-go': 'Let it go: nothing will come of it',
} as const

type PathOn = keyof typeof PATHS

/** Those that name a role. */
const WITH_ROLE: readonly PathOn[] = ['next-action', 'project', 'request']
const WITH_DAY: readonly PathOn[] = ['next-action', 'project']

function ProcessForm({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const organisation = useQuery(organisationQuery)
  const me = useSignedIn()
  const isOfAnother = tension.by !== 'system' && tension.by !== me?.actor.id
  const [path, setPath] = useState<PathOn>(
    tension.proposedClosure === undefined || isOfAnother ? 'next-action' : 'confirm',
  )
  const [text, setText] = useState('')
  const [role, setRole] = useState('')
  const [day, setDay] = useState('')
  const step = useGovernancePost<TensionStep>(
    `/tensions/${encodeURIComponent(tension.id)}/steps`,
    () => {
      setText('')
      setRole('')
      setDay('')
    },
  )
  const roles = (organisation.data?.circles ?? []).flatMap((circle) =>
    circle.roles.map(({ id, title }) => ({ value: id, label: `${title} (${circle.title})` })),
  )
  return (
    <Form
      request={step}
      problem="The tension stays as it is"
      submit="Record it"
      onSubmit={() => step.mutate(stepOf(path, { text: text.trim(), role, day }))}
      beside={<Link to={proposingOf(tension)}>Make a proposal of it</Link>}
    >
      <div className="form-fields">
        <NativeSelect
          label="What comes of it"
          value={path}
          onChange={(event) => setPath(event.currentTarget.value as PathOn)}
          data={Object.entries(PATHS)
            .filter(([value]) => value !== 'confirm' || !isOfAnother)
            .map(([value, label]) => ({ value, label }))}
        />
        {WITH_ROLE.includes(path) && (
          <NativeSelect
            label={path === 'request' ? 'Role that is asked' : 'Role that does it'}
            required={path === 'request'}
            withAsterisk={false}
            value={role}
            error={mistakeAt(step.error, '/role')}
            onChange={(event) => setRole(event.currentTarget.value)}
            data={[
              {
                value: '',
                label: path === 'request' ? 'choose one' : 'the one whose inbox it is in',
              },
              ...roles,
            ]}
          />
        )}
        {WITH_DAY.includes(path) && (
          <TextInput
            label="Expected on"
            description="Empty: nobody can say"
            type="date"
            value={day}
            error={mistakeAt(step.error, '/projection')}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        )}
      </div>
      <WordsField
        label={path === 'let-go' ? 'Reason' : 'In words'}
        required={path !== 'confirm'}
        value={text}
        onChange={setText}
      />
    </Form>
  )
}

function ReopenForm({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const [reason, setReason] = useState('')
  const step = useGovernancePost<TensionStep>(`/tensions/${encodeURIComponent(tension.id)}/steps`)
  return (
    <Form
      request={step}
      problem="The tension stays closed"
      submit="Take it up again"
      onSubmit={() => step.mutate({ kind: 'reopen', reason: reason.trim() })}
      isMinor
    >
      <WordsField label="What is still missing" required value={reason} onChange={setReason} />
    </Form>
  )
}

/** Where a proposal of it is written, with as much of it as the tension tells. */
function proposingOf({ id, circle, subject }: Tension): string {
  const policy = subject.startsWith('policy:') ? subject.slice('policy:'.length) : undefined
  return withQuery('/proposals/new', { circle, tension: id, policy })
}

function stepOf(
  path: PathOn,
  { text, role, day }: { readonly text: string; readonly role: string; readonly day: string },
): TensionStep {
  if (path === 'confirm') return { kind: 'confirm', ...(text !== '' && { text }) }
  if (path === 'let-go') return { kind: 'let-go', reason: text }
  return {
    kind: 'process',
    outcome: path,
    text,
    ...(role !== '' && WITH_ROLE.includes(path) && { role }),
    ...(day !== '' && WITH_DAY.includes(path) && { projection: day }),
  }
}
