import type { SchemaKindGroup } from './schema-kinds.ts'

/** A keyword that limits a number: of the value itself, or of what it consists of. */
interface Limit {
  /** The keyword, as its name stands in ids. */
  readonly name: string
  readonly keyword: string
  readonly isUpper: boolean
  /** What `{to}` counts in messages. */
  readonly sentence: string
}

export const LIMITS: readonly Limit[] = [
  upper('max', 'maximum', 'be at most {limit}'),
  upper('exclusive-max', 'exclusiveMaximum', 'be less than {limit}'),
  upper('max-length', 'maxLength', 'have at most {limit} characters'),
  upper('max-items', 'maxItems', 'have at most {limit} items'),
  upper('max-properties', 'maxProperties', 'have at most {limit} properties'),
  upper('max-contains', 'maxContains', 'have at most {limit} items that "contains" describes'),
  lower('min', 'minimum', 'be at least {limit}'),
  lower('exclusive-min', 'exclusiveMinimum', 'be greater than {limit}'),
  lower('min-length', 'minLength', 'have at least {limit} characters'),
  lower('min-items', 'minItems', 'have at least {limit} items'),
  lower('min-properties', 'minProperties', 'have at least {limit} properties'),
  lower('min-contains', 'minContains', 'have at least {limit} items that "contains" describes'),
]

function upper(name: string, keyword: string, sentence: string): Limit {
  return { name, keyword, isUpper: true, sentence }
}

function lower(name: string, keyword: string, sentence: string): Limit {
  return { name, keyword, isUpper: false, sentence }
}

const NEW_LIMIT = [
  'warning',
  'The provider may have applied the limit all along and only now say so.',
] as const

/** Limits that nobody applies without saying so. */
const CERTAIN: ReadonlySet<string> = new Set(['max-properties', 'min-properties'])

/** Set, removed, raised and lowered, for each limit. */
export const LIMIT_KINDS: readonly SchemaKindGroup[] = LIMITS.flatMap(
  ({ name, keyword, isUpper, sentence }): readonly SchemaKindGroup[] => {
    const now = sentence.replace('{limit}', '{to}')
    return [
      {
        suffix: `${name}-set`,
        effect: 'narrows',
        title: `${keyword} was set where there was none`,
        message: `{subject} must now ${now}; there was no ${keyword} before.`,
        ...(!CERTAIN.has(name) && { exceptions: { request: NEW_LIMIT } }),
      },
      {
        suffix: `${name}-unset`,
        effect: 'widens',
        title: `${keyword} was dropped`,
        message: `{subject} need no longer ${sentence.replace('{limit}', '{from}')}; it has no ${keyword} any more.`,
      },
      {
        suffix: `${name}-increased`,
        effect: isUpper ? 'widens' : 'narrows',
        title: `${keyword} was raised`,
        message: `{subject} must now ${now}: ${keyword} was raised from {from}.`,
      },
      {
        suffix: `${name}-decreased`,
        effect: isUpper ? 'narrows' : 'widens',
        title: `${keyword} was lowered`,
        message: `{subject} must now ${now}: ${keyword} was lowered from {from}.`,
      },
    ]
  },
)
