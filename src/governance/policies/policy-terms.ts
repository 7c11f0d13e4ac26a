import { validRange } from 'semver'
import { z } from 'zod'
import { expressionSchema } from '../../expressions/index.ts'
import { ENFORCEMENTS } from '../../registry/index.ts'
import { SEVERITIES } from '../../rules/index.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)

export const WEIGHTS = [...SEVERITIES, 'off'] as const
export const weight = z.enum(WEIGHTS)

/** A version or range of a rule pack, as 1.2.0 or ^1.2; an installed version outside of it does not judge. */
export const pinnedVersion = z
  .string()
  .max(100)
  .refine(
    (text) => validRange(text) !== null,
    'must be a version or a range, such as 1.2.0 or ^1.2',
  )

/** The first day in UTC on which `gate` or `block` bites; before it the policy is shown as `advise`. */
export const graceDay = z.iso.date()

export const policyId = identifier
export const ruleName = z.string().trim().min(1).max(100)

/** What is decided when a rule pack is put in force. */
export const policyTerms = z.strictObject({
  id: identifier,
  pack: identifier,
  /** Absent: whichever version is installed. */
  version: pinnedVersion.optional(),
  title: z.string().trim().min(1).max(2_000),
  /** CEL over `service` and `contract`. */
  scope: expressionSchema,
  enforcement: z.enum(ENFORCEMENTS),
  graceUntil: graceDay.optional(),
  /** Rules that are weighed otherwise than in the pack. */
  severities: z.record(ruleName, weight).optional(),
  /** The role that vouches for every decision about this policy before it is carried out. */
  attestedBy: identifier.optional(),
  /** Kept from before the constitution was ratified, until an adopted proposal changes or replaces it. */
  legacy: z.literal(true).exactOptional(),
})
export type PolicyTerms = z.infer<typeof policyTerms>
