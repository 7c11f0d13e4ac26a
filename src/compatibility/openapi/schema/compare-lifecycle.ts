import type { ComparisonRules, FoundChange } from '../../found-change.ts'
import {
  compareEnds,
  compareStability,
  lifecycleOf,
  unknownStability,
  type EndChange,
  type LifecycleFacts,
} from '../lifecycle.ts'
import { placeOfSource, type SchemaPair } from './schema-pair.ts'
import type { SchemaSource } from './schema-source.ts'
import { subjectOf } from '../subject.ts'
import type { SchemaView } from './schema-view.ts'

const SUFFIXES: Readonly<Partial<Record<EndChange['what'], string>>> = {
  deprecated: 'deprecated',
  'deprecated-with-sunset': 'deprecated-with-sunset',
  'sunset-missing': 'deprecated-sunset-missing',
  'sunset-unreadable': 'deprecated-sunset-invalid',
  'sunset-too-near': 'sunset-date-too-small',
  'sunset-moved-too-near': 'sunset-date-too-small',
  reactivated: 'reactivated',
}

/** Deprecation and stability of a property of a body. */
export function comparePropertyLifecycle(
  pair: SchemaPair,
  property: {
    readonly sources: readonly SchemaSource[]
    readonly partners: readonly SchemaSource[]
    readonly before: SchemaView
    readonly after: SchemaView
  },
  rules: ComparisonRules,
): void {
  const [source] = property.sources
  const [partner] = property.partners
  if (source === undefined || partner === undefined) return
  const place = pair.isRequest ? 'request-property' : 'response-property'
  const before = factsOf(property.before)
  const after = factsOf(property.after)
  const where = {
    subject: subjectOf(partner),
    oldLocation: placeOfSource(source),
    newLocation: placeOfSource(partner),
  }
  const end = compareEnds(before, after, pair.use.noticeDays, rules)
  const suffix = end && SUFFIXES[end.what]
  if (end !== undefined && suffix !== undefined) {
    const { subject, ...locations } = where
    pair.kind(`${place}-${suffix}`, { facts: { subject, ...end.facts }, ...locations })
  }
  compareStabilities(pair, { before, after }, where)
}

type Where = Pick<FoundChange, 'oldLocation' | 'newLocation'> & { readonly subject: string }

function compareStabilities(
  pair: SchemaPair,
  { before, after }: { readonly before: LifecycleFacts; readonly after: LifecycleFacts },
  { subject, ...locations }: Where,
): void {
  const unknown = unknownStability(before, after)
  const stability = compareStability(before, after)
  if (unknown !== undefined) {
    const facts = { subject, to: `"${unknown}"` }
    pair.kind('api-invalid-stability-level', { facts, ...locations })
  } else if (stability !== undefined) {
    const { went, ...facts } = stability
    const place = pair.isRequest ? 'request-property' : 'response-property'
    pair.kind(`${place}-stability-${went}`, { facts: { subject, ...facts }, ...locations })
  }
}

/** Any of the schemas that apply may say it. */
function factsOf(view: SchemaView): LifecycleFacts {
  const all = view.holders.map(({ value }) => lifecycleOf(value))
  return {
    isDeprecated: all.some(({ isDeprecated }) => isDeprecated),
    sunset: all.find(({ sunset }) => sunset !== undefined)?.sunset,
    stability: all.find(({ stability }) => stability !== undefined)?.stability,
  }
}
