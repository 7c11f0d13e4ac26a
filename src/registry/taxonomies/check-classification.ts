import type { ServiceDocument } from '../documents.ts'
import { RegistryError, type InputError } from '../problems.ts'
import { OWN_MEMBERS } from './shipped-taxonomies.ts'
import type { TaxonomyView } from './taxonomies.ts'

/** What of a service taxonomies look at. */
export type Classified = Pick<
  ServiceDocument,
  'kind' | 'tags' | 'capability' | 'activity' | 'classification'
>

/** The values that a service has in a taxonomy. */
export function valuesIn(taxonomy: string, service: Classified): readonly string[] {
  const member = OWN_MEMBERS.get(taxonomy)
  if (member === 'tags') return service.tags
  if (member !== undefined) return service[member] === undefined ? [] : [service[member]]
  return service.classification?.[taxonomy] ?? []
}

/**
 * Refuses values that taxonomies do not know, and the lack of those that they demand. Of a change only that is looked at
 * which it changes: what was right once keeps nobody from putting a title right.
 * @param before the service before the change; undefined for a new one
 * @throws RegistryError `invalid-input`, with a pointer for each mistake
 */
export function checkClassification(
  taxonomies: readonly TaxonomyView[],
  service: Classified,
  before: Classified | undefined,
): void {
  const known = new Set(taxonomies.map(({ id }) => id))
  const errors: InputError[] = Object.keys(service.classification ?? {})
    .filter((id) => !known.has(id) || OWN_MEMBERS.has(id))
    .map((id) => ({
      pointer: `/classification/${id}`,
      message: `There is no taxonomy "${id}" of this kind; GET /taxonomies lists those that there are.`,
    }))
  for (const taxonomy of taxonomies) errors.push(...mistakesIn(taxonomy, service, before))
  const [first] = errors
  if (first !== undefined) throw new RegistryError('invalid-input', first.message, { errors })
}

function* mistakesIn(
  taxonomy: TaxonomyView,
  service: Classified,
  before: Classified | undefined,
): Iterable<InputError> {
  const { id, title, kinds, required, multiple, open, values } = taxonomy
  const has = valuesIn(id, service)
  const had = before === undefined ? undefined : valuesIn(id, before)
  if (had !== undefined && before?.kind === service.kind && sameValues(has, had)) return
  const pointer = pointerTo(id)
  if (kinds !== undefined && !kinds.includes(service.kind)) {
    if (has.length > 0) {
      const message = `${title} is for services of the kind ${kinds.join(', ')}, and this one is ${service.kind}; leave it out.`
      yield { pointer, message }
    }
    return
  }
  if (required && has.length === 0) {
    yield { pointer, message: `${title} is demanded of every service: ${choice(taxonomy)}` }
  }
  if (!multiple && has.length > 1) {
    yield { pointer, message: `${title} takes one value, and there are ${has.length}.` }
  }
  if (open) return
  const allowed = new Set(values.map((value) => value.id))
  for (const value of has) {
    if (allowed.has(value) || had?.includes(value) === true) continue
    yield {
      pointer,
      message: `"${value.slice(0, 100)}" is no value of ${title}: ${choice(taxonomy)}`,
    }
  }
}

const MOST_NAMED = 20

function choice({ id, open, values }: TaxonomyView): string {
  if (open && values.length === 0) return 'say one.'
  const named = values.slice(0, MOST_NAMED).map((value) => value.id)
  const more =
    values.length > MOST_NAMED
      ? ` and ${values.length - MOST_NAMED} more (GET /taxonomies/${id})`
      : ''
  return `choose from ${named.join(', ')}${more}.`
}

function pointerTo(taxonomy: string): string {
  return `/${OWN_MEMBERS.get(taxonomy) ?? `classification/${taxonomy}`}`
}

function sameValues(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value) => others.includes(value))
}
