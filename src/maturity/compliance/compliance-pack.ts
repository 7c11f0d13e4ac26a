import { z } from 'zod'
import { compileExpression, expressionSchema } from '../../expressions/index.ts'
import { ENFORCEMENTS } from '../../registry/index.ts'
import { FACTS } from '../facts/catalogue.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
const controlId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.() -]{0,31}$/)
const words = z.string().trim().min(1).max(1_000)
const actions = z
  .array(z.string().regex(/^[a-z-]+\.[a-z-]+$/))
  .min(1)
  .max(30)
const withinDays = z.int().min(1).max(3_650)

/** Kinds of evidence: what is asked of the registry and the ledger, and when that speaks for a control. */
const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('facts'),
    title: words,
    /** CEL over the fact base, for instance `owner_share >= 0.95`; unknown facts are no evidence. */
    holds: expressionSchema.superRefine((source, context) => {
      for (const name of namesIn(source).filter((id) => !FACTS.has(id))) {
        const known = [...FACTS.keys()].join(', ')
        context.addIssue({
          code: 'custom',
          message: `There is no fact "${name}"; known are ${known}.`,
        })
      }
    }),
  }),
  z.strictObject({
    kind: z.literal('events'),
    title: words,
    /** Actions of ledger entries, for instance `waiver.granted`. */
    actions,
    withinDays,
    /** Fewer are no evidence. */
    atLeast: z.int().min(1).max(500).default(1),
  }),
  z.strictObject({
    kind: z.literal('second-person'),
    title: words,
    /** What the first person does to a subject, and what may then be done to it by somebody else alone. */
    first: actions,
    then: actions,
    withinDays,
  }),
  z.strictObject({
    kind: z.literal('waivers'),
    title: words,
    /** No waiver in force may have been granted for longer, in days. */
    longestDays: z.int().min(1).max(3_650),
  }),
  z.strictObject({
    kind: z.literal('policies'),
    title: words,
    /** Rule packs of which at least one has to be in force. */
    packs: z.array(identifier).min(1).max(50),
    /** The enforcements that count. */
    enforcement: z
      .array(z.enum(ENFORCEMENTS))
      .min(1)
      .default(() => ['gate' as const, 'block' as const]),
  }),
  z.strictObject({ kind: z.literal('ledger'), title: words }),
])

function namesIn(source: string): readonly string[] {
  try {
    return compileExpression(source).names
  } catch {
    return [] // its mistakes are told by `expressionSchema`
  }
}

const control = z.strictObject({
  /** The number of the control in the standard. */
  id: controlId,
  title: words,
  /** What the standard asks for, in own words. */
  asks: words,
  /** What the evidence does not show. */
  limits: words.optional(),
  evidence: z.array(evidence).min(1),
})

/**
 * A standard's controls, mapped to evidence that the registry and its ledger hold (`policies/compliance`). Controls for
 * which they hold none are listed with the reason, so that nobody takes silence for conformance.
 */
export const compliancePackSchema = z
  .strictObject({
    id: identifier,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    name: words,
    description: words,
    /** Packs are listed by it. */
    position: z.int().min(1).default(1_000),
    /** `complete`: each control of the part named is among the controls or outside. */
    coverage: z.enum(['complete', 'partial']),
    standard: z.strictObject({
      title: words,
      edition: words,
      /** The part that the pack speaks of. */
      part: words,
      sources: z.array(words).min(1),
    }),
    controls: z.array(control).min(1),
    outside: z
      .array(z.strictObject({ controls: z.array(controlId).min(1), because: words }))
      .default([]),
  })
  .superRefine(({ controls, outside }, context) => {
    const seen = new Set<string>()
    const once = (id: string, path: (string | number)[]): void => {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path, message: `The control ${id} is listed twice.` })
      }
      seen.add(id)
    }
    controls.forEach(({ id }, index) => once(id, ['controls', index, 'id']))
    outside.forEach(({ controls: ids }, group) =>
      ids.forEach((id, index) => once(id, ['outside', group, 'controls', index])),
    )
  })

export type CompliancePack = z.infer<typeof compliancePackSchema>
export type Control = CompliancePack['controls'][number]
export type Evidence = Control['evidence'][number]
