import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { WorkItem, WorkState, WorkStep } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { Instant } from '../../../components/instant.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Panel } from '../../../components/panel.tsx'
import { SubjectLink } from '../../../components/subject-link.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted, spaced } from '../../../components/words.ts'
import { useGovernancePost } from '../use-governance-change.ts'

const TONES = {
  asked: 'warn',
  active: 'info',
  waiting: 'mute',
  done: 'good',
  dropped: 'mute',
} as const

interface WorkItemPanelProps {
  readonly item: WorkItem
  /** Strategies, in words. */
  readonly favouredBy: readonly string[]
  /** Whether whoever is signed in fills its role. */
  readonly isMine: boolean
}

/** A next action or project, with its projections, and what its role can do with it. */
export function WorkItemPanel({ item, favouredBy, isMine }: WorkItemPanelProps): React.JSX.Element {
  const last = item.projections.at(-1)
  return (
    <Panel title={item.title} aside={<ToneBadge tone={TONES[item.state]}>{item.state}</ToneBadge>}>
      <p className="tiny subtle">
        {spaced(item.kind)} for <RoleLink role={item.role} />
        {item.subject !== undefined && (
          <>
            , about <SubjectLink subject={item.subject} />
          </>
        )}
        {item.tension !== undefined && (
          <>
            , of <Link to={`/tensions/${encodeURIComponent(item.tension)}`}>a tension</Link>
          </>
        )}
        ; entered by {item.by}, <Instant at={item.createdAt} />
        {favouredBy.length > 0 && `; favoured by: ${favouredBy.join(', ')}`}
      </p>
      {item.waitingFor !== undefined && <p>Waits for: {item.waitingFor}</p>}
      {last !== undefined && (
        <p>
          {last.date === undefined ? (
            'Nobody can say when'
          ) : (
            <>
              Expected <Instant at={last.date} />
            </>
          )}
          {last.text !== undefined && `: ${last.text}`}
          {item.projections.length > 1 && (
            <span className="subtle"> (moved {counted(item.projections.length - 1, 'time')})</span>
          )}
        </p>
      )}
      {item.progress.length > 0 && (
        <ul>
          {item.progress.slice(-3).map(({ text, by, at }) => (
            <li key={`${at} ${text}`}>
              <Instant at={at} /> {by}: {text}
            </li>
          ))}
        </ul>
      )}
      {isMine && <StepForm item={item} />}
    </Panel>
  )
}

const STEPS: Readonly<Record<WorkState, readonly WorkStep['kind'][]>> = {
  asked: ['accept', 'drop'],
  active: ['done', 'report', 'project', 'wait', 'drop'],
  waiting: ['resume', 'done', 'report', 'project', 'drop'],
  done: ['reopen'],
  dropped: ['reopen'],
}
const LABELS: Readonly<Record<WorkStep['kind'], string>> = {
  accept: 'Accept it',
  report: 'Report on it',
  project: 'Say when it is expected',
  wait: 'It waits for something',
  resume: 'Go on with it',
  done: 'It is done',
  drop: 'Drop it, or decline',
  reopen: 'Take it up again',
}
const NEED_WORDS: readonly WorkStep['kind'][] = ['report', 'wait', 'drop', 'reopen']
const WORDLESS: readonly WorkStep['kind'][] = ['accept', 'resume']

function StepForm({ item }: { readonly item: WorkItem }): React.JSX.Element {
  const steps = STEPS[item.state]
  const [chosen, setChosen] = useState<string>('')
  const [text, setText] = useState('')
  const [date, setDate] = useState('')
  const [found, setFound] = useState('')
  const kind = steps.find((one) => one === chosen) ?? steps[0] ?? 'report'
  const step = useGovernancePost<WorkStep, WorkItem>(
    `/work-items/${encodeURIComponent(item.id)}/steps`,
    (moved) => {
      setText('')
      setFound(moved.closing?.found?.says ?? '')
    },
  )
  const said = text.trim()
  return (
    <Form
      request={step}
      problem="It stays as it is"
      submit="Record it"
      onSubmit={() =>
        step.mutate({
          kind,
          ...(said !== '' && !WORDLESS.includes(kind) && { text: said }),
          ...(kind === 'project' && date !== '' && { date }),
        })
      }
      isMinor
    >
      <div className="form-fields">
        <NativeSelect
          label="How it stands"
          value={kind}
          onChange={({ currentTarget: { value } }) => setChosen(value)}
          data={steps.map((value) => ({ value, label: LABELS[value] }))}
        />
        {kind === 'project' && (
          <TextInput
            label="Expected on"
            description="Empty: nobody can say"
            type="date"
            value={date}
            onChange={({ currentTarget: { value } }) => setDate(value)}
          />
        )}
        {!WORDLESS.includes(kind) && (
          <TextInput
            label="In words"
            required={NEED_WORDS.includes(kind)}
            withAsterisk={false}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
          />
        )}
      </div>
      {found !== '' && <p role="status">The check found: {found}</p>}
    </Form>
  )
}
