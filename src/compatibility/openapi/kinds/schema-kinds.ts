import type { ChangeKind } from '../../change-kind.ts'
import type { Bump, ChangeLevel } from '../../model.ts'
import {
  directionOf,
  isMute,
  PLACE_TITLES,
  SCHEMA_PLACES,
  type SchemaPlace,
} from './schema-places.ts'

/**
 * What a change does to the set of values that a schema admits: fewer (`narrows`), more (`widens`), others
 * (`replaces`), or the same (`annotates`).
 */
export type Effect = 'narrows' | 'widens' | 'replaces' | 'annotates'

/** One thing that can happen to a schema wherever it stands: a kind of change for each place. */
export interface SchemaKindGroup {
  /** What the ids end with, after the place. */
  readonly suffix: string
  readonly effect: Effect
  /** What happened, after the name of the place. */
  readonly title: string
  /** `{subject}` stands for the schema. */
  readonly message: string
  /** Levels that do not follow from the effect, by direction or by place, each with the reason. */
  readonly exceptions?: Readonly<
    Partial<Record<SchemaPlace | 'request' | 'response', readonly [ChangeLevel, string]>>
  >
  readonly bump?: Bump
}

const JUDGEMENTS: Readonly<
  Record<Effect, Readonly<Record<'request' | 'response', readonly [ChangeLevel, string]>>>
> = {
  narrows: {
    request: ['error', 'Requests that were valid so far can be refused.'],
    response: ['info', 'Whatever comes back was possible before, too.'],
  },
  widens: {
    request: ['info', 'Requests that were valid so far stay valid.'],
    response: ['error', 'Consumers can receive what they were promised never to get.'],
  },
  replaces: {
    request: ['error', 'Requests that were valid so far can be refused or be read in another way.'],
    response: ['error', 'Consumers can receive what they were promised never to get.'],
  },
  annotates: {
    request: ['info', 'What may be sent stays the same.'],
    response: ['info', 'What may come back stays the same.'],
  },
}

const MUTED = {
  request: 'A read-only value is not sent in requests, so nobody notices.',
  response: 'A write-only value is not sent in responses, so nobody notices.',
} as const

/** Published ids that do not follow the pattern. */
const IRREGULAR_IDS: Readonly<Record<string, string>> = {
  'response-body-enum-value-removed': 'response-mediatype-enum-value-removed',
  'response-body-enum-value-added': 'response-mediatype-enum-value-added',
  'response-body-became-enum': 'response-mediatype-became-enum',
  'response-body-became-not-enum': 'response-mediatype-became-not-enum',
}

/** What has ids of its own inside of parameters; all else is told as of the parameter. */
const OF_PARTS_OF_PARAMETERS =
  /^(?:enum-value-|became-|type-|list-of-types-|default-value-|x-extensible-enum-value-added)/

/** What has ids of its own for values that are not sent that way, though it can break where they are. */
const OF_MUTE_PARTS: ReadonlySet<string> = new Set([
  'response-write-only-property-became-required',
  'response-write-only-property-became-optional',
])

/** The kinds of a group by the place where a schema can stand; several places can share a kind. */
export function schemaKinds(
  groups: readonly SchemaKindGroup[],
): readonly (readonly [place: SchemaPlace, suffix: string, kind: ChangeKind])[] {
  return groups.flatMap((group) =>
    SCHEMA_PLACES.map((place) => [place, group.suffix, kindFor(place, group)] as const),
  )
}

function kindFor(place: SchemaPlace, group: SchemaKindGroup): ChangeKind {
  const kind = kindAt(place, group)
  const { suffix } = group
  switch (place) {
    case 'request-read-only-property':
    case 'response-write-only-property': {
      const usual = kindAt(
        place.startsWith('request') ? 'request-property' : 'response-property',
        group,
      )
      return usual.level === 'info' && !OF_MUTE_PARTS.has(kind.id) ? usual : kind
    }
    case 'request-parameter-property':
      return OF_PARTS_OF_PARAMETERS.test(suffix) && suffix !== 'became-enum'
        ? kind
        : kindAt('request-parameter', group)
    case 'request-header-property':
      return suffix === 'became-enum' ||
        suffix === 'became-required' ||
        suffix === 'became-optional'
        ? kind
        : kindFor('request-parameter-property', group)
    case 'response-header-property':
      return suffix === 'became-required' || suffix === 'became-optional'
        ? kind
        : kindAt('response-header', group)
    default:
      return kind
  }
}

function kindAt(
  place: SchemaPlace,
  { suffix, effect, title, message, exceptions = {}, bump }: SchemaKindGroup,
): ChangeKind {
  const direction = directionOf(place)
  const [level, reason] = isMute(place)
    ? (['info', MUTED[direction]] as const)
    : (exceptions[place] ?? exceptions[direction] ?? JUDGEMENTS[effect][direction])
  const id = `${place}-${suffix}`
  return {
    id: IRREGULAR_IDS[id] ?? id,
    level,
    direction,
    title: `${PLACE_TITLES[place]}: ${title}`,
    reason,
    message,
    ...(bump !== undefined && { bump }),
  }
}
