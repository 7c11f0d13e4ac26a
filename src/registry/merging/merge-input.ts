import { z } from 'zod'
import { optionalText } from '../input-texts.ts'
import { isExactVersion } from '../versions/semantic-version.ts'

const number = z.string().refine(isExactVersion, 'must be a version such as 1.4.0')

/** Into which service another one is merged. */
export const mergeInput = z.strictObject({
  into: z.string().min(1).max(300),
  /** Other numbers for versions whose own are taken: from the present one to the new one. */
  renumber: z
    .record(number, number)
    .refine((numbers) => Object.keys(numbers).length <= 1_000, 'must name at most 1000 versions')
    .default({}),
  reason: optionalText(2_000),
})
export type MergeInput = z.input<typeof mergeInput>
