import type { MeetingView } from '../../governance/index.ts'

const FOLD = 74 // octets, so that a line with its leading space is at most 75 (RFC 5545, section 3.1)

/**
 * A meeting as an iCalendar object (RFC 5545) with one event.
 * @param page the address of the meeting's page
 */
export function meetingCalendar(meeting: MeetingView, page: string | undefined): string {
  const { id, circle, kind, intent, startsAt, endsAt, state, revision, updatedAt } = meeting
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Concordat//Meetings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}@concordat`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${utc(updatedAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escaped(`${kind === 'governance' ? 'Governance' : 'Tactical'} meeting of ${circle}`)}`,
    ...(intent === undefined ? [] : [`DESCRIPTION:${escaped(intent.text)}`]),
    ...(page === undefined ? [] : [`URL:${page}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `20261122T090000Z`: section 3.3.5, form 2. */
function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:]|[.]\d+/g, '')
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`)
}

/** Long lines go on after a line break and a space, without dividing a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const character of line) {
    if (Buffer.byteLength(part + character) > FOLD) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part].join('\r\n ')
}
