import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  ELECTIONS,
  GOVERNANCE,
  meetingQuery,
  proposalQuery,
} from '../../../api/governance-queries.ts'
import { apiAddress, postJson } from '../../../api/request.ts'
import type { Meeting, MeetingStep } from '../../../api/schemas.ts'
import { useSignedIn } from '../../../components/use-signed-in.ts'

interface LiveMeeting {
  readonly query: UseQueryResult<Meeting>
  /** Whether changes of others are shown as they happen. */
  readonly isLive: boolean
}

const LOOK = 5_000 // milliseconds, while no stream is open

/** A meeting as it goes on: by a stream of events, and by asking again where there is none. */
export function useLiveMeeting(id: string): LiveMeeting {
  const queries = useQueryClient()
  const me = useSignedIn()?.actor.id
  const [isLive, setIsLive] = useState(false)
  const query = useQuery({ ...meetingQuery(id), refetchInterval: isLive ? false : LOOK })
  const isOver = query.data?.state === 'closed' || query.data?.state === 'cancelled'
  const isOpen = query.data !== undefined && !isOver && me !== undefined
  useEffect(() => {
    if (!isOpen) return undefined
    const source = new EventSource(apiAddress(`/meetings/${encodeURIComponent(id)}/events`))
    source.onopen = () => setIsLive(true)
    source.onerror = () => setIsLive(false)
    source.addEventListener('meeting', ({ data }: MessageEvent<string>) => {
      const { meeting, proposal, election } = JSON.parse(data) as LiveEvent
      queries.setQueryData<Meeting>(meetingQuery(id).queryKey, (known) => newer(known, meeting))
      if (proposal !== undefined) {
        void queries.invalidateQueries({ queryKey: proposalQuery(proposal.id).queryKey })
      }
      if (election !== undefined) void queries.invalidateQueries({ queryKey: ELECTIONS })
    })
    return () => {
      source.close()
      setIsLive(false)
    }
  }, [id, isOpen, queries])
  return { query, isLive }
}

interface LiveEvent {
  readonly meeting: Meeting
  readonly proposal?: { readonly id: string }
  readonly election?: { readonly id: string }
}

/** The answer to a step and the event of another one may overtake each other. */
function newer(known: Meeting | undefined, meeting: Meeting): Meeting {
  return known !== undefined && known.revision > meeting.revision ? known : meeting
}

export type TakeStep = UseMutationResult<Meeting, Error, MeetingStep>

/** Takes a step in the meeting. */
export function useMeetingStep(id: string, onTaken?: () => void): TakeStep {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: MeetingStep) =>
      postJson<Meeting>(`/meetings/${encodeURIComponent(id)}/steps`, step),
    onSuccess: async (meeting, { kind }) => {
      queries.setQueryData<Meeting>(meetingQuery(id).queryKey, (known) => newer(known, meeting))
      onTaken?.()
      // What came of an item is a tension, a proposal or work of its own.
      if (kind === 'record' || kind === 'done') {
        await queries.invalidateQueries({ queryKey: [GOVERNANCE] })
      }
    },
  })
}
