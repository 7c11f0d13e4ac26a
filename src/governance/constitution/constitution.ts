import { z } from 'zod'
import { expressionSchema } from '../../expressions/index.ts'
import { ACTIONS, REQUIRED_LEVELS } from '../../registry/index.ts'
import { policyTerms } from '../policies/policy-terms.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
const sentence = z.string().trim().min(1).max(2_000)
const action = z.enum(ACTIONS)

const role = z.strictObject({
  id: identifier,
  title: sentence,
  purpose: sentence,
  /** Paths of the registry's domains that the role has exclusive authority over; `''` is the whole. */
  domains: z.array(z.string().max(300)),
  accountabilities: z.array(sentence),
  /** The first administrator fills the role from ratification on. */
  filledBy: z.literal('administrator'),
})

/** To whom an article grants: whoever fills a role, everyone who is signed in, the process itself, or the role concerned. */
const grant = z.union([
  z.strictObject({ role: identifier, actions: z.array(action).min(1) }),
  z.strictObject({
    everyone: z.literal(true),
    actions: z.array(action).min(1),
    /** Only towards what is the actor's own. */
    own: z.literal(true),
  }),
  z.strictObject({ system: z.literal(true), actions: z.array(action).min(1) }),
  /** The role that the thing itself names, for instance the one that a service is offered to. */
  z.strictObject({ holder: z.literal(true), actions: z.array(action).min(1) }),
])

const article = z.strictObject({ id: identifier, title: sentence, text: sentence, grants: grant })

/** Which level of compatibility new versions must meet where the scope holds. */
const requirement = z.strictObject({
  id: identifier,
  level: z.enum(REQUIRED_LEVELS),
  scope: expressionSchema,
  because: sentence,
})

/**
 * A constitution as data (`policies/constitutions`): its circle, the roles in it, the articles that grant
 * authority in the order in which they are read, and the rule packs in force from ratification on.
 */
export const constitutionSchema = z
  .strictObject({
    id: identifier,
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: sentence,
    preamble: sentence,
    /** Whether gates ask for approval by somebody else than the author. */
    fourEyes: z.boolean(),
    circle: z.strictObject({ id: identifier, title: sentence, purpose: sentence }),
    roles: z.array(role).min(1),
    articles: z.array(article).min(1),
    policies: z.array(policyTerms),
    /** Read in this order; the first whose scope holds decides. Without any it is `backward`. */
    compatibility: z.array(requirement).optional(),
  })
  .superRefine((document, context) => {
    const roles = new Set(document.roles.map(({ id }) => id))
    document.articles.forEach(({ grants }, index) => {
      if ('role' in grants && !roles.has(grants.role)) {
        context.addIssue({
          code: 'custom',
          path: ['articles', index, 'grants', 'role'],
          message: `There is no role "${grants.role}" in this constitution.`,
        })
      }
    })
    for (const list of ['roles', 'articles', 'policies', 'compatibility'] as const) {
      const seen = new Set<string>()
      document[list]?.forEach(({ id }, index) => {
        if (seen.has(id)) {
          context.addIssue({
            code: 'custom',
            path: [list, index, 'id'],
            message: `The id "${id}" is used twice.`,
          })
        }
        seen.add(id)
      })
    }
  })

export type Constitution = z.infer<typeof constitutionSchema>
export type Article = Constitution['articles'][number]
