import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { organisationQuery } from '../../../api/governance-queries.ts'
import type { Meeting, MeetingKind, MeetingRequest } from '../../../api/schemas.ts'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { useGovernancePost } from '../use-governance-change.ts'

/** Calls the members of a circle together. A special meeting is about the tension or proposal in the page's address. */
export function AnnounceMeeting(): React.JSX.Element {
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const organisation = useQuery(organisationQuery)
  const [kind, setKind] = useState<MeetingKind>('tactical')
  const [circle, setCircle] = useState(parameters.get('circle') ?? 'anchor')
  const [startsAt, setStartsAt] = useState('')
  const [minutes, setMinutes] = useState('60')
  const [intent, setIntent] = useState('')
  const tension = parameters.get('tension')
  const proposal = parameters.get('proposal')
  const isSpecial = tension !== null || proposal !== null
  const announce = useGovernancePost<MeetingRequest, Meeting>('/meetings', ({ id }) =>
    navigate(`/meetings/${encodeURIComponent(id)}`),
  )
  return (
    <Form
      request={announce}
      problem="The meeting is not announced"
      submit="Announce"
      onSubmit={() =>
        announce.mutate({
          circle,
          kind,
          minutes: Number(minutes),
          ...(startsAt !== '' && { startsAt: new Date(startsAt).toISOString() }),
          ...(isSpecial && {
            intent: {
              text: intent.trim(),
              ...(tension !== null && { tensions: [tension] }),
              ...(proposal !== null && { proposals: [proposal] }),
            },
          }),
        })
      }
    >
      <div className="form-fields">
        <NativeSelect
          label="Kind"
          description="Governance changes roles and policies; tactical is about the work within them"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as MeetingKind)}
          data={['tactical', 'governance']}
        />
        <NativeSelect
          label="Circle"
          description="Its members take part"
          value={circle}
          onChange={(event) => setCircle(event.currentTarget.value)}
          data={(organisation.data?.circles ?? [{ id: circle, title: circle }]).map(
            ({ id, title }) => ({ value: id, label: title }),
          )}
        />
        <TextInput
          type="datetime-local"
          label="Begins"
          description="Now, unless given. Without due notice every member has to come to a governance meeting"
          value={startsAt}
          error={mistakeAt(announce.error, '/startsAt')}
          onChange={(event) => setStartsAt(event.currentTarget.value)}
        />
        <TextInput
          type="number"
          label="Minutes"
          description="It ends then, unless nobody is against going on"
          required
          withAsterisk={false}
          min={5}
          max={480}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        {isSpecial && (
          <TextInput
            label="Intent"
            description="What this special meeting is limited to"
            required
            withAsterisk={false}
            maxLength={2000}
            value={intent}
            onChange={(event) => setIntent(event.currentTarget.value)}
          />
        )}
      </div>
    </Form>
  )
}
