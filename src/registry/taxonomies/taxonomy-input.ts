import { z } from 'zod'
import { optionalText, title } from '../input-texts.ts'
import { SERVICE_KINDS } from '../model.ts'

const MOST_VALUES = 2_000
const MOST_LEVELS = 20

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
    const parents = new Map(values.map(({ id, parent }) => [id, parent]))
    for (const [index, { id, parent }] of values.entries()) {
      if (ids.get(id) !== index) issue(index, 'id', `"${id}" is listed twice`)
      if (parent === undefined) continue
      if (!ids.has(parent)) issue(index, 'parent', `"${parent}" is no value of this taxonomy`)
      else {
        const mistake = mistakeAbove(parents, id)
        if (mistake !== undefined) issue(index, 'parent', `"${id}" would lie ${mistake}`)
      }
    }
  })
export type TaxonomyInput = z.input<typeof taxonomyInput>

/** What is wrong with the way from a value to the top of its tree. */
function mistakeAbove(
  parents: ReadonlyMap<string, string | undefined>,
  start: string,
): string | undefined {
  const seen = new Set<string>()
  for (let id: string | undefined = start; id !== undefined; id = parents.get(id)) {
    if (seen.has(id)) return 'below itself'
    seen.add(id)
    if (seen.size > MOST_LEVELS) return `deeper than ${MOST_LEVELS} levels`
  }
  return undefined
}
