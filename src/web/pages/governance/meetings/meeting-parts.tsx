import { Link } from 'react-router'
import type { Meeting, MeetingCheck, MeetingMetric, MeetingWord } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Panel } from '../../../components/panel.tsx'
import { figure } from '../../maturity/figures.ts'
import type { MeetingPart } from './meeting-course.tsx'
import { StepButton } from './step-button.tsx'
import { WordsStep } from './words-step.tsx'

export function CheckIns({ meeting, me, isHere }: MeetingPart): React.ReactNode {
  const { id, state, checkIns } = meeting
  const mayCheckIn = state === 'check-in' && isHere && !checkIns.some(({ by }) => by === me)
  if (checkIns.length === 0 && !mayCheckIn) return null
  return (
    <Panel title="Check-in">
      <Words words={checkIns} />
      {mayCheckIn && (
        <WordsStep
          meeting={id}
          label="What is on your mind?"
          submit="Check in"
          step={(text) => ({ kind: 'check-in', text })}
        />
      )}
    </Panel>
  )
}

export function Reflections({ meeting, me, isHere }: MeetingPart): React.ReactNode {
  const { id, state, reflections } = meeting
  const mayReflect = state === 'closing' && isHere && !reflections.some(({ by }) => by === me)
  if (reflections.length === 0 && !mayReflect) return null
  return (
    <Panel title="Closing">
      <Words words={reflections} />
      {mayReflect && (
        <WordsStep
          meeting={id}
          label="How was the meeting?"
          submit="Say it"
          step={(text) => ({ kind: 'reflect', text })}
        />
      )}
    </Panel>
  )
}

function Words({ words }: { readonly words: readonly MeetingWord[] }): React.JSX.Element {
  return (
    <ul>
      {words.map(({ by, text, at }) => (
        <li key={`${by} ${at}`}>
          <strong>{by}:</strong> {text}
        </li>
      ))}
    </ul>
  )
}

export function Checklist({ meeting, me, isHere }: MeetingPart): React.ReactNode {
  const { id, state, checklist, recorder } = meeting
  const isNow = state === 'checklist'
  if (checklist.length === 0 && !isNow) return null
  return (
    <Panel title="Checklist">
      {checklist.length === 0 ? (
        <EmptyState title="Nothing is due, and no action comes again" />
      ) : (
        <ul className="plain-list meeting-checks">
          {checklist.map((check) => (
            <Check key={check.id} check={check} meeting={id} mayAnswer={isNow && isHere} />
          ))}
        </ul>
      )}
      {isNow && recorder === me && (
        <WordsStep
          meeting={id}
          label="An action that comes again, for this and later meetings"
          submit="Add to the checklist"
          step={(text) => ({ kind: 'add-check', text })}
        />
      )}
    </Panel>
  )
}

interface CheckProps {
  readonly check: MeetingCheck
  readonly meeting: string
  readonly mayAnswer: boolean
}

function Check({ check, meeting, mayAnswer }: CheckProps): React.JSX.Element {
  const { id, text, role, answer } = check
  return (
    <li>
      <span>
        <strong>{answer === undefined ? 'Open' : answer.done ? 'Done' : 'Not done'}:</strong> {text}
        {role !== undefined && (
          <>
            (<RoleLink role={role} />)
          </>
        )}
        {answer !== undefined && <span className="subtle"> said by {answer.by}</span>}
      </span>
      {mayAnswer && (
        <span className="meeting-controls">
          <StepButton
            meeting={meeting}
            step={{ kind: 'tick', check: id, done: true }}
            label={`Done: ${text}`}
          />
          <StepButton
            meeting={meeting}
            step={{ kind: 'tick', check: id, done: false }}
            label="Not done"
          />
        </span>
      )}
    </li>
  )
}

export function Metrics({ meeting }: { readonly meeting: Meeting }): React.ReactNode {
  const { metrics, state } = meeting
  if (metrics.length === 0 && state !== 'metrics') return null
  return (
    <Panel title="Metrics">
      {metrics.length === 0 ? (
        <EmptyState title="The circle has no domain whose figures there are" />
      ) : (
        <DataTable
          caption="Live figures of the circle’s domains"
          rows={metrics}
          keyOf={(metric) => metric.id}
          columns={[
            { head: 'Figure', of: (metric) => metric.name },
            {
              head: 'Before',
              isNumber: true,
              of: (metric) =>
                metric.before === undefined ? '–' : figure(metric.before, metric.unit),
            },
            {
              head: 'Now',
              isNumber: true,
              of: (metric) => figure(metric.value ?? null, metric.unit),
            },
            { head: 'Change', of: (metric) => changeOf(metric) },
          ]}
        />
      )}
    </Panel>
  )
}

function changeOf({ value, before, better }: MeetingMetric): string {
  if (value === undefined || before === undefined) return 'not known'
  if (value === before) return 'none'
  return value > before === (better === 'up') ? 'better' : 'worse'
}

const MOST_SHOWN = 30

export function Progress({ meeting, isHere }: MeetingPart): React.ReactNode {
  const { id, state, changes, reports } = meeting
  const isNow = state === 'progress'
  if (changes.length === 0 && reports.length === 0 && !isNow) return null
  return (
    <Panel title="Progress">
      <h3 className="governance-title">What the registry saw since the last meeting</h3>
      {changes.length === 0 && <p className="subtle">Nothing.</p>}
      <ul>
        {changes.slice(0, MOST_SHOWN).map(({ at, subject, text }, index) => (
          <li key={`${at} ${subject} ${index}`}>
            <Instant at={at} /> {subject}: {text}
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN && (
        <p className="subtle">
          And {changes.length - MOST_SHOWN} more in <Link to="/ledger">the ledger</Link>.
        </p>
      )}
      <h3 className="governance-title">What people report</h3>
      <Words words={reports} />
      {isNow && isHere && (
        <WordsStep
          meeting={id}
          label="What changed in what you work on?"
          submit="Report"
          step={(text) => ({ kind: 'report', text })}
        />
      )}
    </Panel>
  )
}
