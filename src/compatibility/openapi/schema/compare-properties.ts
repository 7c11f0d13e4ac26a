import type { Location } from '../../../contracts/index.ts'
import { subjectOf } from '../subject.ts'
import { comparePropertyLifecycle } from './compare-lifecycle.ts'
import { canonical, isTrue, requiredOf } from './schema-facts.ts'
import { innerUse, placeOfSource, type SchemaPair, type SchemaUse } from './schema-pair.ts'
import type { SchemaSource } from './schema-source.ts'
import { placeOf, type Held, type SchemaView } from './schema-view.ts'

/** Properties that came, went or stayed, and whether they must be there. */
export function compareProperties(pair: SchemaPair): void {
  const before = pair.before.maps('properties')
  const after = pair.after.maps('properties')
  const wasRequired = requiredOf(pair.before)
  const isRequired = requiredOf(pair.after)
  for (const [name, sources] of before) {
    const partners = after.get(name)
    if (partners === undefined) {
      removed(pair, sources, wasRequired.has(name))
    } else {
      const property = {
        name,
        sources,
        partners,
        was: wasRequired.get(name),
        is: isRequired.get(name),
      }
      kept(pair, property)
    }
  }
  for (const [name, sources] of after) {
    if (!before.has(name)) added(pair, sources, isRequired.get(name))
  }
}

interface KeptProperty {
  readonly name: string
  readonly sources: readonly SchemaSource[]
  readonly partners: readonly SchemaSource[]
  /** The list of required properties that names it. */
  readonly was: Held | undefined
  readonly is: Held | undefined
}

function kept(pair: SchemaPair, { sources, partners, was, is }: KeptProperty): void {
  const isSame = sources.every((source, index) => {
    const partner = partners[index]
    return partner !== undefined && pair.isUntouched(source, partner)
  })
  if (isSame && sources.length === partners.length && (was === undefined) === (is === undefined))
    return
  const before = pair.viewBefore(sources)
  const after = pair.viewAfter(partners)
  const use = useOfProperty(pair.use, after)
  const place = { sources, partners, before, after, isRequired: is !== undefined }
  const isInside = before.missing !== after.missing || isSameBesides(before, after)
  if (!isInside) compareAccess(pair, place)
  if ((was === undefined) !== (is === undefined)) required(pair, { was, is, use, place })
  const { place: kindOfPlace } = innerUse(pair.use)
  if (!isInside && (kindOfPlace === 'request-property' || kindOfPlace === 'response-property')) {
    comparePropertyLifecycle(pair, place, pair.rules)
  }
  pair.follow(sources, partners, use)
}

const OWN = ['readOnly', 'writeOnly', 'deprecated', 'x-sunset', 'x-stability-level'] as const

/** Whether nothing differs of what is said of the property itself, not of its values. */
function isSameBesides(before: SchemaView, after: SchemaView): boolean {
  return OWN.every((keyword) => {
    const old = before.first(keyword)?.value
    return old === after.first(keyword)?.value
  })
}

export interface PropertyPlace {
  readonly sources: readonly SchemaSource[]
  readonly partners: readonly SchemaSource[]
  readonly before: SchemaView
  readonly after: SchemaView
  readonly isRequired: boolean
}

/** A read-only property is not sent in requests, a write-only one not in responses. */
function useOfProperty(use: SchemaUse, view: SchemaView): SchemaUse {
  const inner = innerUse(use)
  if (inner.place === 'request-property' && isTrue(view, 'readOnly')) {
    return { ...inner, place: 'request-read-only-property' }
  }
  if (inner.place === 'response-property' && isTrue(view, 'writeOnly')) {
    return { ...inner, place: 'response-write-only-property' }
  }
  return inner
}

function subjectAndPlaces(
  sources: readonly SchemaSource[],
  partners: readonly SchemaSource[],
): {
  readonly subject: string
  readonly oldLocation: Location | undefined
  readonly newLocation: Location | undefined
} {
  const shown = partners[0] ?? sources[0]
  return {
    subject: shown === undefined ? 'The schema' : subjectOf(shown),
    oldLocation: placeOfSource(sources[0]),
    newLocation: placeOfSource(partners[0]),
  }
}

/** The default of a property stands in its message where it has one. */
function required(
  pair: SchemaPair,
  {
    was,
    is,
    use,
    place: { sources, partners, after },
  }: {
    readonly was: Held | undefined
    readonly is: Held | undefined
    readonly use: SchemaUse
    readonly place: PropertyPlace
  },
): void {
  const { subject, oldLocation, newLocation } = subjectAndPlaces(sources, partners)
  const fallback = after.first('default')?.value
  const isDefaulted = is !== undefined && fallback !== undefined && use.place === 'request-property'
  const suffix = is === undefined ? 'became-optional' : 'became-required'
  const place =
    use.place === 'request-parameter-property' && use.isHeader
      ? 'request-header-property'
      : use.place
  pair.partAt(place, `${suffix}${isDefaulted ? '-with-default' : ''}`, {
    facts: { subject, ...(isDefaulted && { default: canonical(fallback) }) },
    oldLocation: was === undefined ? oldLocation : placeOf(was),
    newLocation: is === undefined ? newLocation : placeOf(is),
  })
}

function removed(pair: SchemaPair, sources: readonly SchemaSource[], wasRequired: boolean): void {
  const view = pair.viewBefore(sources)
  const { subject, oldLocation } = subjectAndPlaces(sources, [])
  const newLocation = pair.after.location
  const id = removedId(useOfProperty(pair.use, view), wasRequired)
  if (id !== undefined) {
    pair.kind(id, { facts: { subject }, oldLocation, newLocation, cause: 'old' })
  }
}

function removedId(use: SchemaUse, wasRequired: boolean): string | undefined {
  const need = wasRequired ? 'required' : 'optional'
  switch (use.place) {
    case 'request-property':
    case 'request-read-only-property':
    case 'request-parameter-property':
    case 'request-header-property':
    case 'response-header-property':
      return `${use.place}-removed`
    case 'response-property':
      return `response-${need}-property-removed`
    case 'response-write-only-property':
      return `response-${need}-write-only-property-removed`
    default:
      return undefined
  }
}

function added(
  pair: SchemaPair,
  sources: readonly SchemaSource[],
  required: Held | undefined,
): void {
  const view = pair.viewAfter(sources)
  const { subject, newLocation } = subjectAndPlaces([], sources)
  const oldLocation = pair.before.location
  const fallback = view.first('default')?.value
  const isRequired = required !== undefined
  const id = addedId(useOfProperty(pair.use, view), isRequired, fallback !== undefined)
  if (id === undefined) return
  const facts = {
    subject,
    ...(id.endsWith('-with-default') && { default: canonical(fallback ?? null) }),
  }
  pair.kind(id, { facts, oldLocation, newLocation, cause: 'new' })
}

function addedId(
  { place, isHeader }: SchemaUse,
  isRequired: boolean,
  isDefaulted: boolean,
): string | undefined {
  const need = isRequired ? 'required' : 'optional'
  switch (place) {
    case 'request-property':
      return isRequired && isDefaulted
        ? 'new-required-request-property-with-default'
        : `new-${need}-request-property`
    case 'request-read-only-property':
      return 'new-request-read-only-property'
    case 'request-parameter-property':
    case 'request-header-property':
      return `new-${need}-request-${isHeader ? 'header' : 'parameter'}-property`
    case 'response-property':
      return `response-${need}-property-added`
    case 'response-write-only-property':
      return `response-${need}-write-only-property-added`
    case 'response-header-property':
      return 'response-header-property-added'
    default:
      return undefined
  }
}

function compareAccess(
  pair: SchemaPair,
  { sources, partners, before, after, isRequired }: PropertyPlace,
): void {
  const { place } = innerUse(pair.use)
  if (place !== 'request-property' && place !== 'response-property') return
  const direction = pair.isRequest ? 'request' : 'response'
  for (const [keyword, name] of [
    ['readOnly', 'read'],
    ['writeOnly', 'write'],
  ] as const) {
    const was = isTrue(before, keyword)
    const is = isTrue(after, keyword)
    if (was === is) continue
    const places = subjectAndPlaces(sources, partners)
    const need = isRequired ? 'required' : 'optional'
    const heldBefore = before.first(keyword)
    const heldAfter = after.first(keyword)
    pair.kind(`${direction}-${need}-property-became-${is ? '' : 'not-'}${name}-only`, {
      facts: { subject: places.subject },
      oldLocation: heldBefore === undefined ? places.oldLocation : placeOf(heldBefore),
      newLocation: heldAfter === undefined ? places.newLocation : placeOf(heldAfter),
    })
  }
}
