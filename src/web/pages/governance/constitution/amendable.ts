import type { Constitution } from '../../../api/schemas.ts'

/** A constitution as a form changes it; the registry says what it must hold. */
export type Amendable = Constitution

/** Members and positions from the outside in. */
export type Path = readonly (string | number)[]

/** A number that people decide about: a time box, a share, a term. */
export interface AmendableNumber {
  readonly path: Path
  readonly label: string
  readonly value: number
}

/** Numbers that belong together, under the title of what they are about. */
export interface NumberGroup {
  readonly title: string
  readonly numbers: readonly AmendableNumber[]
}

const LABELS: Readonly<Record<string, string>> = {
  clarifyHours: 'Hours for questions',
  reactHours: 'Hours for reactions',
  amendHours: 'Hours for amending',
  objectHours: 'Hours for objections',
  rulingHours: 'Hours to rule on objections',
  voteHours: 'Hours to vote',
  decideHours: 'Hours to decide',
  quorum: 'Quorum: share of the voters, 0 to 1',
  majority: 'Majority: share to be exceeded, 0 to 1',
  needed: 'Approvals needed',
  term: 'Term in days',
  days: 'Days',
  hours: 'Hours',
  noticeHours: 'Hours that a meeting is announced ahead',
  cadenceDays: 'Days within which each circle decides something',
}

/** The name of a number for people; unknown ones by their name, word by word. */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** All numbers in a value, in its order. */
export function numbersIn(value: unknown, path: Path = []): readonly AmendableNumber[] {
  if (typeof value === 'number') return [{ path, label: labelOf(String(path.at(-1))), value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    numbersIn(member, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

const GROUPS: readonly (readonly [name: string, title: string])[] = [
  ['circleRoles', 'Roles of every circle'],
  ['roles', 'Roles'],
  ['elections', 'Elections'],
  ['meetings', 'Meetings'],
  ['permissions', 'Permission for once'],
  ['emergency', 'Emergencies'],
  ['notice', 'Notice before a deprecation'],
]

/** The numbers beside those of decisions: terms, limits and notice. */
export function numberGroups(constitution: Amendable): readonly NumberGroup[] {
  const parts = new Map<string, unknown>(Object.entries(constitution))
  return GROUPS.flatMap(([name, title]) => {
    const part = parts.get(name)
    const listed: readonly (readonly [string, unknown, Path])[] = Array.isArray(part)
      ? (part as readonly unknown[]).map((one, index) => [titleOf(one, title), one, [name, index]])
      : [[title, part, [name]]]
    return listed.flatMap(([of, one, path]) => {
      const numbers = numbersIn(one, path)
      return numbers.length === 0 ? [] : [{ title: of, numbers }]
    })
  })
}

function titleOf(value: unknown, otherwise: string): string {
  if (typeof value !== 'object' || value === null) return otherwise
  if ('title' in value) return String(value.title)
  return 'id' in value ? `${otherwise}: ${String(value.id)}` : otherwise
}

/** A copy with another value at a place. */
export function withValue(value: unknown, [name, ...rest]: Path, next: unknown): unknown {
  if (name === undefined) return next
  if (Array.isArray(value)) {
    return (value as readonly unknown[]).map((one, index) =>
      index === name ? withValue(one, rest, next) : one,
    )
  }
  const members = (value ?? {}) as Readonly<Record<string, unknown>>
  return { ...members, [name]: withValue(members[name], rest, next) }
}

/** What a method begins with when it is chosen; whoever amends changes it from there. */
export const METHODS: Readonly<
  Record<string, { readonly label: string; readonly begin: Readonly<Record<string, unknown>> }>
> = {
  integrative: {
    label: 'In rounds, until no valid objection stands',
    begin: {
      kind: 'integrative',
      clarifyHours: 48,
      reactHours: 48,
      amendHours: 48,
      objectHours: 72,
      rulingHours: 24,
    },
  },
  consent: {
    label: 'Consent: one round of objections',
    begin: { kind: 'consent', objectHours: 72, rulingHours: 24 },
  },
  vote: {
    label: 'A vote',
    begin: { kind: 'vote', voters: 'members', quorum: 0.5, majority: 0.5, voteHours: 72 },
  },
  approver: {
    label: 'Roles approve',
    begin: { kind: 'approver', roles: ['lead'], needed: 1, decideHours: 168 },
  },
}
