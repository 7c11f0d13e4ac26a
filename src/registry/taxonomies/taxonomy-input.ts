import { z } from 'zod'
import { optionalText, title } from '../input-texts.ts'
import { SERVICE_KINDS } from '../model.ts'

const MOST_VALUES = 2_000

const value = z.strictObject({
  id: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((id) => !/\p{C}/u.test(id), 'must be one line'),
  title,
  parent: z.string().trim().min(1).max(200).optional(),
})

/** What is said of a taxonomy; a replacement says all of it. */
export const taxonomyInput = z
  .strictObject({
    title,
    description: optionalText(2_000),
    kinds: z.array(z.enum(SERVICE_KINDS)).min(1).optional(),
    required: z.boolean().default(false),
    multiple: z.boolean().default(false),
    open: z.boolean().default(false),
    values: z.array(value).max(MOST_VALUES).default([]),
  })
  .superRefine(({ values, open }, context) => {
    const ids = new Map(values.map(({ id }, index) => [id, index] as const).reverse())
    const issue = (index: number, member: string, message: string): void => {
      context.addIssue({ code: 'custom', path: ['values', index, member], message })
    }
    if (!open && values.length === 0) {
      const message = 'must list at least one value, unless any is accepted (open)'
      context.addIssue({ code: 'custom', path: ['values'], message })
    }
    for (const [index, { id, parent }] of values.entries()) {
      if (ids.get(id) !== index) issue(index, 'id', `"${id}" is listed twice`)
      if (parent === undefined) continue
      if (!ids.has(parent)) issue(index, 'parent', `"${parent}" is no value of this taxonomy`)
      else if (isBelowItself(values, id)) issue(index, 'parent', `"${id}" would lie below itself`)
    }
  })
export type TaxonomyInput = z.input<typeof taxonomyInput>

function isBelowItself(
  values: readonly { readonly id: string; readonly parent?: string | undefined }[],
  start: string,
): boolean {
  const parents = new Map(values.map(({ id, parent }) => [id, parent]))
  const seen = new Set<string>()
  for (let id: string | undefined = start; id !== undefined; id = parents.get(id)) {
    if (seen.has(id)) return true
    seen.add(id)
  }
  return false
}
