import type { MeetingView } from '../../../src/governance/index.ts'
import { meetingCalendar } from '../../../src/http/calendar/meeting-calendar.ts'

const meeting = {
  ...{ id: 'm-1', circle: 'anchor', kind: 'governance', state: 'cancelled', revision: 4 },
  ...{ startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-01T10:00:00.000Z' },
  updatedAt: '2026-11-22T10:00:00.000Z',
  intent: {
    text: `Partners; customers, ${'Ä'.repeat(60)}\nand others`,
    tensions: [],
    proposals: [],
  },
} as unknown as MeetingView

test('a meeting is one event, with what its text means kept apart from what the format means', () => {
  const text = meetingCalendar(meeting, 'https://registry.example.com/meetings/m-1')
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  const lines = text.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.replaceAll('\r\n ', '').split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Concordat//Meetings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:m-1@concordat',
    'SEQUENCE:4',
    'DTSTAMP:20261122T100000Z',
    'DTSTART:20261201T090000Z',
    'DTEND:20261201T100000Z',
    'STATUS:CANCELLED',
    'SUMMARY:Governance meeting of anchor',
    String.raw`DESCRIPTION:Partners\; customers\, ${'Ä'.repeat(60)}\nand others`,
    'URL:https://registry.example.com/meetings/m-1',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})
