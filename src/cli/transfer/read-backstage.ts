import { posix } from 'node:path'
import { z } from 'zod'
import { contractsAmong, type ContractsAmong } from '../../bundles/index.ts'
import { readDataText, type ContractFile } from '../../contracts/index.ts'
import { segmentOf } from './identifiers.ts'
import type { LeftOut, ReadSource, TransferItem } from './transfer-item.ts'

const CATALOG_FILE = /(?:^|\/)catalog-info\.ya?ml$/
const text = z.string().optional()

const entity = z.looseObject({
  apiVersion: z.string().startsWith('backstage.io/'),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    title: text,
    description: text,
    tags: z.array(z.string()).optional(),
  }),
  spec: z
    .looseObject({
      owner: text,
      system: text,
      domain: text,
      definition: z.union([z.string(), z.looseObject({ $text: z.string() })]).optional(),
    })
    .optional(),
})
type Entity = z.infer<typeof entity>

/** Whether files describe themselves for the catalogue of Backstage. */
export function isBackstageCatalog(files: readonly ContractFile[]): boolean {
  return files.some(({ name }) => CATALOG_FILE.test(name))
}

/**
 * Reads the descriptors of a Backstage catalogue: each entity of the kind API becomes a service, below the domains of its
 * system and its system's domain, with its owner and tags. Other kinds are needed for that, and are not taken over.
 */
export async function readBackstageCatalog(
  files: readonly ContractFile[],
  domain: string,
): Promise<ReadSource> {
  const leftOut: LeftOut[] = []
  const entities: { readonly from: string; readonly entity: Entity }[] = []
  for (const { name, bytes } of files) {
    if (!CATALOG_FILE.test(name)) continue
    for (const document of documentsOf(Buffer.from(bytes).toString('utf8'), name, leftOut)) {
      const parsed = entity.safeParse(document)
      if (parsed.success) entities.push({ from: name, entity: parsed.data })
      else leftOut.push({ from: name, reason: 'a document in it is no entity of Backstage' })
    }
  }
  const systems = new Map(
    entities
      .filter(({ entity: { kind } }) => kind === 'System')
      .map((system) => [system.entity.metadata.name, system.entity]),
  )
  const among = await contractsAmong(files)
  const items: TransferItem[] = []
  for (const { from, entity: api } of entities) {
    const { metadata, spec } = api
    const what = `${from}: ${api.kind} ${metadata.name}`
    if (api.kind !== 'API') {
      if (!['System', 'Domain', 'Group'].includes(api.kind))
        leftOut.push({
          from: what,
          reason: 'only entities of the kind API have a contract to register',
        })
      continue
    }
    const definition = definitionOf(api, from, among)
    const name = segmentOf(metadata.name)
    if (typeof definition === 'string' || name === undefined) {
      leftOut.push({
        from: what,
        reason: typeof definition === 'string' ? definition : 'its name cannot name a service',
      })
      continue
    }
    const system = nameIn(spec?.system)
    const path = [nameIn(systems.get(system ?? '')?.spec?.domain), system]
    items.push({
      domain: [domain, ...path.flatMap((part) => segmentOf(part ?? '') ?? [])].join('/'),
      ...{ name, version: undefined, title: metadata.title, purpose: metadata.description },
      owner: nameIn(spec?.owner),
      tags: metadata.tags ?? [],
      files: definition,
      from: what,
    })
  }
  return { kind: 'backstage', items, leftOut }
}

/** The contract of an entity, or why there is none. */
function definitionOf(
  { metadata, spec }: Entity,
  from: string,
  among: ContractsAmong,
): readonly ContractFile[] | string {
  const definition = spec?.definition
  if (definition === undefined) return 'it has no definition'
  if (typeof definition === 'string')
    return [{ name: segmentOf(metadata.name) ?? 'contract', bytes: Buffer.from(definition) }]
  const target = definition.$text
  if (/^[a-z][a-z0-9+.-]*:/i.test(target))
    return `its definition is at ${target}, and nothing is fetched; put the file beside the descriptor`
  const path = posix.normalize(posix.join(posix.dirname(from), target))
  const found = among.beginningWith(path)
  return found?.files ?? `there is no file ${path}, which holds its definition`
}

/** A reference such as `group:default/team-a`, without its kind and name space. */
function nameIn(reference: string | undefined): string | undefined {
  return reference?.split(/[:/]/).at(-1)
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
