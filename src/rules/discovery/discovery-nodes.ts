import type { JudgedBindingTemplate } from './judged-binding-template.ts'
import type { JudgedEntries } from './judged-entries.ts'
import type { JudgedTModel } from './judged-t-model.ts'

/** The kinds of node that a rule about discovery data can judge; the first two are entries of the profiles' documents. */
export interface DiscoveryNodes {
  readonly TModel: JudgedTModel
  readonly BindingTemplate: JudgedBindingTemplate
  /** The registry as a whole, as far as it was exported. */
  readonly Registry: JudgedEntries
}

export type DiscoveryKind = keyof DiscoveryNodes
