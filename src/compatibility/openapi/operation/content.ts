import { arrayMember, isDataArray, stringMember } from '../../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { sourceAt, type SchemaSource } from '../schema/schema-source.ts'
import { normalised, parseMediaType, takesInMediaType } from './media-type.ts'
import { mediaTypesOf } from './parameters.ts'

/** What is sent as one media type. */
export class MediaTypeView {
  /** As written. */
  readonly name: string
  readonly schema: SchemaSource | undefined
  /** OpenAPI 3.2: what each item of a stream is. */
  readonly itemSchema: SchemaSource | undefined
  readonly node: OpenApiNode
  readonly #holder: OpenApiNode
  readonly #path: readonly string[]

  /** @param path the way from `holder` to where the media type is named */
  constructor(
    name: string,
    { schema, itemSchema, node }: Pick<MediaTypeView, 'schema' | 'itemSchema' | 'node'>,
    holder: OpenApiNode,
    path: readonly string[],
  ) {
    this.name = name
    this.schema = schema
    this.itemSchema = itemSchema
    this.node = node
    this.#holder = holder
    this.#path = path
  }

  get location(): Location {
    return this.#holder.at(...this.#path)
  }
}

/** Media types by their normalised names. */
export type Content = ReadonlyMap<string, MediaTypeView>

/** The `content` field of OpenAPI 3.x. */
export function contentOf(model: OpenApiModel, holder: OpenApiNode): Content {
  const found = new Map<string, MediaTypeView>()
  for (const [name, node] of mediaTypesOf(model, holder.value['content'])) {
    const schema = sourceAt(model, node, 'schema')
    const itemSchema = sourceAt(model, node, 'itemSchema')
    const media = new MediaTypeView(name, { schema, itemSchema, node }, holder, ['content', name])
    found.set(normalised(name), media)
  }
  return found
}

/** What OpenAPI 2.0 says by `consumes` or `produces`: one schema for all media types. */
export function contentOf2(
  model: OpenApiModel,
  operation: OpenApiNode,
  field: 'consumes' | 'produces',
  body: { readonly schema: SchemaSource | undefined; readonly node: OpenApiNode },
  fallback: string,
): Content {
  const own = operation.value[field]
  const holder = isDataArray(own) ? operation : model.document
  const names = arrayMember(holder.value, field).filter((name) => typeof name === 'string')
  const found = new Map<string, MediaTypeView>()
  for (const name of names.length > 0 ? names : [fallback]) {
    const sent = { ...body, itemSchema: undefined }
    found.set(normalised(name), new MediaTypeView(name, sent, holder, [field]))
  }
  return found
}

/** Whether a form of OpenAPI 2.0 sends files, and so in several parts. */
export function formMediaType(form: readonly OpenApiNode[]): string {
  const hasFile = form.some(({ value }) => stringMember(value, 'type') === 'file')
  return hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
}

export interface MatchedContent {
  readonly kept: readonly {
    readonly before: MediaTypeView
    readonly after: MediaTypeView
    readonly name: 'same' | 'changed' | 'generalized' | 'specialized'
  }[]
  readonly removed: readonly MediaTypeView[]
  readonly added: readonly MediaTypeView[]
}

/** Finds the media type that stands for each in the new version: under the same name, or a wider or closer one. */
export function matchContent(before: Content, after: Content): MatchedContent {
  const kept: MatchedContent['kept'][number][] = []
  const removed: MediaTypeView[] = []
  const free = new Map(after)
  for (const [key, media] of before) {
    const partner = free.get(key)
    if (partner === undefined) continue
    kept.push({ before: media, after: partner, name: 'same' })
    free.delete(key)
  }
  for (const [key, media] of before) {
    if (after.has(key)) continue
    const found = renamed(media, free)
    if (found === undefined) removed.push(media)
    else {
      kept.push({ before: media, ...found })
      free.delete(normalised(found.after.name))
    }
  }
  return { kept, removed, added: [...free.values()] }
}

function renamed(
  { name }: MediaTypeView,
  free: Content,
):
  | { readonly after: MediaTypeView; readonly name: 'changed' | 'generalized' | 'specialized' }
  | undefined {
  for (const after of free.values()) {
    if (essenceOf(name) === essenceOf(after.name)) return { after, name: 'changed' }
  }
  for (const after of free.values()) {
    if (takesInMediaType(after.name, name)) return { after, name: 'generalized' }
    if (takesInMediaType(name, after.name)) return { after, name: 'specialized' }
  }
  return undefined
}

function essenceOf(name: string): string {
  const { type, subtype } = parseMediaType(name)
  return `${type}/${subtype}`
}

/** Whether a media type has no schema, so that anything goes. */
export function isFree({ schema, itemSchema }: MediaTypeView): boolean {
  return schema === undefined && itemSchema === undefined
}
