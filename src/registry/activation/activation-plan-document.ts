import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const activationPlanDocument = z.object({
  service: z.string(),
  version: z.string(),
  environment: z.string(),
  steps: z.array(
    z.object({
      title: z.string(),
      owner: z.string(),
      verification: z.string(),
      rollback: z.string(),
    }),
  ),
  /** Digest of the content that it was made for; it does not speak of other content. */
  basis: z.string(),
  author: z.object({ person: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type ActivationPlanDocument = z.infer<typeof activationPlanDocument>

/** How versions are put into operation, one plan for each. */
export const ACTIVATION_PLANS: CollectionDeclaration<ActivationPlanDocument> = {
  name: 'activation-plans',
  schema: activationPlanDocument,
  indexes: [],
}
