import type { ReferenceCatalog, ReferringContract } from '../references/references.ts'
import type { ServiceNames } from './service-names.ts'

/** References, asked for and told by the present names of services. */
export function namedReferences(
  references: ReferenceCatalog,
  names: ServiceNames,
): ReferenceCatalog {
  return {
    of: async (name, selector) => {
      const found = await references.of(await names.idOf(name), selector)
      const present = await names.presentNames([
        ...found.importedBy.map(({ service }) => service),
        ...found.imports.flatMap(({ contracts, sharedWith }) =>
          [...contracts, ...sharedWith].map(({ service }) => service),
        ),
      ])
      const named = (items: readonly ReferringContract[]): readonly ReferringContract[] =>
        items.map((item) => ({ ...item, service: present(item.service) }))
      return {
        ...found,
        service: name,
        importedBy: named(found.importedBy),
        imports: found.imports.map((document) => ({
          ...document,
          contracts: named(document.contracts),
          sharedWith: named(document.sharedWith),
        })),
      }
    },
  }
}
