import { z } from 'zod'
import { optionalText, serviceLevel } from '../input-texts.ts'
import { isVersionRange } from '../versions/semantic-version.ts'

export const subscriptionInput = z.strictObject({
  consumer: z.string().trim().min(1).max(300),
  consumerKind: z.enum(['service', 'application']),
  service: z.string().min(1).max(600),
  range: z.string().max(100).refine(isVersionRange, 'must be a version range such as ^1.2.0'),
  operations: z
    .array(z.string().min(1).max(500))
    .max(1_000)
    .default([])
    .transform((operations) => [...new Set(operations)]),
  environment: z.string().trim().min(1).max(100),
  objectives: z.array(serviceLevel).max(50).default([]),
  reason: optionalText(2_000),
})
export type SubscriptionInput = z.input<typeof subscriptionInput>
