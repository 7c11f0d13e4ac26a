/** The shape of a rule pack file. `policies/schemas/rule-pack.schema.json` is generated from it. */
import { z } from 'zod'
import { FORMATS } from '../../contracts/index.ts'
import { MESSAGE_KINDS } from '../messages/message-nodes.ts'
import { SEVERITIES } from '../model.ts'
import { ASSERTION_TYPES, CONCERNS, TESTABILITIES } from './rule-pack.ts'

const packId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case letters, digits, dots and hyphens')
const ruleId = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]*$/, 'must be the id of a rule')

const assertion = z
  .strictObject({
    id: ruleId,
    type: z.enum(ASSERTION_TYPES),
    rule: ruleId
      .optional()
      .describe("The rule that judges it, where that is not the assertion's own id."),
    target: z
      .enum(MESSAGE_KINDS)
      .optional()
      .describe('The kind of message that is judged, where it is another than the rule says.'),
    prerequisites: z
      .array(ruleId)
      .optional()
      .describe('Rules that must hold first, where they are others than the rule says.'),
    testable: z
      .enum(TESTABILITIES)
      .optional()
      .describe(
        'How much of it the rule checks; `wholly` unless said otherwise. What is not checked is reported as not evaluated.',
      ),
    unchecked: z
      .string()
      .min(1)
      .optional()
      .describe('What is not checked and why, for whatever is not testable or only partly.'),
  })
  .refine(
    ({ testable = 'wholly', unchecked }) => (testable === 'wholly') === (unchecked === undefined),
    {
      message: 'needs `unchecked` exactly where `testable` is partly or not',
    },
  )

export const RulePackDocument = z.strictObject({
  id: packId.describe('The id under which the pack is asked for, and the name of its file.'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be a semantic version such as 1.0.0')
    .describe('Semantic version of the pack itself.'),
  title: z.string().min(1),
  description: z.string().min(1).describe('What the pack judges, and what it leaves out and why.'),
  formats: z
    .array(z.enum(FORMATS.filter((format) => format !== 'unknown')))
    .min(1)
    .describe('Formats that the pack can judge.'),
  concern: z
    .enum(CONCERNS)
    .optional()
    .describe('What the pack is about, beyond contracts that work; facts are counted by it.'),
  includes: z.array(packId).optional().describe('Packs whose rules are part of this one.'),
  assertions: z
    .array(assertion)
    .optional()
    .describe(
      "A profile's assertions in the order of its test assertion document: required is an error, recommended a warning, informational an info.",
    ),
  rules: z
    .record(ruleId, z.enum([...SEVERITIES, 'off']))
    .optional()
    .describe('Rules by id with their severity; `off` leaves out a rule of an included pack.'),
})
export type RulePackDocument = z.infer<typeof RulePackDocument>
