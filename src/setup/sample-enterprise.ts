import { z } from 'zod'
import { proposalInput, tensionInput } from '../governance/index.ts'
import {
  activationPlanInput,
  domainInput,
  serviceInput,
  subscriptionInput,
} from '../registry/index.ts'

const path = z
  .string()
  .min(1)
  .describe('A file, relative to the folder of this document; forward slashes.')

const step = z
  .strictObject({
    to: z.string().min(1).describe('The state to ask for.'),
    reason: z.string().min(1).describe('Why, as the ledger will show it.'),
    sunsetInDays: z
      .int()
      .positive()
      .optional()
      .describe('For a deprecation: the sunset, in days after the registration of the samples.'),
    isRefused: z
      .literal(true)
      .optional()
      .describe(
        'The gate is meant to refuse this; the ledger then shows what a refusal looks like.',
      ),
  })
  .describe('One transition that is asked for, in the order given.')

const tick = z
  .strictObject({
    item: z.string().min(1).describe('An item of the checklists of contract versions.'),
    evidence: z.url().optional(),
    note: z.string().min(1).optional(),
  })
  .describe('Something that somebody vouches for.')

const version = z.strictObject({
  version: z.string().min(1),
  entry: path.describe('The file that the contract begins with.'),
  imports: z.array(path).default([]).describe('The files that it imports.'),
  reason: z.string().min(1),
  checklist: z.array(tick).default([]),
  plan: activationPlanInput.optional().describe('How it is put into operation.'),
  online: z
    .array(z.string().min(1))
    .default([])
    .describe('Environments whose endpoints are brought online first.'),
  transitions: z.array(step).default([]),
  laterTransitions: z
    .array(step)
    .default([])
    .describe('Asked for after the subscriptions are made: a deprecation, say.'),
})

const proposal = proposalInput.omit({ tension: true, rollbackOf: true }).extend({
  decision: z
    .strictObject({ approves: z.boolean(), text: z.string().min(1) })
    .optional()
    .describe('What the administrator decides at once; open unless given.'),
})

const tension = tensionInput.extend({
  proposals: z.array(proposal).default([]).describe('What would lessen it.'),
})

const calls = z.strictObject({
  service: z.string().min(1),
  consumer: z.string().min(1).describe('A service, or the name of an application.'),
  version: z.string().min(1).describe('The version that answered.'),
  perDay: z.int().positive().max(1_000_000).describe('How many were answered.'),
  errorsPerDay: z.int().min(0).max(1_000_000).default(0).describe('How many failed.'),
})

/** An enterprise whose services the first run registers; the source of policies/schemas/samples.schema.json. */
export const sampleEnterprise = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().min(1),
    description: z.string().min(1),
    domains: z.array(domainInput.extend({ path: z.string().min(1) })).min(1),
    services: z
      .array(
        serviceInput.extend({
          charter: z
            .array(step)
            .default([])
            .describe('What is asked for about the business capability, before any version.'),
          versions: z.array(version).min(1),
        }),
      )
      .min(1),
    subscriptions: z
      .array(
        subscriptionInput.extend({
          usage: path.optional().describe('The file that says what the consumer uses.'),
          transitions: z.array(step).default([]),
        }),
      )
      .describe('Made once every service stands as its transitions left it.'),
    calls: z
      .array(calls)
      .default([])
      .describe('Reported as seen on each of the 28 days before the registration.'),
    tensions: z
      .array(tension)
      .default([])
      .describe('Raised at the end, by the one who speaks for everybody at the beginning.'),
  })
  .describe('A sample enterprise: what the first run registers so that every page shows something.')

export type SampleEnterprise = z.infer<typeof sampleEnterprise>
export type SampleStep = z.infer<typeof step>
export type SampleVersion = z.infer<typeof version>
