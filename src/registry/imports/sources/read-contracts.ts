import { posix } from 'node:path'
import type { ContractsAmong } from '../../../bundles/index.ts'
import { segmentOf, semanticVersionOf } from './plain-names.ts'
import type { LeftOut, ReadSource, SourceItem } from './source-item.ts'

/** The layout of public directories of APIs: provider, perhaps a service, a version, and the description. */
const API_DIRECTORY =
  /^(?:APIs\/)?([^/]+)\/(?:([^/]+)\/)?(v?\d[^/]*)\/(?:openapi|swagger)\.(?:ya?ml|json)$/i

/** A heap of files: each contract that no other one refers to becomes a version of a service of its own. */
export function readContracts({ contracts }: ContractsAmong, domain: string): ReadSource {
  const items: SourceItem[] = []
  const leftOut: LeftOut[] = []
  for (const contract of contracts) {
    const { entry } = contract
    const place = placeOf(entry.name)
    if (place === undefined) {
      leftOut.push({
        from: entry.name,
        reason: 'its path has no letter or digit to name a service by',
      })
      continue
    }
    items.push({
      ...{ ...place, domain, from: entry.name },
      ...{ title: undefined, purpose: undefined, owner: undefined, tags: [] },
      get files() {
        return contract.files
      },
    })
  }
  return { kind: 'contracts', items, uses: [], leftOut }
}

function placeOf(path: string): Pick<SourceItem, 'sourceId' | 'name' | 'version'> | undefined {
  const [, provider = '', service, version] = API_DIRECTORY.exec(path) ?? []
  if (version !== undefined && semanticVersionOf(version) !== undefined) {
    const name = segmentOf(service === undefined ? provider : `${provider}-${service}`)
    const sourceId = service === undefined ? provider : `${provider}/${service}`
    return name === undefined ? undefined : { sourceId, name, version }
  }
  const name = segmentOf(path.slice(0, path.length - posix.extname(path).length))
  return name === undefined ? undefined : { sourceId: path, name, version: undefined }
}
