import type { GovernanceChange } from '../../../../api/schemas.ts'

export type ChangeForm =
  | 'role.create'
  | 'role.assign'
  | 'role.elect'
  | 'circle.create'
  | 'circle.link'
  | 'policy.enforcement'
  | 'waiver.grant'
  | 'other'

interface Field {
  readonly name: string
  readonly label: string
  readonly description?: string
  readonly optional?: true
}

const ROLE: Field = { name: 'role', label: 'Role', description: 'Its name, as role pages show it' }
const PERSON: Field = { name: 'person', label: 'Account of the person' }
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
  'policy.enforcement': {
    label: 'Another enforcement of a policy',
    fields: [
      { name: 'policy', label: 'Policy' },
      { name: 'enforcement', label: 'Enforcement', description: 'advise, gate or block' },
    ],
  },
  'waiver.grant': {
    label: 'A waiver that was asked for',
    fields: [
      { name: 'waiver', label: 'Waiver', description: 'Its id, as the list of waivers has it' },
    ],
  },
  other: {
    label: 'Others, or several together (JSON)',
    fields: [
      { name: 'json', label: 'Changes', description: 'As the description of the API has them' },
    ],
  },
}

/**
 * The changes that a filled form stands for.
 * @throws SyntaxError for JSON that cannot be read
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
        },
      ]
    case 'waiver.grant':
      return [{ kind: form, waiver: text('waiver') }]
    case 'other':
      return JSON.parse(text('json')) as readonly GovernanceChange[]
  }
}
