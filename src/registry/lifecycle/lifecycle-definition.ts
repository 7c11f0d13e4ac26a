import { z } from 'zod'
import { PHASES } from '../model.ts'

/** What has a life of its own in the registry, each kind with its own lifecycle. */
export const LIFECYCLE_SUBJECTS = [
  'version',
  'subscription',
  'service',
  'endpoint',
  'policy',
] as const
export type LifecycleSubject = (typeof LIFECYCLE_SUBJECTS)[number]

const identifier = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,62}$/)
  .describe('Letters, digits and hyphens, beginning with a lower-case letter.')
const text = z.string().min(1).max(1_000)

const condition = z
  .strictObject({
    id: identifier,
    title: text.describe('What is asked, as a statement that holds or does not.'),
    when: text.describe(
      'CEL over the facts of the subject; true is yes. An expression that errs refuses.',
    ),
    explain: z
      .strictObject({
        met: text.describe('What was found when it holds.'),
        unmet: text.describe('What was found when it does not hold, and what would make it hold.'),
      })
      .describe('Plain words; {path.of.a.fact} stands for its value.'),
  })
  .describe('One condition of a gate.')

const checklistItem = z
  .strictObject({
    id: identifier,
    title: text.describe('What somebody vouches for, as a statement.'),
    by: identifier.describe('The role that may tick it; the authority decides who fills it.'),
  })
  .describe('Something that only people know. It becomes a condition of the gate.')

const state = z.strictObject({
  id: identifier,
  title: text,
  description: text.optional(),
  phase: z.enum(PHASES).describe('The phase of life that the state belongs to.'),
  contractFrozen: z
    .boolean()
    .optional()
    .describe(
      'Published: the content never changes again. There is no way back to a state without.',
    ),
  subscribable: z.boolean().optional().describe('Consumers may ask for a new subscription.'),
  inService: z
    .boolean()
    .optional()
    .describe(
      'For a contract version: it may be called. For a subscription: it calls. For an endpoint: it answers.',
    ),
  deprecated: z
    .boolean()
    .optional()
    .describe('Entering the state announces the deprecation and the sunset.'),
  final: z.boolean().optional().describe('No transition leads on.'),
})

const transition = z.strictObject({
  id: identifier,
  title: text,
  description: text.optional(),
  from: z.array(identifier).min(1),
  to: identifier,
  by: identifier.describe('The role that may take it; the authority decides who fills it.'),
  gate: z.array(condition).describe('All of them must hold at the moment of the transition.'),
  checklist: z
    .array(checklistItem)
    .max(50)
    .optional()
    .describe(
      'Somebody must have ticked each for the present content of a version, or the present stay of an endpoint in its state; others have none. What a machine can know is a condition of the gate instead.',
    ),
})

/** A lifecycle as a document declares it; the source of policies/schemas/lifecycle.schema.json. */
export const lifecycleDefinition = z
  .strictObject({
    $schema: z.string().optional(),
    id: identifier,
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .describe('A subject keeps the version it began with, so a changed document gets a new one.'),
    title: text,
    description: text.optional(),
    subject: z.enum(LIFECYCLE_SUBJECTS),
    initial: identifier.describe('The state that every subject begins in.'),
    states: z.array(state).min(1).max(100),
    transitions: z.array(transition).max(500),
  })
  .describe('The states that a kind of subject passes through, and the gates between them.')

export type LifecycleDefinition = z.infer<typeof lifecycleDefinition>
export type LifecycleState = LifecycleDefinition['states'][number]
export type LifecycleTransition = LifecycleDefinition['transitions'][number]
export type ChecklistItem = z.infer<typeof checklistItem>
export type GateCondition = LifecycleTransition['gate'][number]
