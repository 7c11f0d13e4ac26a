import type { GovernanceChange } from '../../src/web/api/schemas.ts'
import {
  changesOf,
  isOfAnchor,
} from '../../src/web/pages/governance/proposals/changes/change-forms.ts'
import { draftOf } from '../../src/web/pages/governance/proposals/changes/draft-of.ts'

const gate: GovernanceChange = { kind: 'policy.enforcement', policy: 'core', enforcement: 'gate' }

test('the anchor circle decides about what holds for everybody', () => {
  const forms = [
    'policy.put',
    'waiver.grant',
    'constitution.amend',
    'role.create',
    'other',
  ] as const
  expect(forms.map(isOfAnchor)).toEqual([true, true, true, false, false])
})

test('a change that has a form is shown in it', () => {
  expect(draftOf([{ ...gate, graceUntil: '2027-04-01' }], 'anchor')).toEqual({
    form: 'policy.enforcement',
    fields: {
      ...{ kind: 'policy.enforcement', policy: 'core', enforcement: 'gate' },
      graceUntil: '2027-04-01',
    },
  })
  const role: GovernanceChange = {
    ...{ kind: 'role.create', circle: 'anchor', role: 'clerk', title: 'Clerk' },
    ...{ purpose: 'Files.', domains: [], accountabilities: ['Filing', 'Finding'] },
  }
  expect(draftOf([role], 'anchor')).toMatchObject({
    form: 'role.create',
    fields: { accountabilities: 'Filing\nFinding' },
  })
})

test.each([
  { name: 'several changes', changes: [gate, gate] },
  {
    name: 'a change with more than its form has fields for',
    changes: [{ ...gate, scope: 'true' }],
  },
  { name: 'a change without a form', changes: [{ kind: 'role.remove', role: 'clerk' }] },
] satisfies { name: string; changes: GovernanceChange[] }[])(
  '$name is shown as it is written',
  ({ changes }) => {
    expect(draftOf(changes, 'anchor')).toEqual({
      form: 'other',
      fields: { json: JSON.stringify(changes, undefined, 2) },
    })
  },
)

test('an amendment of the constitution is shown in its editor, and proposed once it was looked at', () => {
  const constitution = { id: 'board', version: '1.1.0', title: 'Board', preamble: 'We decide.' }
  const amend: GovernanceChange = { kind: 'constitution.amend', constitution }
  const fields = { amended: JSON.stringify(constitution) }
  expect(draftOf([amend], 'anchor')).toEqual({ form: 'constitution.amend', fields })
  expect(() => changesOf('constitution.amend', 'anchor', fields)).toThrow('Look at what changes')
  const checked = { ...fields, constitution: fields.amended }
  expect(changesOf('constitution.amend', 'anchor', checked)).toEqual([amend])
})
