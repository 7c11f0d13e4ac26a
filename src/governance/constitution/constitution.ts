import { z } from 'zod'
import { expressionSchema } from '../../expressions/index.ts'
import { ACTIONS, REQUIRED_LEVELS } from '../../registry/index.ts'
import { policyTerms } from '../policies/policy-terms.ts'
import {
  decisionRule,
  electionRules,
  emergencyRules,
  permissionRules,
  objectionRules,
} from './decision-rules.ts'

/** Those who hold a thing, from which a constitution chooses whom an article grants to. */
export const HOLDERS = [
  'named',
  'domain',
  'circle',
  'lead',
  'members',
  'facilitation',
  'records',
] as const
export type Holder = (typeof HOLDERS)[number]

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
  /** The first administrator fills the role from ratification on, or nobody does until somebody is assigned. */
  filledBy: z.enum(['administrator', 'nobody']),
  /** Days that somebody is appointed for, unless the appointment says otherwise; absent: until it is taken back. */
  term: z.int().min(1).max(3_650).optional(),
})

/**
 * To whom an article grants: whoever fills a role, who holds the thing, everyone who is signed in, or the
 * process itself.
 */
const grant = z.union([
  z.strictObject({ role: identifier, actions: z.array(action).min(1) }),
  z.strictObject({
    /**
     * `named`: the role that the thing names as its owner. `domain`: the role whose domain covers the thing.
     * `circle`: any role of the circle whose lead holds the domain, where no role controls it, and the action is not
     * costly to undo.
     * `lead`: the lead of the circle that the thing lies in, and of the circles around it where nobody
     * fills a nearer one. `members`: who fills a role in that circle. `facilitation`: its facilitator,
     * its secretary, and its lead. `records`: its secretary, or while there is none its facilitator, or its lead.
     */
    holder: z.enum(HOLDERS),
    actions: z.array(action).min(1),
  }),
  z.strictObject({
    everyone: z.literal(true),
    actions: z.array(action).min(1),
    /** Towards anything, not only what is the actor's own. */
    own: z.literal(false),
  }),
  z.strictObject({
    everyone: z.literal(true),
    actions: z.array(action).min(1),
    /** Only towards what is the actor's own. */
    own: z.literal(true),
  }),
  z.strictObject({ system: z.literal(true), actions: z.array(action).min(1) }),
])

const article = z.strictObject({ id: identifier, title: sentence, text: sentence, grants: grant })

/** Which level of compatibility new versions must meet where the scope holds. */
const requirement = z.strictObject({
  id: identifier,
  level: z.enum(REQUIRED_LEVELS),
  scope: expressionSchema,
  because: sentence,
})

/** A role that every circle has, or every circle within another one. */
const circleRole = z.strictObject({
  kind: z.enum(['lead', 'rep', 'facilitator', 'secretary']),
  title: sentence,
  purpose: sentence,
  accountabilities: z.array(sentence),
  in: z.enum(['every-circle', 'sub-circles']),
  /** By whoever leads the circle around it, or by election for a term. */
  filled: z.enum(['appointed', 'elected']),
  /** Days that an elected person serves. */
  term: z.int().min(1).max(3_650).optional(),
})

/** Actions that are hard or costly to undo, which take the permission of whoever holds the domain. */
const costly = z.strictObject({
  id: identifier,
  title: sentence,
  text: sentence,
  actions: z.array(action).min(1),
})

/** How many days of notice a deprecation must give where the scope holds. */
const notice = z.strictObject({
  id: identifier,
  days: z.int().min(0).max(3_650),
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
    /** What the holder `circle` does not reach. */
    costlyToUndo: z.array(costly).optional(),
    /** Roles that circles have without making them. */
    circleRoles: z.array(circleRole).optional(),
    /** How kinds of changes are decided; the first entry that names a kind is asked. */
    decisions: z.array(decisionRule).optional(),
    objections: objectionRules.optional(),
    /** Of the roles that are filled by election. */
    elections: electionRules.optional(),
    meetings: z
      .strictObject({
        /** How long ahead governance meetings are announced, unless every member is there. */
        noticeHours: z.int().min(0).max(2_160),
        /** Days within which each circle closes a governance meeting or brings a proposal to an end; 90 unless given. */
        cadenceDays: z.int().min(1).max(366).optional(),
      })
      .optional(),
    /** What may be done beyond one's authority in an emergency; without it nothing. */
    emergency: emergencyRules.optional(),
    /** How somebody is let act on what another role decides about; without it by policies alone. */
    permissions: permissionRules.optional(),
    /** Written by adoptions: the version of the governance that last changed this, policies apart. */
    changedIn: z.int().min(1).optional(),
    /** Read in this order; the first whose scope holds decides. */
    notice: z.array(notice).optional(),
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
    document.circleRoles?.forEach(({ kind, filled, term }, index) => {
      if (kind === 'lead' && filled === 'elected') {
        context.addIssue({
          code: 'custom',
          path: ['circleRoles', index, 'filled'],
          message:
            'Leads are appointed: when a term ended, what falls to the lead would fall to nobody.',
        })
      }
      if ((filled === 'elected') === (term !== undefined)) return
      context.addIssue({
        code: 'custom',
        path: ['circleRoles', index, 'term'],
        message: `The role ${kind} needs a term when it is elected, and none when it is appointed.`,
      })
    })
    for (const list of [
      'roles',
      'articles',
      'policies',
      'compatibility',
      'costlyToUndo',
      'decisions',
      'notice',
    ] as const) {
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
