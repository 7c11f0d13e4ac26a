import { z } from 'zod'
import { isDate } from '../../rules/index.ts'
import { optionalText } from '../input-texts.ts'
import { WAIVER_DECISIONS } from './waivers.ts'

const lastDay = z.string().refine(isDate, 'must be a day of the calendar, such as 2027-01-31')

export const waiverInput = z.strictObject({
  rule: z.string().trim().min(1).max(100),
  pointer: z.string().max(4_000).optional(),
  file: optionalText(500),
  fingerprint: z
    .string()
    .regex(/^[0-9A-Za-z _.:-]{1,200}$/, 'must be the fingerprint of a finding')
    .optional(),
  /** A domain, a service as domain/name, or one version of a service. */
  scope: z.strictObject({
    domain: optionalText(300),
    service: optionalText(300),
    version: optionalText(100),
  }),
  reason: z.string().trim().min(1).max(2_000),
  /** The owner of the service or domain unless given. */
  owner: optionalText(200),
  until: lastDay,
})
export type WaiverInput = z.input<typeof waiverInput>

export const waiverDecision = z.strictObject({
  decision: z.enum(WAIVER_DECISIONS),
  reason: optionalText(2_000),
  until: lastDay.optional(),
})
