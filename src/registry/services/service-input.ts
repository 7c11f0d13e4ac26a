import { z } from 'zod'
import { endpointAddress, optionalText, serviceLevel, title, webAddress } from '../input-texts.ts'
import { INTEGRATION_LEVELS, SERVICE_KINDS, VALUE_CHAIN_ACTIVITIES } from '../model.ts'

const optionalMembers = {
  purpose: optionalText(2_000),
  owner: optionalText(200),
  capability: optionalText(200),
  activity: z.enum(VALUE_CHAIN_ACTIVITIES).optional(),
  classification: z
    .record(z.string().max(63), z.array(z.string().trim().min(1).max(200)).max(50))
    .refine(
      (classification) => Object.keys(classification).length <= 50,
      'must name at most 50 taxonomies',
    )
    .transform((classification) =>
      Object.fromEntries(
        Object.entries(classification)
          .map(([taxonomy, values]): [string, string[]] => [taxonomy, [...new Set(values)]])
          .filter(([, values]) => values.length > 0),
      ),
    )
    .optional(),
}

const listMembers = {
  tags: z
    .array(z.string().trim().min(1).max(100))
    .max(50)
    .transform((tags) => [...new Set(tags)]),
  links: z.array(z.strictObject({ title, url: webAddress })).max(50),
  endpoints: z
    .array(z.strictObject({ environment: z.string().trim().min(1).max(100), url: endpointAddress }))
    .max(100),
  objectives: z.array(serviceLevel).max(50),
}

export const serviceInput = z.strictObject({
  domain: z.string(),
  name: z.string(),
  title,
  kind: z.enum(SERVICE_KINDS).default('atomic'),
  integrationLevel: z.enum(INTEGRATION_LEVELS).default('service'),
  ...optionalMembers,
  tags: listMembers.tags.default([]),
  links: listMembers.links.default([]),
  endpoints: listMembers.endpoints.default([]),
  objectives: listMembers.objectives.default([]),
})
export type ServiceInput = z.input<typeof serviceInput>

/** The members to change; null takes an optional one away (RFC 7396). Domain, name and owner have ways of their own to change. */
export const servicePatch = z.strictObject({
  title: title.optional(),
  kind: z.enum(SERVICE_KINDS).optional(),
  integrationLevel: z.enum(INTEGRATION_LEVELS).optional(),
  purpose: optionalMembers.purpose.nullable(),
  owner: optionalMembers.owner.nullable(),
  capability: optionalMembers.capability.nullable(),
  activity: optionalMembers.activity.nullable(),
  classification: optionalMembers.classification.nullable(),
  tags: listMembers.tags.optional(),
  links: listMembers.links.optional(),
  endpoints: listMembers.endpoints.optional(),
  objectives: listMembers.objectives.optional(),
})
export type ServicePatch = z.input<typeof servicePatch>

/** A new place in the catalogue: another domain, another name, or both. */
export const moveInput = z.strictObject({
  domain: z.string().optional(),
  name: z.string().optional(),
  reason: optionalText(2_000),
})
export type MoveInput = z.input<typeof moveInput>

/** Ownership that is offered to a role. */
export const handoverInput = z.strictObject({
  to: z.string().trim().min(1).max(200),
  reason: optionalText(2_000),
})
export type HandoverInput = z.input<typeof handoverInput>
