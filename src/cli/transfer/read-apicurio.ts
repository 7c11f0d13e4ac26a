import { z } from 'zod'
import type { ContractFile } from '../../contracts/index.ts'
import { segmentOf } from './identifiers.ts'
import type { LeftOut, ReadSource, TransferItem } from './transfer-item.ts'

const text = z.string().nullish()
const versionEntity = z.looseObject({
  groupId: text,
  artifactId: z.string(),
  version: z.string(),
  name: text,
  description: text,
  contentId: z.number(),
})
const contentEntity = z.looseObject({
  contentId: z.number(),
  contentHash: z.string(),
  artifactType: text,
  serializedReferences: text,
})
const reference = z.looseObject({
  groupId: text,
  artifactId: z.string(),
  version: text,
  name: z.string(),
})
type VersionEntity = z.infer<typeof versionEntity>

/** Whether files are those of an export of Apicurio Registry, version 2 or 3. */
export function isApicurioExport(files: readonly ContractFile[]): boolean {
  return files.some(({ name }) => name.endsWith('.ArtifactVersion.json'))
}

/**
 * Reads an export of Apicurio Registry: `groups/G/artifacts/A/versions/V.ArtifactVersion.json` names a content, which is
 * `content/HASH.Content.json` and, as bytes, `content/HASH.Content.data`. References become files of the bundle under the
 * name by which the content refers to them.
 */
export function readApicurioExport(files: readonly ContractFile[], domain: string): ReadSource {
  const leftOut: LeftOut[] = []
  const entities = <T>(ending: string, schema: z.ZodType<T>): { from: string; entity: T }[] =>
    files.flatMap(({ name, bytes }) => {
      if (!name.endsWith(ending)) return []
      const parsed = schema.safeParse(parse(bytes))
      if (parsed.success) return [{ from: name, entity: parsed.data }]
      leftOut.push({ from: name, reason: 'it is no entity as Apicurio Registry exports it' })
      return []
    })
  const byName = new Map(files.map((file) => [file.name, file.bytes]))
  const contents = new Map(
    entities('.Content.json', contentEntity).map(({ from, entity }) => [
      entity.contentId,
      { ...entity, bytes: byName.get(from.replace(/\.json$/, '.data')) },
    ]),
  )
  const versions = new Map(
    entities('.ArtifactVersion.json', versionEntity).map((version) => [
      keyOf(version.entity),
      version,
    ]),
  )

  /** The files of a version, with those of the versions that it refers to. */
  function gather(version: VersionEntity, name: string, into: Map<string, Uint8Array>): void {
    const content = contents.get(version.contentId)
    if (content?.bytes === undefined || into.has(name)) return
    into.set(name, content.bytes)
    for (const referred of referencesOf(content.serializedReferences)) {
      const target = versions.get(keyOf({ ...referred, version: referred.version ?? '' }))
      if (target !== undefined) gather(target.entity, referred.name, into)
    }
  }

  const items: TransferItem[] = []
  for (const { from, entity } of [...versions.values()].sort(
    (a, b) => referenced(a.entity) - referenced(b.entity),
  )) {
    const name = segmentOf(entity.artifactId)
    const group = segmentOf(entity.groupId ?? 'default')
    const gathered = new Map<string, Uint8Array>()
    const content = contents.get(entity.contentId)
    const entry = `${segmentOf(entity.artifactId) ?? 'contract'}${endingFor(content?.artifactType)}`
    gather(entity, entry, gathered)
    if (name === undefined || group === undefined || gathered.size === 0) {
      const reason =
        gathered.size === 0
          ? 'the export lacks its content'
          : 'nothing of its name can name a service'
      leftOut.push({ from, reason })
      continue
    }
    items.push({
      ...{ domain: `${domain}/${group}`, name, version: entity.version, from },
      title: entity.name ?? undefined,
      purpose: entity.description ?? undefined,
      owner: undefined,
      tags: [],
      files: [...gathered].map(([file, bytes]) => ({ name: file, bytes })),
    })
  }
  return { kind: 'apicurio', items, leftOut }

  /** How deep references go: what is referred to is registered first. */
  function referenced(version: VersionEntity, seen = new Set<string>()): number {
    const key = keyOf(version)
    if (seen.has(key)) return 0
    seen.add(key)
    const depths = referencesOf(contents.get(version.contentId)?.serializedReferences).map(
      (referred) => {
        const target = versions.get(keyOf({ ...referred, version: referred.version ?? '' }))
        return target === undefined ? 0 : 1 + referenced(target.entity, seen)
      },
    )
    return Math.max(0, ...depths)
  }
}

function referencesOf(serialized: string | null | undefined): readonly z.infer<typeof reference>[] {
  const parsed = z.array(reference).safeParse(parse(Buffer.from(serialized ?? '[]')))
  return parsed.success ? parsed.data : []
}

function keyOf({
  groupId,
  artifactId,
  version,
}: {
  groupId?: string | null | undefined
  artifactId: string
  version: string
}): string {
  return JSON.stringify([groupId ?? 'default', artifactId, version])
}

/** So that a file of an export, which has no name, is read as what it is. */
function endingFor(artifactType: string | null | undefined): string {
  const endings: Readonly<Record<string, string>> = {
    ...{ WSDL: '.wsdl', XSD: '.xsd', XML: '.xml', GRAPHQL: '.graphql', PROTOBUF: '.proto' },
    ...{ AVRO: '.avsc', JSON: '.json' },
  }
  return endings[artifactType ?? ''] ?? ''
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined // told as what it is not
  }
}
