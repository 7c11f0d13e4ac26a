import type { BindingTemplate } from '../../discovery/index.ts'
import type { UddiRegistry } from './uddi-registry.ts'

/** A bindingTemplate in its registry: what rules about bindingTemplates judge. */
export class JudgedBindingTemplate {
  readonly template: BindingTemplate
  readonly registry: UddiRegistry

  constructor(template: BindingTemplate, registry: UddiRegistry) {
    this.template = template
    this.registry = registry
  }

  /** What reports call it. */
  get name(): string {
    const { key, accessPoint } = this.template
    return key || (accessPoint?.text ?? '') || 'without a key'
  }
}
