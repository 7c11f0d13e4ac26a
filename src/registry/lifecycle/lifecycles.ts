import type { PolicyQuestion, PolicyAnswer } from './judge-policy.ts'
import type { LifecycleView } from './lifecycle-view.ts'

export interface LifecycleCatalog {
  list(): Promise<readonly LifecycleView[]>
  /** @throws RegistryError `lifecycle-not-found` */
  get(id: string): Promise<LifecycleView>
  /**
   * Asks the gate between two states of a policy. It records and changes nothing: that is for whoever carries an
   * adopted proposal out.
   * @throws RegistryError `transition-unknown`
   */
  judgePolicy(question: PolicyQuestion): Promise<PolicyAnswer>
}
