import type { BindingTemplate } from '../../discovery/index.ts'
import type { EntriesLeftOut } from '../model.ts'
import { JudgedBindingTemplate } from './judged-binding-template.ts'
import { JudgedTModel } from './judged-t-model.ts'
import type { PublishedDescription } from './published-description.ts'
import type { UddiRegistry } from './uddi-registry.ts'

/** The entries of a registry that belong to a description, and what became of the others. */
export interface JudgedEntries {
  readonly registry: UddiRegistry
  readonly tModels: readonly JudgedTModel[]
  readonly bindingTemplates: readonly JudgedBindingTemplate[]
  readonly leftOut: readonly EntriesLeftOut[]
  /** Why entries of the description may be missing among them, each as a clause. */
  readonly missing: { readonly tModels: readonly string[]; readonly templates: readonly string[] }
}

/**
 * Picks the entries that belong to a description. A tModel does whose overviewURL leads to it or whose name is its
 * targetNamespace (Using WSDL in a UDDI Registry 1.08). A bindingTemplate does whose accessPoint is the address of a
 * port; the tModel that says what it offers is one of the description's, too. So are all bindingTemplates of such tModels.
 */
export function entriesOf(
  registry: UddiRegistry,
  description: PublishedDescription,
): JudgedEntries {
  const all = registry.tModels.map((tModel) => new JudgedTModel(tModel, registry, description))
  const namespace = description.model?.definitions.targetNamespace
  const atPorts = registry.bindingTemplates.filter(({ accessPoint }) =>
    description.hasPort(accessPoint?.text ?? ''),
  )
  const offered = new Set(
    atPorts.flatMap((template) => keyOfWhatIsOffered(template, registry)?.toLowerCase() ?? []),
  )
  const tModels = all.filter(
    ({ reference, tModel }) =>
      reference !== undefined ||
      (namespace !== undefined && tModel.name === namespace) ||
      offered.has(tModel.key.toLowerCase()),
  )
  const own = new Set([...offered, ...tModels.map(({ tModel }) => tModel.key.toLowerCase())])
  own.delete('') // what has no key yet is referred to by nobody
  const isAtPort = new Set(atPorts)
  const templates = registry.bindingTemplates.filter(
    (template) =>
      isAtPort.has(template) ||
      template.tModels.some(({ tModelKey }) => own.has(tModelKey.toLowerCase())),
  )
  return {
    registry,
    tModels,
    bindingTemplates: templates.map((template) => new JudgedBindingTemplate(template, registry)),
    leftOut: [
      { reason: 'tModels of other descriptions', count: all.length - tModels.length },
      {
        reason: 'bindingTemplates of other services',
        count: registry.bindingTemplates.length - templates.length,
      },
    ].filter(({ count }) => count > 0),
    missing: whatIsMissing(registry, tModels, templates),
  }
}

/** Of the tModels that a bindingTemplate refers to, the one that says what the service is: others name protocols, say. */
function keyOfWhatIsOffered(
  { tModels }: BindingTemplate,
  registry: UddiRegistry,
): string | undefined {
  const keys = tModels.map(({ tModelKey }) => tModelKey).filter((key) => key !== '')
  if (keys.length === 1) return keys[0]
  const described = keys.filter((key) => {
    const tModel = registry.tModel(key)
    return tModel !== undefined && registry.isDescribed(tModel)
  })
  return described.length === 1 ? described[0] : undefined
}

function whatIsMissing(
  registry: UddiRegistry,
  tModels: readonly JudgedTModel[],
  templates: readonly BindingTemplate[],
): JudgedEntries['missing'] {
  const cut = registry.exports.some(({ isTruncated }) => isTruncated)
    ? ['the registry says that its answer is cut off; ask it for fewer entries at a time']
    : []
  const absent = templates
    .flatMap((template) => template.tModels)
    .filter(({ tModelKey }) => registry.tModel(tModelKey) === undefined)
  const [first] = absent
  const isNone = tModels.length === 0
  return {
    tModels: [
      ...cut,
      ...(isNone && first !== undefined
        ? [`the tModel ${first.tModelKey} is not exported; add the answer of get_tModelDetail`]
        : []),
      ...(isNone && first === undefined ? [`no tModel of this description is exported`] : []),
    ],
    templates: [
      ...cut,
      ...(templates.length === 0
        ? [
            'no bindingTemplate of this description is exported; add the answer of get_bindingDetail or get_serviceDetail',
          ]
        : []),
    ],
  }
}
