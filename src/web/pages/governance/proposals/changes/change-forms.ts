import type { GovernanceChange } from '../../../../api/schemas.ts'
import type { Choice } from './use-choices.ts'

export type ChangeForm =
  | 'role.create'
  | 'role.assign'
  | 'role.elect'
  | 'circle.create'
  | 'circle.link'
  | 'policy.put'
  | 'policy.enforcement'
  | 'policy.remove'
  | 'waiver.grant'
  | 'constitution.amend'
  | 'other'

/** A change as it is being filled in. */
export interface ChangeDraft {
  readonly form: ChangeForm
  readonly fields: Readonly<Record<string, string>>
}

interface Field {
  readonly name: string
  readonly label: string
  readonly description?: string
  readonly optional?: true
  /** With a field that is chosen, and not written: of what. */
  readonly choice?: Choice
}

const ROLE: Field = { name: 'role', label: 'Role', choice: 'role' }
const PERSON: Field = { name: 'person', label: 'Person', choice: 'person' }
const POLICY: Field = { name: 'policy', label: 'Policy', choice: 'policy' }
const ENFORCEMENT: Field = { name: 'enforcement', label: 'Enforcement', choice: 'enforcement' }
const GRACE: Field = {
  name: 'graceUntil',
  label: 'It bites from',
  description: 'A day, such as 2027-04-01; at once unless given',
  optional: true,
}
const TITLE: Field = { name: 'title', label: 'Title' }
const PURPOSE: Field = { name: 'purpose', label: 'Purpose' }
const DOMAINS: Field = {
  name: 'domains',
  label: 'Domains',
  description: 'Subtrees that it controls, one a line',
  optional: true,
}

/** The changes that are made most, each with its fields, and a way for all others. */
export const CHANGE_FORMS: Readonly<
  Record<ChangeForm, { readonly label: string; readonly fields: readonly Field[] }>
> = {
  'policy.enforcement': {
    label: 'Another enforcement of a policy',
    fields: [POLICY, ENFORCEMENT, GRACE],
  },
  'policy.put': {
    label: 'A rule pack is put in force, as a policy',
    fields: [
      { name: 'pack', label: 'Rule pack', choice: 'pack' },
      { ...TITLE, description: 'What the policy asks for, in a few words' },
      ENFORCEMENT,
      {
        name: 'scope',
        label: 'For contracts where',
        description:
          'All that the pack can judge, unless given; for instance service.domain == "payments"',
        optional: true,
      },
    ],
  },
  'policy.remove': { label: 'A policy is repealed', fields: [POLICY] },
  'role.create': {
    label: 'A new role',
    fields: [
      { name: 'role', label: 'Name', description: 'Lower-case letters, digits and hyphens' },
      TITLE,
      PURPOSE,
      DOMAINS,
      {
        name: 'accountabilities',
        label: 'Accountabilities',
        description: 'What others may expect, one a line',
        optional: true,
      },
    ],
  },
  'role.assign': { label: 'Somebody fills a role', fields: [ROLE, PERSON] },
  'role.elect': { label: 'Somebody is elected', fields: [ROLE, PERSON] },
  'circle.create': {
    label: 'A new circle within this one',
    fields: [
      { name: 'name', label: 'Name', description: 'Lower-case letters, digits and hyphens' },
      TITLE,
      PURPOSE,
      DOMAINS,
    ],
  },
  'circle.link': { label: 'A role of another circle takes part', fields: [ROLE] },
  'waiver.grant': {
    label: 'A waiver that was asked for',
    fields: [
      { name: 'waiver', label: 'Waiver', description: 'Its id, as the list of waivers has it' },
    ],
  },
  'constitution.amend': { label: 'Another text of the constitution', fields: [] },
  other: {
    label: 'Others, or several together (JSON)',
    fields: [
      { name: 'json', label: 'Changes', description: 'As the description of the API has them' },
    ],
  },
}

/** Whether the anchor circle alone decides about it: policies, the constitution, and waivers beyond a role's own authority. */
export function isOfAnchor(form: ChangeForm): boolean {
  return /^(?:policy|waiver|constitution)\./.test(form)
}

/** The form of this name; the one that is used most for any other name. */
export function formNamed(name: string): ChangeForm {
  return Object.hasOwn(CHANGE_FORMS, name) ? (name as ChangeForm) : 'policy.enforcement'
}

/**
 * The changes that a filled form stands for.
 * @throws SyntaxError for JSON that cannot be read, and for a text of the constitution that was not looked at
 */
export function changesOf(
  form: ChangeForm,
  circle: string,
  fields: Readonly<Record<string, string>>,
): readonly GovernanceChange[] {
  const text = (name: string): string => (fields[name] ?? '').trim()
  const lines = (name: string): readonly string[] =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  switch (form) {
    case 'role.create':
      return [
        {
          kind: form,
          circle,
          role: text('role'),
          title: text('title'),
          purpose: text('purpose'),
          domains: lines('domains'),
          accountabilities: lines('accountabilities'),
        },
      ]
    case 'role.assign':
    case 'role.elect':
      return [{ kind: form, role: text('role'), person: text('person') }]
    case 'circle.create':
      return [
        {
          kind: form,
          parent: circle,
          circle: text('name'),
          title: text('title'),
          purpose: text('purpose'),
          domains: lines('domains'),
        },
      ]
    case 'circle.link':
      return [{ kind: form, circle, role: text('role') }]
    case 'policy.enforcement':
      return [
        {
          kind: form,
          policy: text('policy'),
          enforcement: text('enforcement') as NonNullable<GovernanceChange['enforcement']>,
          ...(text('graceUntil') !== '' && { graceUntil: text('graceUntil') }),
        },
      ]
    case 'policy.put':
      return [
        {
          kind: form,
          policy: {
            // One policy for each pack; putting it in force again replaces it.
            id: text('pack'),
            pack: text('pack'),
            title: text('title'),
            scope: text('scope') || 'true',
            enforcement: text('enforcement'),
          },
        },
      ]
    case 'policy.remove':
      return [{ kind: form, policy: text('policy') }]
    case 'waiver.grant':
      return [{ kind: form, waiver: text('waiver') }]
    case 'constitution.amend':
      if (text('constitution') === '') {
        throw new SyntaxError('Look at what changes in the constitution before you propose it.')
      }
      return [
        {
          kind: form,
          constitution: JSON.parse(text('constitution')) as NonNullable<
            GovernanceChange['constitution']
          >,
        },
      ]
    case 'other':
      return JSON.parse(text('json')) as readonly GovernanceChange[]
  }
}
