import type { Registry } from '../../registry/index.ts'
import type { Reading } from '../description/reading.ts'
import { serviceOf } from '../requests/names-in-urls.ts'
import { contentHeaders } from './content-headers.ts'
import { deprecationHeaders } from './deprecation-headers.ts'
import { type ReadAnswer, viewAnswer } from './read-answer.ts'

/** The segments of an address that name a service, and a version of it or a selector of one. */
interface ServiceSegments {
  readonly domain: string
  readonly name: string
}
export type VersionSegments = ServiceSegments & { readonly version: string }

/** What programs ask most: each as it is now. @throws RegistryError as the registry does */
export interface CatalogueReads {
  service(of: ServiceSegments): Promise<ReadAnswer>
  version(of: VersionSegments): Promise<ReadAnswer>
  /** @param file a name within the contract; absent: its entry document */
  content(of: VersionSegments, file?: string): Promise<ReadAnswer>
}

export function catalogueReads(
  registry: Pick<Registry, 'services' | 'versions'>,
  reading: Reading,
): CatalogueReads {
  return {
    service: async (of) => viewAnswer(await registry.services.get(serviceOf(of))),
    version: async (of) => {
      const version = await registry.versions.get(serviceOf(of), of.version)
      const { headers, body } = viewAnswer(version)
      return { headers: { ...headers, ...(await deprecationHeaders(registry, version)) }, body }
    },
    content: async (of, file) => {
      const content = await registry.versions.content(serviceOf(of), of.version, file)
      const isExact = of.version === content.version.version
      const deprecation = await deprecationHeaders(registry, content.version)
      return {
        headers: { ...contentHeaders(content, { isExact, reading }), ...deprecation },
        body: content.bytes,
      }
    },
  }
}
