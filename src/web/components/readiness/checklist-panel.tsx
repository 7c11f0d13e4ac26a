import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import type { Question } from '../../api/question.ts'
import { deleteResource, putJson } from '../../api/request.ts'
import type { Checklist, ChecklistItem } from '../../api/schemas.ts'
import { EmptyState } from '../empty-state.tsx'
import { ForSignedIn } from '../form/for-signed-in.tsx'
import { FormProblem } from '../form/form-problem.tsx'
import { Instant } from '../instant.tsx'
import { Panel } from '../panel.tsx'
import { QueryView } from '../query-view.tsx'
import { ToneBadge } from '../tone-badge.tsx'
import './readiness.css'

/** What is vouched for: a version, or an endpoint. */
export interface CheckedSubject {
  /** Below the API's base. */
  readonly address: string
  readonly checklist: Question<Checklist>
  /** The key of all answers about it. */
  readonly outdates: QueryKey
  /** Nothing leads on from here, so that there is nothing left to vouch for. */
  readonly isOver: boolean
  /** Why a tick lapsed. */
  readonly whenLapsed: string
}

/** What only people know: who vouched for what, and for which content or stay. */
export function ChecklistPanel({ of }: { readonly of: CheckedSubject }): React.JSX.Element {
  const checklist = useQuery(of.checklist)
  return (
    <Panel title="What people vouch for">
      <QueryView query={checklist} what="the checklist">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="The lifecycle asks nobody about anything">
              Everything that its gates ask, the registry works out for itself.
            </EmptyState>
          ) : (
            <ul className="plain-list readiness">
              {items.map((item) => (
                <li key={item.item} className="readiness-item">
                  <Item item={item} of={of} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

interface ItemProps {
  readonly item: ChecklistItem
  readonly of: CheckedSubject
}

function Item({ item, of }: ItemProps): React.JSX.Element {
  return (
    <>
      <p className="readiness-title">
        {item.isTicked ? (
          <ToneBadge tone="good">Ticked</ToneBadge>
        ) : (
          <ToneBadge tone={item.isLapsed ? 'warn' : 'mute'}>
            {item.isLapsed ? 'Lapsed' : 'Open'}
          </ToneBadge>
        )}
        <strong>{item.title}</strong>
      </p>
      <p className="small subtle">
        {item.tickedAt === undefined ? (
          <>
            Asked for by “{item.transition}”, ticked in the role {item.role}
          </>
        ) : (
          <>
            {item.tickedBy}, <Instant at={item.tickedAt} withTime />
            {item.isLapsed && `; ${of.whenLapsed}`}
          </>
        )}
        {item.evidence !== undefined && (
          <>
            {' '}
            <a href={item.evidence} rel="noreferrer">
              Evidence
            </a>
          </>
        )}
      </p>
      {item.note !== undefined && <p className="small">“{item.note}”</p>}
      {!of.isOver && (
        <details>
          <summary>{item.isTicked ? 'Take the tick back' : 'Tick it'}</summary>
          <ForSignedIn to="to vouch for it">
            {item.isTicked ? <Clear item={item} of={of} /> : <Tick item={item} of={of} />}
          </ForSignedIn>
        </details>
      )}
    </>
  )
}

function Tick({ item, of }: ItemProps): React.JSX.Element {
  const [evidence, setEvidence] = useState('')
  const [note, setNote] = useState('')
  const tick = useMutation({
    mutationFn: () =>
      putJson<ChecklistItem>(addressOf(item, of), {
        ...(evidence.trim() !== '' && { evidence: evidence.trim() }),
        ...(note.trim() !== '' && { note: note.trim() }),
      }),
    onSuccess: useOutdated(of),
  })
  return (
    <form
      className="gate-form"
      onSubmit={(event) => {
        event.preventDefault()
        tick.mutate()
      }}
    >
      <TextInput
        type="url"
        label="Evidence"
        description="The address of a report, say; kept with the tick"
        maxLength={2000}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <TextInput
        label="Note"
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" loading={tick.isPending}>
        Vouch for it
      </Button>
      <FormProblem title="It is not ticked" error={tick.error} />
    </form>
  )
}

function Clear({ item, of }: ItemProps): React.JSX.Element {
  const clear = useMutation({
    mutationFn: () => deleteResource(addressOf(item, of)),
    onSuccess: useOutdated(of),
  })
  return (
    <>
      <Button variant="default" loading={clear.isPending} onClick={() => clear.mutate()}>
        Take it back
      </Button>
      <FormProblem title="It is not taken back" error={clear.error} />
    </>
  )
}

function addressOf(item: ChecklistItem, { address }: CheckedSubject): string {
  return `${address}/checklist/${encodeURIComponent(item.item)}`
}

/** The gates answer differently after it. */
function useOutdated({ outdates }: CheckedSubject): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: outdates })
}
