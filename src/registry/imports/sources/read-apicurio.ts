import { z } from 'zod'
import { DEFAULT_LIMITS, type ContractFile } from '../../../contracts/index.ts'
import { segmentOf } from './plain-names.ts'
import type { LeftOut, ReadSource, SourceItem } from './source-item.ts'

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

/** An entity with the file that it is in. */
interface Version {
  readonly from: string
  readonly entity: z.infer<typeof versionEntity>
}

interface Target {
  readonly name: string
  readonly version: Version
}

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

  /** What each content refers to, under the name by which it does; versions may share one. */
  const uses = new Map<number, readonly Target[]>()
  for (const version of versions.values()) {
    const { contentId } = version.entity
    if (!uses.has(contentId)) uses.set(contentId, targetsOf(version))
  }

  function targetsOf({ from, entity }: Version): readonly Target[] {
    const serialized = contents.get(entity.contentId)?.serializedReferences ?? ''
    const references = z
      .array(reference)
      .safeParse(serialized === '' ? [] : parse(Buffer.from(serialized)))
    if (!references.success) leftOut.push({ from, reason: 'its references cannot be read' })
    return (references.data ?? []).flatMap(({ name, ...key }) => {
      const version = versions.get(keyOf(key))
      if (version !== undefined) return [{ name, version }]
      leftOut.push({ from, reason: `the export lacks what it refers to as ${name}` })
      return []
    })
  }

  /**
   * The files of a version, with those of the versions that it refers to, itself first; where they are more than a
   * contract may have, no more than that tells so.
   */
  function filesOf(first: Target): readonly ContractFile[] {
    const gathered = new Map<string, Uint8Array>()
    const open = [first]
    for (const { name, version } of open) {
      const { contentId } = version.entity
      const bytes = contents.get(contentId)?.bytes
      if (bytes === undefined || gathered.has(name)) continue
      gathered.set(name, bytes)
      if (gathered.size > DEFAULT_LIMITS.files) break
      for (const target of uses.get(contentId) ?? []) open.push(target)
    }
    return [...gathered].map(([name, bytes]) => ({ name, bytes }))
  }

  const items: SourceItem[] = []
  for (const version of versions.values()) {
    const { from, entity } = version
    const name = segmentOf(entity.artifactId)
    const group = segmentOf(entity.groupId ?? 'default')
    const content = contents.get(entity.contentId)
    const entry = `${name ?? 'contract'}${endingFor(content?.artifactType)}`
    if (name === undefined || group === undefined || content?.bytes === undefined) {
      const reason =
        content?.bytes === undefined
          ? 'the export lacks its content'
          : 'nothing of its name can name a service'
      leftOut.push({ from, reason })
      continue
    }
    items.push({
      sourceId: `${entity.groupId ?? 'default'}/${entity.artifactId}`,
      ...{ domain: `${domain}/${group}`, name, version: entity.version, from },
      title: entity.name ?? undefined,
      purpose: entity.description ?? undefined,
      owner: undefined,
      tags: [],
      // Gathered each time that they are asked for: thousands of versions may share all of their files.
      get files() {
        return filesOf({ name: entry, version })
      },
    })
  }
  return { kind: 'apicurio', items, uses: [], leftOut }
}

function keyOf({
  groupId,
  artifactId,
  version,
}: Pick<z.infer<typeof reference>, 'groupId' | 'artifactId' | 'version'>): string {
  return JSON.stringify([groupId ?? 'default', artifactId, version ?? ''])
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
