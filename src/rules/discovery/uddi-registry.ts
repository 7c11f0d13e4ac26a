import type {
  BindingTemplate,
  BusinessEntity,
  BusinessService,
  KeyedReference,
  TModel,
  UddiEntry,
  UddiExport,
} from '../../discovery/index.ts'
import { CONFORMS_TO, isOfType } from './uddi-keys.ts'

/** What several exports tell of one registry. An entry that is in more than one counts once. */
export class UddiRegistry {
  readonly exports: readonly UddiExport[]
  readonly tModels: readonly TModel[]
  readonly bindingTemplates: readonly BindingTemplate[]
  readonly #entries: ReadonlyMap<string, UddiEntry>
  readonly #claimKeys: ReadonlySet<string>

  constructor(exports: readonly UddiExport[]) {
    this.exports = exports
    const entries = new Map<string, UddiEntry>()
    const all = exports.flatMap((one) => one.entries)
    for (const [index, entry] of all.entries()) {
      // What has no key was not given one yet, and is told from others by its place.
      const id = entry.key === '' ? `${index}` : idOf(entry.kind, entry.key)
      if (!entries.has(id)) entries.set(id, entry)
    }
    this.#entries = entries
    const kept = [...entries.values()]
    this.tModels = kept.filter((entry) => entry.kind === 'tModel')
    this.bindingTemplates = kept.filter((entry) => entry.kind === 'bindingTemplate')
    this.#claimKeys = new Set(
      [CONFORMS_TO.key, ...this.claimTaxonomies.map(({ key }) => key.toLowerCase())].filter(
        (key) => key !== '',
      ),
    )
  }

  tModel(key: string): TModel | undefined {
    return this.#find('tModel', key)
  }

  service({ serviceKey }: BindingTemplate): BusinessService | undefined {
    return this.#find('businessService', serviceKey)
  }

  business(service: BusinessService): BusinessEntity | undefined {
    return this.#find('businessEntity', service.businessKey)
  }

  /** The models that are the taxonomy of conformance claims: a registry may have given it another key. */
  get claimTaxonomies(): readonly TModel[] {
    return this.tModels.filter(
      ({ name, key }) => name === CONFORMS_TO.name || key.toLowerCase() === CONFORMS_TO.key,
    )
  }

  /** The conformance claims among categories. */
  claimsIn(categories: readonly KeyedReference[]): readonly KeyedReference[] {
    return categories.filter(({ tModelKey }) => this.#claimKeys.has(tModelKey.toLowerCase()))
  }

  /** Whether a model is said to be described by WSDL. */
  isDescribed({ categories }: TModel): boolean {
    return categories.some((category) => isOfType(category, 'wsdlSpec'))
  }

  #find<Kind extends UddiEntry['kind']>(
    kind: Kind,
    key: string | undefined,
  ): Extract<UddiEntry, { kind: Kind }> | undefined {
    if (key === undefined) return undefined
    return this.#entries.get(idOf(kind, key)) as Extract<UddiEntry, { kind: Kind }> | undefined
  }
}

function idOf(kind: UddiEntry['kind'], key: string): string {
  return `${kind} ${key.toLowerCase()}`
}
