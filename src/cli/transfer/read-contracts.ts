import { posix } from 'node:path'
import { contractsAmong } from '../../bundles/index.ts'
import type { ContractFile } from '../../contracts/index.ts'
import { segmentOf, semanticVersionOf } from './identifiers.ts'
import type { LeftOut, ReadSource, TransferItem } from './transfer-item.ts'

/** The layout of public directories of APIs: provider, perhaps a service, a version, and the description. */
const API_DIRECTORY =
  /^(?:APIs\/)?([^/]+)\/(?:([^/]+)\/)?(v?\d[^/]*)\/(?:openapi|swagger)\.(?:ya?ml|json)$/i

/** Reads a heap of files: each contract that no other one refers to becomes a version of a service of its own. */
export async function readContracts(
  files: readonly ContractFile[],
  domain: string,
): Promise<ReadSource> {
  const items: TransferItem[] = []
  const leftOut: LeftOut[] = []
  for (const { entry, files: reached } of (await contractsAmong(files)).contracts) {
    const place = placeOf(entry.name)
    if (place === undefined) {
      leftOut.push({
        from: entry.name,
        reason: 'its path has no letter or digit to name a service by',
      })
      continue
    }
    items.push({
      ...{ domain, name: place.name, version: place.version, files: reached, from: entry.name },
      ...{ title: undefined, purpose: undefined, owner: undefined, tags: [] },
    })
  }
  return { kind: 'contracts', items, leftOut }
}

function placeOf(
  path: string,
): { readonly name: string; readonly version: string | undefined } | undefined {
  const [, provider = '', service, version] = API_DIRECTORY.exec(path) ?? []
  if (version !== undefined && semanticVersionOf(version) !== undefined) {
    const name = segmentOf(service === undefined ? provider : `${provider}-${service}`)
    return name === undefined ? undefined : { name, version }
  }
  const name = segmentOf(path.slice(0, path.length - posix.extname(path).length))
  return name === undefined ? undefined : { name, version: undefined }
}
