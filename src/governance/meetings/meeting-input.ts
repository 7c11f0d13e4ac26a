import { z } from 'zod'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { MEETING_KINDS } from './meeting.ts'

const reference = z.string().min(1).max(100)

/** What somebody says who announces a meeting. */
export const meetingInput = z.strictObject({
  circle: governanceId,
  kind: z.enum(MEETING_KINDS),
  /** Now, unless given. */
  startsAt: z.iso.datetime().exactOptional(),
  minutes: z.int().min(5).max(480),
  /** Makes it a special meeting, which is limited to these tensions and proposals. */
  intent: z
    .strictObject({
      text: governanceText,
      tensions: z.array(reference).max(20).exactOptional(),
      proposals: z.array(reference).max(20).exactOptional(),
    })
    .refine(({ tensions = [], proposals = [] }) => tensions.length + proposals.length > 0, {
      message: 'a special meeting names the tensions or proposals that it is about',
    })
    .exactOptional(),
})
export type MeetingInput = z.infer<typeof meetingInput>
