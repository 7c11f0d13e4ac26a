import {
  labelOf,
  numberGroups,
  withValue,
  type Amendable,
} from '../../src/web/pages/governance/constitution/amendable.ts'

const CONSTITUTION = {
  ...{ id: 'board', version: '1.0.0', title: 'Board', preamble: 'We decide.' },
  roles: [
    { id: 'clerk', title: 'Clerk' },
    { id: 'chair', title: 'Chair', term: 730 },
  ],
  meetings: { noticeHours: 48 },
  notice: [{ id: 'a-quarter', days: 90, scope: 'true' }],
} as Amendable

test('numbers that are decided about are gathered under what they belong to', () => {
  expect(numberGroups(CONSTITUTION)).toEqual([
    {
      title: 'Chair',
      numbers: [{ path: ['roles', 1, 'term'], label: 'Term in days', value: 730 }],
    },
    {
      title: 'Meetings',
      numbers: [
        {
          path: ['meetings', 'noticeHours'],
          label: 'Hours that a meeting is announced ahead',
          value: 48,
        },
      ],
    },
    {
      title: 'Notice before a deprecation: a-quarter',
      numbers: [{ path: ['notice', 0, 'days'], label: 'Days', value: 90 }],
    },
  ])
  expect(labelOf('repairWithinDays')).toBe('Repair within days')
})

test('a value is changed at its place, and nothing else is', () => {
  expect(withValue(CONSTITUTION, ['roles', 1, 'term'], 365)).toEqual({
    ...CONSTITUTION,
    roles: [
      { id: 'clerk', title: 'Clerk' },
      { id: 'chair', title: 'Chair', term: 365 },
    ],
  })
  expect(CONSTITUTION.roles?.[1]).toMatchObject({ term: 730 })
})
