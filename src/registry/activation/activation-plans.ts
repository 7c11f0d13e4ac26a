import { z } from 'zod'
import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import { requireService } from '../services/require-service.ts'
import { serviceThing } from '../services/service-thing.ts'
import { findVersion } from '../versions/find-version.ts'
import type { ActivationPlanDocument } from './activation-plan-document.ts'

const sentence = z.string().trim().min(1).max(2_000)

export const activationPlanInput = z.strictObject({
  environment: z.string().trim().min(1).max(100),
  steps: z
    .array(
      z.strictObject({
        title: sentence,
        /** Who carries the step out: a role or a name. */
        owner: z.string().trim().min(1).max(200),
        verification: sentence,
        rollback: sentence,
      }),
    )
    .min(1)
    .max(100),
})
export type ActivationPlanInput = z.input<typeof activationPlanInput>

export interface ActivationPlanView extends ActivationPlanInput {
  readonly service: string
  readonly version: string
  /** It was made for the content of now. */
  readonly isCurrent: boolean
  readonly author: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** How a version is put into operation: steps, each with who, how it is verified and how it is taken back. */
export interface ActivationPlans {
  /** @throws RegistryError `plan-not-found`, and as `VersionCatalog.get` */
  get(service: string, selector: string): Promise<ActivationPlanView>
  /**
   * @param revision that of the plan that is replaced; the last one to write wins without
   * @throws RegistryError `invalid-input`, `stale-revision`, and as `VersionCatalog.get`
   */
  put(
    actor: Actor,
    service: string,
    version: string,
    input: ActivationPlanInput,
    revision?: number,
  ): Promise<ActivationPlanView>
}

export interface ActivationPlanPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly plans: GuardedCollection<ActivationPlanDocument>
  readonly permits: Permits
}

export function createActivationPlans(ports: ActivationPlanPorts): ActivationPlans {
  const { plans, permits } = ports
  return {
    get: async (service, selector) => {
      const version = await findVersion(ports, service, selector)
      const plan = await plans.get(version.id)
      if (plan !== undefined) return planView(plan, version.value)
      throw new RegistryError(
        'plan-not-found',
        `${version.id} has no activation plan yet; write one before it is put into operation.`,
      )
    },
    put: async (actor, service, selector, input, revision) => {
      const said = parseInput(activationPlanInput, input)
      const version = await findVersion(ports, service, selector)
      const present = await plans.get(version.id)
      const subject = `version:${version.id}`
      const { value: owner } = await requireService(ports.services, version.value.service)
      const thing = serviceThing(owner, subject)
      const permit = await permits.require(actor, 'plan.put', thing)
      if (revision !== undefined)
        requireRevision(`The plan of ${subject}`, present?.revision ?? 0, revision)
      const now = permit.at.toISOString()
      const plan: ActivationPlanDocument = {
        ...said,
        service: version.value.service,
        version: version.value.version,
        basis: version.value.digest,
        author: { person: actor.id, name: actor.name },
        createdAt: present?.value.createdAt ?? now,
        updatedAt: now,
      }
      const happening = { event: 'plan.put', change: { ...said, basis: plan.basis } } as const
      const stored =
        present === undefined
          ? await plans.insert(permit, version.id, plan, happening)
          : await plans.replace(permit, present, plan, happening)
      if (stored !== undefined) return planView(stored, version.value)
      throw new RegistryError(
        'stale-revision',
        `Somebody else has just written the plan of ${subject}; read it again and repeat the change.`,
      )
    },
  }
}

/** The facts `plan.*`; a plan for other content is none. */
export function planFacts(
  plan: Stored<ActivationPlanDocument> | undefined,
  basis: string,
  actor: Actor,
): { readonly environment: string; readonly steps: number; readonly isOwn: boolean } {
  if (plan?.value.basis !== basis) return { environment: '', steps: 0, isOwn: false }
  const { environment, steps, author } = plan.value
  return { environment, steps: steps.length, isOwn: author.person === actor.id }
}

function planView(
  { revision, value }: Stored<ActivationPlanDocument>,
  { digest }: VersionDocument,
): ActivationPlanView {
  const { service, version, environment, steps, basis, author, createdAt, updatedAt } = value
  return {
    service,
    version,
    environment,
    steps,
    isCurrent: basis === digest,
    author: author.name,
    revision,
    createdAt,
    updatedAt,
  }
}
