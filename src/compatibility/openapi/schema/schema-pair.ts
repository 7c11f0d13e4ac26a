import { memberOf } from '../../../contracts/index.ts'
import type { Location } from '../../../contracts/index.ts'
import type { ChangeFacts, ChangeKind } from '../../change-kind.ts'
import type { ComparisonRules, FoundChange } from '../../found-change.ts'
import { kindOf, schemaKindOf } from '../change-kinds.ts'
import { calledKind } from '../called-kind.ts'
import { INNER_PLACES, type SchemaPlace } from '../kinds/schema-places.ts'
import { subjectOf } from '../subject.ts'
import { placeOf, type Held, type Holder, type SchemaView } from './schema-view.ts'
import { locationOf, type SchemaSource } from './schema-source.ts'

/** How a schema is used, which decides what a change of it means. */
export interface SchemaUse {
  readonly place: SchemaPlace
  /** Whether values travel as text, so that a string takes in values of any other type. */
  readonly isText: boolean
  /** Whether a parameter is repeated for each item, so that a single value is a list of one. */
  readonly isRepeated: boolean
  /** Whether it is a parameter in a header. */
  readonly isHeader: boolean
  /** Whether it is a parameter that must be sent, so that a default stands in for nothing. */
  readonly isRequired: boolean
  /** Whether the provider sends the request, as for webhooks. */
  readonly isCalled: boolean
  /** Days of notice that the operation owes before a part of it ends. */
  readonly noticeDays: number
}

/** The use of what stands inside a schema. */
export function innerUse(use: SchemaUse): SchemaUse {
  return { ...use, place: INNER_PLACES[use.place], isRepeated: false, isRequired: false }
}

type ViewOf = (sources: readonly SchemaSource[]) => SchemaView
type Report = (change: Omit<FoundChange, 'operations'>) => void
/** Has two schemas compared later; each is a list of which all apply. */
export type Follow = (
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
  use: SchemaUse,
) => void

/** Two schemas that stand at the same place in the two versions, and where to tell what differs. */
export class SchemaPair {
  readonly before: SchemaView
  readonly after: SchemaView
  readonly use: SchemaUse
  readonly follow: Follow
  /** What is written alike and leads to the same things need not be looked at. */
  readonly isUntouched: (before: SchemaSource, after: SchemaSource) => boolean
  readonly rules: ComparisonRules
  /** What schemas of the old and of the new version demand. */
  readonly viewBefore: ViewOf
  readonly viewAfter: ViewOf
  readonly #report: Report

  constructor(
    before: SchemaView,
    after: SchemaView,
    use: SchemaUse,
    tools: {
      readonly follow: Follow
      readonly isUntouched: SchemaPair['isUntouched']
      readonly report: Report
      readonly rules: ComparisonRules
      readonly viewBefore: ViewOf
      readonly viewAfter: ViewOf
    },
  ) {
    this.before = before
    this.after = after
    this.use = use
    this.follow = tools.follow
    this.isUntouched = tools.isUntouched
    this.rules = tools.rules
    this.viewBefore = tools.viewBefore
    this.viewAfter = tools.viewAfter
    this.#report = tools.report
  }

  get isRequest(): boolean {
    return this.use.place.startsWith('request-')
  }

  /** Reports what happened to a keyword: what was written before, what is written now. */
  keyword(
    suffix: string,
    before: Held<unknown> | undefined,
    after: Held<unknown> | undefined,
    facts: ChangeFacts = {},
  ): void {
    const inside = this.#placeOf(before, after)
    const isInHeader =
      suffix === 'became-enum' && this.use.isHeader && inside === 'request-parameter-property'
    this.keywordAt(isInHeader ? 'request-header-property' : inside, suffix, before, after, facts)
  }

  /** The same, told as of another place. */
  keywordAt(
    place: SchemaPlace,
    suffix: string,
    before: Held<unknown> | undefined,
    after: Held<unknown> | undefined,
    facts: ChangeFacts,
  ): void {
    this.#tell(schemaKindOf(place, suffix), {
      facts: { subject: this.subject(before, after), ...facts },
      oldLocation: before === undefined ? this.before.location : placeOf(before),
      newLocation: after === undefined ? this.after.location : placeOf(after),
      ...(before === undefined && after !== undefined && { cause: 'new' as const }),
      ...(after === undefined && before !== undefined && { cause: 'old' as const }),
    })
  }

  /** Reports what happened to the schema as a whole. */
  whole(suffix: string): void {
    const [old] = this.before.sources
    const [now] = this.after.sources
    this.partAt(this.use.place, suffix, {
      facts: { subject: now === undefined ? 'The schema' : subjectOf(now) },
      oldLocation: placeOfSource(old),
      newLocation: placeOfSource(now),
    })
  }

  /** Reports what happened to a part that stands at a place of its own. */
  partAt(
    place: SchemaPlace,
    suffix: string,
    change: {
      readonly facts: ChangeFacts
      readonly oldLocation?: Location | undefined
      readonly newLocation?: Location | undefined
    },
  ): void {
    this.#tell(schemaKindOf(place, suffix), change)
  }

  /** Reports by the whole id, for kinds that are not named after the place. */
  kind(
    id: string,
    change: {
      readonly facts: ChangeFacts
      readonly oldLocation?: Location | undefined
      readonly newLocation?: Location | undefined
      readonly cause?: 'old' | 'new'
    },
  ): void {
    this.#tell(kindOf(id), change)
  }

  /** Where a keyword of a member of allOf changed, published ids speak of a part of the schema. */
  #placeOf(before: Held<unknown> | undefined, after: Held<unknown> | undefined): SchemaPlace {
    const holder = (after ?? before)?.holder
    return holder?.isMember === true ? INNER_PLACES[this.use.place] : this.use.place
  }

  /** What was written in place and is referred to now is named by where it stands. */
  subject(before?: Held<unknown>, after?: Held<unknown>): string {
    const [old] = this.before.sources
    const [now] = this.after.sources
    const isMember = (after ?? before)?.holder.isMember === true
    if (!isMember && old !== undefined && now !== undefined) {
      if (!isReference(old) && isReference(now)) return subjectOf(now)
    }
    const holder: Holder | undefined =
      after?.holder ?? this.after.holders[0] ?? before?.holder ?? this.before.holders[0]
    return holder === undefined ? 'The schema' : subjectOf(holder.source)
  }

  /** A change as it is told of schemas that are used in this way. */
  told(change: Omit<FoundChange, 'operations'>): Omit<FoundChange, 'operations'> {
    const kind = this.use.isCalled ? calledKind(change.kind) : change.kind
    return { ...change, kind, facts: this.#withDirection(change.facts) }
  }

  /** A shared schema can stand in requests and in responses: the same edit is told for each. */
  #withDirection(facts: ChangeFacts): ChangeFacts {
    const { subject } = facts
    if (typeof subject !== 'string' || !/(?:^| of )schema /i.test(subject)) return facts
    return { ...facts, subject: `${subject} (in ${this.isRequest ? 'requests' : 'responses'})` }
  }

  #tell(
    kind: ChangeKind,
    change: {
      readonly facts: ChangeFacts
      readonly oldLocation?: Location | undefined
      readonly newLocation?: Location | undefined
      readonly cause?: 'old' | 'new'
    },
  ): void {
    const { facts, oldLocation, newLocation, cause } = change
    const told = { kind, facts, oldLocation, newLocation, ...(cause !== undefined && { cause }) }
    this.#report(this.told(told))
  }
}

function isReference({ value }: SchemaSource): boolean {
  return memberOf(value, '$ref') !== undefined
}

/** The place of a schema, or of the closest thing around it. */
export function placeOfSource(source: SchemaSource | undefined): Location | undefined {
  return source === undefined ? undefined : locationOf(source)
}
