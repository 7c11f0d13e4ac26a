import { z } from 'zod'
import { readDataText, type ContractFile } from '../../../contracts/index.ts'
import type { LeftOut } from './source-item.ts'

const CATALOG_FILE = /(?:^|\/)catalog-info\.ya?ml$/
const text = z.string().optional()
const references = z.array(z.string()).optional()

const entitySchema = z.looseObject({
  apiVersion: z.string().startsWith('backstage.io/'),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: text,
    title: text,
    description: text,
    tags: references,
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z
    .looseObject({
      owner: text,
      system: text,
      domain: text,
      definition: z.union([z.string(), z.looseObject({ $text: z.string() })]).optional(),
      providesApis: references,
      consumesApis: references,
      dependsOn: references,
    })
    .optional(),
  /** What a running catalogue adds to each entity: relations as it has resolved them. */
  relations: z.array(z.looseObject({ type: z.string(), targetRef: z.string() })).optional(),
})
export type Entity = z.infer<typeof entitySchema>

/** An entity with the file that it is in. */
export interface PlacedEntity {
  readonly from: string
  readonly entity: Entity
}

/** Whether files describe themselves for the catalogue of Backstage. */
export function isBackstageCatalog(files: readonly ContractFile[]): boolean {
  return files.some(({ name }) => CATALOG_FILE.test(name))
}

/** The entities in all descriptors; what is none is noted in `leftOut`. */
export function entitiesIn(
  files: readonly ContractFile[],
  leftOut: LeftOut[],
): readonly PlacedEntity[] {
  return files.flatMap(({ name, bytes }) => {
    if (!CATALOG_FILE.test(name)) return []
    const found: PlacedEntity[] = []
    for (const document of documentsOf(Buffer.from(bytes).toString('utf8'), name, leftOut)) {
      const parsed = entitySchema.safeParse(document)
      if (parsed.success) found.push({ from: name, entity: parsed.data })
      else leftOut.push({ from: name, reason: 'a document in it is no entity of Backstage' })
    }
    return found
  })
}

/**
 * A reference `[KIND:][NAMESPACE/]NAME` in full and in lower case, as Backstage compares them.
 * @param beside where the entity that refers lies
 */
export function fullReference(reference: string, kind: string, beside: Entity): string {
  const [, ownKind, namespace, name = ''] =
    /^(?:([^:]+):)?(?:([^/]+)\/)?(.*)$/.exec(reference) ?? []
  return `${ownKind ?? kind}:${namespace ?? beside.metadata.namespace ?? 'default'}/${name}`.toLowerCase()
}

/** What others refer to an entity by. */
export function referenceTo(entity: Entity): string {
  return fullReference(entity.metadata.name, entity.kind, entity)
}

/**
 * What an entity refers to by a relation: as it says itself, and as the catalogue that it comes from resolved it.
 * @param kind of what is referred to without saying which kind it is
 */
export function related(
  entity: Entity,
  said: string | readonly string[] | undefined,
  type: string,
  kind: string,
): readonly string[] {
  const own = typeof said === 'string' ? [said] : (said ?? [])
  const resolved = (entity.relations ?? []).filter((relation) => relation.type === type)
  return [
    ...new Set([
      ...own.map((reference) => fullReference(reference, kind, entity)),
      ...resolved.map(({ targetRef }) => fullReference(targetRef, kind, entity)),
    ]),
  ]
}

/** The name in a full reference. */
export function nameIn(reference: string | undefined): string | undefined {
  return reference?.slice(reference.indexOf('/') + 1)
}

/** Documents of one file; `---` at the beginning of a line can stand in none of them. */
function documentsOf(file: string, name: string, leftOut: LeftOut[]): readonly unknown[] {
  return file.split(/^---(?:[ \t].*)?\r?$/m).flatMap((part) => {
    if (part.trim() === '') return []
    const read = readDataText(part, name)
    if (read.kind === 'document') return [read.document.value]
    if (read.kind === 'wrong')
      leftOut.push({ from: name, reason: `it cannot be read: ${read.mistakes[0]?.message ?? ''}` })
    return []
  })
}
