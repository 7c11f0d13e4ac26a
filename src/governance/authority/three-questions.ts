import type { Action, Actor, PolicyInForce, Thing } from '../../registry/index.ts'
import { circlesAround, findCircle, isWithin, type CirclePolicy } from '../circles/organisation.ts'
import { actingWithout } from '../circles/present-organisation.ts'
import type { GovernanceVersion } from '../circles/governance-record.ts'
import type { ChangeKind } from '../constitution/decision-rules.ts'
import { askAuthority, type GovernancePorts } from '../governance-ports.ts'
import { ruleNames } from './rule-names.ts'
import { decidingRole } from './deciding-role.ts'
import { findConcern, thingConcerned } from './thing-of.ts'

/** Something that bounds who decides. */
export interface Limit {
  readonly kind: 'circle-policy' | 'rule-pack' | 'decision-method'
  readonly id: string
  readonly title: string
  readonly text: string
  /** The circle or constitution that it comes from. */
  readonly from: string
}

/** Who decides about something, within which limits, and what others may expect of them. */
export interface ThreeQuestions {
  readonly subject: string
  readonly whoDecides: {
    readonly role: string
    readonly title: string
    readonly circle: string
    /** Never empty. */
    readonly people: readonly string[]
    /** How that was found, one sentence a step. */
    readonly because: readonly string[]
  }
  readonly withinLimits: readonly Limit[]
  readonly mayExpect: {
    readonly purpose: string
    readonly accountabilities: readonly string[]
  }
  /** Whether whoever asks may do what they ask about; only where they name an action. */
  readonly you?: AskersAuthority
  /** The version of the governance that answers. */
  readonly governance: number
}

export interface AskersAuthority {
  readonly action: Action
  readonly allowed: boolean
  /** On behalf of which role. */
  readonly role?: string
  /** Each article, policy, permission or scope of a token that says so, one sentence each. */
  readonly reasons: readonly string[]
}

/** Somebody who wants to know whether they may do something, before they try. */
export interface Asker {
  readonly actor: Actor
  readonly action: Action
}

const LEGACY =
  'Kept from before this constitution; it holds until an adopted proposal changes or replaces it.'

const GOVERNED: Readonly<Record<string, readonly ChangeKind[]>> = {
  circle: ['circle.amend', 'circle-policy.put'],
  role: ['role.amend', 'role.assign', 'role.elect'],
  policy: ['policy.put', 'policy.remove'],
  constitution: ['constitution.amend'],
}

/**
 * The three questions, for any subject that the ledger can name; and, where somebody asks for themselves, whether they may.
 * A transition that somebody may ask for has its gate to pass besides.
 * @param policiesFor the rule packs in force for what the subject is about
 * @throws GovernanceError `circle-not-found`, `role-not-found`
 */
export async function answerThreeQuestions(
  ports: GovernancePorts,
  governance: GovernanceVersion,
  subject: string,
  policiesFor: (subject: string) => Promise<readonly PolicyInForce[]>,
  asker?: Asker,
): Promise<ThreeQuestions> {
  const { organisation, constitution, number } = governance
  const present = actingWithout(organisation, await ports.leavers(), ports.clock())
  const concern = await findConcern(ports, organisation, subject)
  const policies = await policiesFor(concern.subject)
  const thing = await thingConcerned(ports, organisation, subject, concern)
  const { role, people, path } = decidingRole(present, thing, ports.clock())
  const circles = circlesAround(organisation, role.circle).toReversed()
  const concerns = ({ domain }: CirclePolicy): boolean =>
    isWithin(thing.domain, domain) || isWithin(domain, thing.domain)
  const kinds = GOVERNED[subject.split(':', 1)[0] ?? ''] ?? []
  return {
    subject,
    whoDecides: {
      role: role.id,
      title: role.title,
      circle: role.circle,
      people,
      because: [...concern.because, ...path],
    },
    withinLimits: [
      ...circles.flatMap((circle) =>
        circle.policies.filter(concerns).map((policy) => ({
          kind: 'circle-policy' as const,
          id: policy.id,
          title: policy.title,
          text: policy.legacy === true ? `${policy.text} ${LEGACY}` : policy.text,
          from: circle.id,
        })),
      ),
      ...policies.map(({ id, title, pack, packVersion, enforcement, decidedBy }) => ({
        kind: 'rule-pack' as const,
        id,
        title,
        text: `Rule pack ${pack} ${packVersion}, enforcement ${enforcement}; decided by ${decidedBy}.${
          constitution.policies.some((policy) => policy.id === id && policy.legacy === true)
            ? ` ${LEGACY}`
            : ''
        }`,
        from: constitution.title,
      })),
      ...ruleNames(
        constitution,
        kinds,
        circles.map(({ id }) => id),
      ).map((rule) => ({
        kind: 'decision-method' as const,
        ...rule,
        from: constitution.title,
      })),
    ],
    mayExpect: {
      purpose: role.purpose,
      accountabilities:
        role.accountabilities.length > 0
          ? role.accountabilities
          : [
              `Serving the purpose of ${findCircle(organisation, role.circle)?.title ?? role.circle}`,
            ],
    },
    ...(asker !== undefined && { you: await mayAsker(ports, asker, thing) }),
    governance: number,
  }
}

async function mayAsker(
  ports: GovernancePorts,
  { actor, action }: Asker,
  thing: Thing,
): Promise<AskersAuthority> {
  const { allowed, role, reasons } = await askAuthority(ports, actor, action, thing)
  return { action, allowed, ...(role !== undefined && { role }), reasons }
}
