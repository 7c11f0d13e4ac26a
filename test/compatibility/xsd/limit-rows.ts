import { element, none, row, sequence, simple, type SchemaRow } from './schema-row.ts'

const max = (value: string, base: string, facet = 'maxInclusive'): string =>
  simple(`<xs:${facet} value="${value}"/>`, `xs:${base}`)

const raised = (name: string, from: string, to: string): SchemaRow =>
  row(
    name,
    from,
    to,
    'facet-max-increased-request info provider',
    'facet-max-increased-response error consumer',
  )
const lowered = (name: string, from: string, to: string): SchemaRow =>
  row(
    name,
    from,
    to,
    'facet-max-decreased-request error consumer',
    'facet-max-decreased-response info provider',
  )
const open = (name: string, from: string, to: string): SchemaRow =>
  row(
    name,
    from,
    to,
    'facet-max-decreased-request warning consumer+provider',
    'facet-max-decreased-response warning consumer+provider',
  )

/** A type that narrows one that is limited already. */
const steps = (base: string, own: string): string =>
  `<xs:simpleType name="T"><xs:restriction base="t:B">${own}</xs:restriction></xs:simpleType>
   <xs:simpleType name="B"><xs:restriction base="xs:int">${base}</xs:restriction></xs:simpleType>`

const becomes = (from: string, to: string): readonly [string, string] => [
  sequence(element('a', `type="xs:${from}"`)),
  sequence(element('a', `type="xs:${to}"`)),
]
const widened = (from: string, to: string): SchemaRow =>
  row(
    `${from} becomes ${to}, which takes all of it`,
    ...becomes(from, to),
    'element-type-widened-request info provider',
    'element-type-widened-response error consumer',
  )
const narrowed = (from: string, to: string): SchemaRow =>
  row(
    `${from} becomes ${to}, which takes less`,
    ...becomes(from, to),
    'element-type-narrowed-request error consumer',
    'element-type-narrowed-response info provider',
  )
const replaced = (from: string, to: string): SchemaRow =>
  row(
    `${from} becomes ${to}, which is neither`,
    ...becomes(from, to),
    'element-type-changed error consumer+provider',
    'element-type-changed error consumer+provider',
  )

/** Limits in the order of their values (XML Schema part 2, section 3.2), and numbers by what they take. */
export const LIMIT_ROWS: readonly SchemaRow[] = [
  raised('a longest duration is raised', max('P1D', 'duration'), max('PT36H', 'duration')),
  lowered('a longest duration is lowered', max('P1Y', 'duration'), max('P11M', 'duration')),
  row(
    'the same duration is written otherwise',
    max('P1Y', 'duration'),
    max('P12M', 'duration'),
    none,
    none,
  ),
  open(
    'a month may be more than thirty days, or less',
    max('P1M', 'duration'),
    max('P30D', 'duration'),
  ),
  raised('a month is less than 32 days', max('P1M', 'duration'), max('P32D', 'duration')),
  lowered('a negative duration is less', max('PT0S', 'duration'), max('-PT0.5S', 'duration')),
  raised(
    'a later moment in another time zone',
    max('2020-01-01T00:00:00Z', 'dateTime'),
    max('2020-01-01T00:30:00-01:00', 'dateTime'),
  ),
  lowered(
    'an earlier moment in another time zone, although its text is greater',
    max('2020-01-01T12:00:00Z', 'dateTime'),
    max('2020-01-01T13:00:00+02:00', 'dateTime'),
  ),
  row(
    'the same moment in another time zone',
    max('2020-01-01T12:00:00Z', 'dateTime'),
    max('2020-01-01T14:00:00+02:00', 'dateTime'),
    none,
    none,
  ),
  raised(
    'a moment without time zone that is later in any',
    max('2020-01-01T00:00:00Z', 'dateTime'),
    max('2020-01-02T00:00:00', 'dateTime'),
  ),
  open(
    'a moment without time zone that is later in some',
    max('2020-01-01T00:00:00Z', 'dateTime'),
    max('2020-01-01T10:00:00', 'dateTime'),
  ),
  raised('a later date', max('2020-02-28', 'date'), max('2020-02-29', 'date')),
  raised('a later time', max('10:00:00', 'time'), max('12:00:00.5', 'time')),
  lowered('an earlier year', max('2030', 'gYear'), max('-0044', 'gYear')),
  raised('a later month', max('2020-02Z', 'gYearMonth'), max('2020-03Z', 'gYearMonth')),
  raised('a later day of the year', max('--02-28', 'gMonthDay'), max('--03-01', 'gMonthDay')),
  raised('a greater floating point number', max('1.5E2', 'double'), max('2E2', 'double')),
  raised('no greatest floating point number', max('1E38', 'float'), max('INF', 'float')),
  row(
    'the same greatest integer, leaving out the next',
    max('9', 'int'),
    max('10', 'int', 'maxExclusive'),
    none,
    none,
  ),
  lowered(
    'a decimal limit leaves itself out',
    max('9', 'decimal'),
    max('9', 'decimal', 'maxExclusive'),
  ),
  lowered(
    'the tighter of two limits counts, whichever step of derivation has it',
    steps('<xs:maxInclusive value="100"/>', ''),
    steps('<xs:maxInclusive value="100"/>', '<xs:maxExclusive value="20"/>'),
  ),
  row(
    'a limit that is none beside a tighter one',
    steps('<xs:maxExclusive value="20"/>', ''),
    steps('<xs:maxExclusive value="20"/>', '<xs:maxInclusive value="19"/>'),
    none,
    none,
  ),
  widened('float', 'double'),
  narrowed('double', 'float'),
  widened('unsignedByte', 'short'),
  widened('unsignedInt', 'long'),
  narrowed('int', 'unsignedShort'),
  widened('int', 'double'),
  widened('short', 'float'),
  replaced('long', 'double'),
  replaced('int', 'unsignedInt'),
  replaced('decimal', 'double'),
  replaced('int', 'string'),
]
