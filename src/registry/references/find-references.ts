import type { Stored, Where } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { VersionDocument } from '../documents.ts'
import { findVersion, type FindVersionPorts } from '../versions/find-version.ts'
import type { ImportedDocument, ReferenceCatalog, ReferringContract } from './references.ts'

const MOST_DOCUMENTS = 200 // of one contract that are looked for elsewhere
const MOST_SHARING = 100
const MOST_IMPORTING = 500

export function createReferences(ports: FindVersionPorts): ReferenceCatalog {
  const { versions } = ports

  const found = async (
    where: Where,
    limit: number,
    of: string,
  ): Promise<readonly ReferringContract[]> => {
    const { items } = await versions.find({ where, limit })
    return items.map((version) => referring(version, of))
  }

  /** Page by page until as many as are listed are those of others: own versions could fill a whole page. */
  const ofOthers = async (
    service: string,
    digest: string,
    sharedCount: number,
  ): Promise<readonly ReferringContract[]> => {
    const others: ReferringContract[] = []
    const listed = Math.min(sharedCount, MOST_SHARING)
    if (listed === 0) return others
    for await (const version of allPages(versions, {
      where: { importedDigests: { eq: digest } },
    })) {
      if (version.value.service !== service) others.push(referring(version, digest))
      if (others.length === listed) break
    }
    return others
  }

  return {
    async of(service, selector) {
      const { value } = await findVersion(ports, service, selector)
      const imports: ImportedDocument[] = []
      const others = value.files.filter(({ name }) => name !== value.entry)
      for (const { name: file, digest } of others.slice(0, MOST_DOCUMENTS)) {
        const importing: Where = { importedDigests: { eq: digest } }
        const itself: Where = { entryDigest: { eq: digest } }
        const sharedCount =
          (await versions.count(importing)) - (await ownCount(ports, value.service, digest))
        imports.push({
          file,
          digest,
          contracts: await found(itself, MOST_SHARING, digest),
          contractsCount: await versions.count(itself),
          sharedWith: await ofOthers(value.service, digest, sharedCount),
          sharedCount,
        })
      }
      const where: Where = { importedDigests: { eq: value.entryDigest } }
      return {
        service: value.service,
        version: value.version,
        imports,
        importsCount: others.length,
        importedBy: await found(where, MOST_IMPORTING, value.entryDigest),
        importedByCount: await versions.count(where),
      }
    },
  }
}

/** How many versions of a service import a document. */
async function ownCount(
  { versions }: FindVersionPorts,
  service: string,
  digest: string,
): Promise<number> {
  return versions.count({ service: { eq: service }, importedDigests: { eq: digest } })
}

function referring({ value }: Stored<VersionDocument>, digest: string): ReferringContract {
  const { service, version, state, files } = value
  const named = files.filter((file) => file.digest === digest).map(({ name }) => name)
  return { service, version, state, files: named }
}
