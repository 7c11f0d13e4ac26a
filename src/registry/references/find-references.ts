import type { Stored, Where } from '../../store/index.ts'
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

  /** Versions of other services, whose names come before and after; its own could fill any number of pages. */
  const ofOthers = async (
    service: string,
    digest: string,
  ): Promise<readonly ReferringContract[]> => {
    const importedDigests = { eq: digest }
    const before = await found({ importedDigests, service: { lt: service } }, MOST_SHARING, digest)
    if (before.length === MOST_SHARING) return before
    const left = MOST_SHARING - before.length
    return [
      ...before,
      ...(await found({ importedDigests, service: { gt: service } }, left, digest)),
    ]
  }

  return {
    async of(service, selector) {
      const { value } = await findVersion(ports, service, selector)
      const imports: ImportedDocument[] = []
      const others = value.files.filter(({ name }) => name !== value.entry)
      for (const { name: file, digest } of others.slice(0, MOST_DOCUMENTS)) {
        const importing: Where = { importedDigests: { eq: digest } }
        const itself: Where = { entryDigest: { eq: digest } }
        imports.push({
          file,
          digest,
          contracts: await found(itself, MOST_SHARING, digest),
          contractsCount: await versions.count(itself),
          sharedWith: await ofOthers(value.service, digest),
          sharedCount:
            (await versions.count(importing)) - (await ownCount(ports, value.service, digest)),
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
