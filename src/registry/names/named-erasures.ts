import type { Erasures, ErasureView } from '../erasures/erasures.ts'
import { versionId } from '../identifiers.ts'
import type { ServiceNames } from './service-names.ts'

/** Erasures, asked for and told by the present names of services. */
export function namedErasures(erasures: Erasures, names: ServiceNames): Erasures {
  const named = async (views: readonly ErasureView[]): Promise<readonly ErasureView[]> => {
    const present = await names.presentNames(
      views.flatMap(({ versions }) => versions.map(({ service }) => service)),
    )
    return views.map((view) => ({
      ...view,
      versions: view.versions.map((item) => ({ ...item, service: present(item.service) })),
    }))
  }
  const one = async (view: ErasureView): Promise<ErasureView> => (await named([view]))[0] ?? view
  return {
    list: async (page) => {
      const list = await erasures.list(page)
      return { ...list, items: await named(list.items) }
    },
    get: async (digest) => one(await erasures.get(digest)),
    preview: async (actor, digest) => {
      const preview = await erasures.preview(actor, digest)
      const present = await names.presentNames(preview.versions.map(({ service }) => service))
      const versions = preview.versions.map((item) => ({ ...item, service: present(item.service) }))
      return { ...preview, versions }
    },
    erase: async (actor, input) => {
      const versions: string[] = []
      for (const version of input.versions) versions.push(await withId(version, names))
      return one(await erasures.erase(actor, { ...input, versions }))
    },
  }
}

async function withId(version: string, names: ServiceNames): Promise<string> {
  const at = version.lastIndexOf('@')
  if (at === -1) return version
  return versionId(await names.follow(version.slice(0, at)), version.slice(at + 1))
}
