import type { TaxonomyView } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { readDataFile } from '../registry/read-data-file.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'
import type { Form } from '../registry/take-transition.ts'

/** What commander makes of the options of `taxonomies add`. */
export interface AddValueFlags {
  readonly title?: string
  readonly parent?: string
}

/** `concordat taxonomies list`: the schemes by which services are classified. */
export async function listTaxonomies(format: Form): Promise<void> {
  const { items } = await askJson<{ readonly items: readonly TaxonomyView[] }>('/taxonomies')
  const lines = items.map(
    ({ id, title, values, open, required }) =>
      `${id}  ${title}, ${values.length} values${open ? ', open' : ''}${required ? ', required' : ''}`,
  )
  await tell(format, { items }, lines)
}

/** `concordat taxonomies show`: one of them with its values, each below the one that it lies in. */
export async function showTaxonomy(id: string, format: Form): Promise<void> {
  const { taxonomy } = await readTaxonomy(id)
  if (taxonomy === undefined) throw await refusal(await ask(pathOf(id)))
  await tell(format, taxonomy, inWords(taxonomy))
}

/** `concordat taxonomies put`: makes one from a file, or replaces what is said of it. */
export async function putTaxonomy(id: string, file: string, format: Form): Promise<void> {
  const said = await readDataFile(file, 'taxonomy; write title, values and what else it needs')
  await put(id, () => said, format)
}

/** `concordat taxonomies add`: one more value; a value that is there gets another title or place. */
export async function addValue(
  id: string,
  value: string,
  { title, parent, format }: AddValueFlags & { readonly format: Form },
): Promise<void> {
  await put(
    id,
    (present) => {
      const known = present.values.find((one) => one.id === value)
      const added = {
        id: value,
        title: title ?? known?.title ?? value,
        ...((parent ?? known?.parent) !== undefined && { parent: parent ?? known?.parent }),
      }
      const values = known
        ? present.values.map((one) => (one === known ? added : one))
        : [...present.values, added]
      return { ...present, values }
    },
    format,
  )
}

/** `concordat taxonomies remove`: takes a value out; services that have it keep it. */
export async function removeValue(id: string, value: string, format: Form): Promise<void> {
  await put(
    id,
    (present) => {
      const values = present.values.filter((one) => one.id !== value)
      if (values.length < present.values.length) return { ...present, values }
      throw usageError(`"${value}" is no value of ${id}; \`concordat taxonomies show ${id}\`.`)
    },
    format,
  )
}

/** What is said of a taxonomy, without what the registry adds to it. */
type Said = Omit<TaxonomyView, 'id' | 'member' | 'revision'>

/** Writes what a change makes of the taxonomy as it was read; refused where somebody was faster. */
async function put(id: string, change: (present: Said) => object, format: Form): Promise<void> {
  const { taxonomy, tag } = await readTaxonomy(id)
  const { title = id, description, kinds, values = [] } = taxonomy ?? {}
  const { required = false, multiple = false, open = false } = taxonomy ?? {}
  const said = { title, description, kinds, required, multiple, open, values }
  const left = await askJson<TaxonomyView>(pathOf(id), jsonBody('PUT', change(said), tag))
  await tell(format, left, inWords(left))
}

/** With the tag that a change is based on; one that ships and was never changed has none. */
async function readTaxonomy(
  id: string,
): Promise<{ readonly taxonomy: TaxonomyView | undefined; readonly tag: string | undefined }> {
  const response = await ask(pathOf(id))
  if (response.status === 404) return { taxonomy: undefined, tag: undefined }
  if (!response.ok) throw await refusal(response)
  const taxonomy = (await response.json()) as TaxonomyView
  const tag = taxonomy.revision === 0 ? undefined : (response.headers.get('etag') ?? undefined)
  return { taxonomy, tag }
}

function pathOf(id: string): string {
  return `/taxonomies/${encodeURIComponent(id)}`
}

function inWords({ id, title, values }: TaxonomyView): readonly string[] {
  const below = (parent: string | undefined, depth: number): readonly string[] =>
    values
      .filter((value) => value.parent === parent)
      .flatMap((value) => [
        `${'  '.repeat(depth)}${value.id}  ${value.title}`,
        ...below(value.id, depth + 1),
      ])
  return [`${id}  ${title}`, ...below(undefined, 1)]
}

async function tell(format: Form, answer: object, lines: readonly string[]): Promise<void> {
  const stylish = printable(lines.join('\n'))
  const written = format === 'json' ? JSON.stringify(answer, undefined, 2) : stylish
  await writeReport(`${written}\n`, undefined)
}
