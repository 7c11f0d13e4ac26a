import { findMissingOperations } from './missing-operations.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { versionsOf } from '../versions/find-version.ts'
import { isInRange } from '../versions/semantic-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { CompareVersions } from './compare-versions.ts'
import {
  consumersOfService,
  subscribedConsumer,
  type ConsumerUsagePorts,
  type SubscribedConsumer,
} from './consumer-usages.ts'
import { comparable, impactOn, storedSubject } from './judge-compatibility.ts'

export type DeploymentAnswer = 'yes' | 'no' | 'unknown'

/** One thing that speaks for or against a deployment. */
export interface DeploymentReason {
  /** `consumer`: who uses the service; `provider`: what the service uses itself; `version`: the version itself. */
  readonly about: 'consumer' | 'provider' | 'version'
  /** `note` decides nothing: what was assumed, and what the registry does not know. */
  readonly answer: DeploymentAnswer | 'note'
  /** The consumer or provider. */
  readonly subject: string | undefined
  readonly message: string
}

/** Whether a version may be deployed to an environment, with every reason. */
export interface Deployability {
  readonly service: string
  readonly version: string
  /** Digest of the contract that the answer is about. */
  readonly digest: string
  readonly environment: string
  /** Whether the versions in service were taken to stay. */
  readonly beside: boolean
  /** `unknown` when nothing forbids it, and something could not be judged. */
  readonly answer: DeploymentAnswer
  readonly reasons: readonly DeploymentReason[]
}

/** Where a version is to go. */
export interface Deployment {
  readonly environment: string
  /** Whether the versions in service stay beside it; otherwise it takes their place. */
  readonly isBeside: boolean
}

export type DeployabilityPorts = ConsumerUsagePorts & {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly compareVersions: CompareVersions
  readonly versionContents: VersionContents
}

/**
 * Judges a deployment by what the registry knows: subscriptions in the environment, versions in service, and the
 * endpoints of services. Which version runs where at this moment it does not know; versions in service stand in.
 */
export async function judgeDeployment(
  ports: DeployabilityPorts,
  version: VersionDocument,
  service: ServiceDocument,
  deployment: Deployment,
): Promise<Deployability> {
  const { environment, isBeside } = deployment
  const reasons = [
    ...ofVersion(version, service, environment),
    ...(await ofConsumers(ports, version, deployment)),
    ...(await ofProviders(ports, version, environment)),
  ]
  const answers = new Set(reasons.map(({ answer }) => answer))
  return {
    service: version.service,
    version: version.version,
    digest: version.digest,
    environment,
    beside: isBeside,
    answer: answers.has('no') ? 'no' : answers.has('unknown') ? 'unknown' : 'yes',
    reasons,
  }
}

function reason(
  about: DeploymentReason['about'],
  answer: DeploymentReason['answer'],
  message: string,
  subject?: string,
): DeploymentReason {
  return { about, answer, message, subject }
}

function ofVersion(
  { version, state, standing, compatibility, conformance }: VersionDocument,
  { endpoints }: ServiceDocument,
  environment: string,
): readonly DeploymentReason[] {
  const reasons: DeploymentReason[] = []
  if (standing.final) {
    reasons.push(reason('version', 'no', `${version} is ${state}; deploy another version.`))
  } else if (!standing.frozen) {
    const message = `${version} is not published (${state}), so that its contract may still change; publish it first.${asOfPush(compatibility)}`
    reasons.push(reason('version', 'no', message))
  }
  reasons.push(...conformance.flatMap(ofPolicy))
  if (!endpoints.some((endpoint) => endpoint.environment === environment)) {
    const message = `The service has no endpoint for ${environment}; whether it runs there already is not known.`
    reasons.push(reason('version', 'note', message))
  }
  return reasons
}

/** What a policy that registration or gates ask for says, by the verdict that is kept in step with what is in force. */
function ofPolicy({
  policy,
  enforcement,
  verdict,
}: VersionDocument['conformance'][number]): readonly DeploymentReason[] {
  if (enforcement === 'advise' || verdict === 'pass') return []
  const answer = enforcement === 'gate' ? 'note' : verdict === 'fail' ? 'no' : 'unknown'
  const found = verdict === 'fail' ? 'does not keep' : 'could not be judged in full by'
  const effect =
    enforcement === 'block'
      ? 'which nothing may be registered against'
      : 'which the gates ahead will ask for'
  const message = `It ${found} the policy ${policy}, ${effect}; its report shows each finding. Correct them in another version, or ask for a waiver.`
  return [reason('version', answer, message)]
}

/** What stands in the way of publishing a version, or does not, as far as compatibility goes. */
function asOfPush(compatibility: VersionDocument['compatibility']): string {
  const [before] = compatibility?.against ?? []
  if (compatibility === undefined || before === undefined) return ''
  const { verdict, advice, recommendedBump } = compatibility
  const tooLow =
    advice === 'version-too-low' ? `; its version is too low for a ${recommendedBump} change` : ''
  return ` Beside ${before.version} it is ${verdict}${tooLow}.`
}

async function ofConsumers(
  ports: DeployabilityPorts,
  version: VersionDocument,
  { environment, isBeside }: Deployment,
): Promise<readonly DeploymentReason[]> {
  const consumers = (await consumersOfService(ports, version.service)).filter(
    ({ subscription }) => subscription.environment === environment,
  )
  if (consumers.length === 0) {
    const message = `No consumer has subscribed to the service in ${environment}; whether others call it is not known.`
    return [reason('consumer', 'note', message)]
  }
  const inService = (await versionsOf(ports.versions, version.service))
    .map(({ value }) => value)
    .filter((other) => other.standing.inService && other.version !== version.version)
  const reasons: DeploymentReason[] = []
  // One after the other: many consumers must not take all threads from others.
  for (const consumer of consumers) {
    reasons.push(await ofConsumer(ports, version, inService, consumer, isBeside))
  }
  return reasons
}

async function ofConsumer(
  ports: DeployabilityPorts,
  version: VersionDocument,
  inService: readonly VersionDocument[],
  consumer: SubscribedConsumer,
  isBeside: boolean,
): Promise<DeploymentReason> {
  const { subscription } = consumer
  const { consumer: name, range } = subscription
  const say = (answer: DeploymentReason['answer'], message: string): DeploymentReason =>
    reason('consumer', answer, message, name)
  const used = inService.find((other) => isInRange(other, range))
  const isInItsRange = isInRange(version, range)
  if (!isInItsRange && (used === undefined || isBeside)) {
    return used === undefined
      ? say(
          'note',
          `It asks for ${range}, which ${version.version} is not; no version in service is one either.`,
        )
      : say(
          'yes',
          `It asks for ${range} and uses ${used.version}; it works as long as that stays in service beside ${version.version}.`,
        )
  }
  if (!subscription.active && subscription.state === 'requested') {
    return say('note', 'Its subscription is not approved yet; it is not expected to call.')
  }
  if (used === undefined) return ofOperations(ports, version, consumer, say)
  const now = storedSubject(version, ports.versionContents)
  const comparison = await ports.compareVersions(
    comparable(used, ports.versionContents),
    now.contract,
    { level: 'backward', asOf: now.asOf, usages: [consumer] },
  )
  const { verdict, reasons } = impactOn(consumer, version, comparison)
  const [first = ''] = reasons
  const more = reasons.length > 1 ? ` (and ${reasons.length - 1} more)` : ''
  const wayOut = isInItsRange
    ? ''
    : ` It asks for ${range}: where ${used.version} stays in service beside ${version.version}, it goes on using that.`
  switch (verdict) {
    case 'works':
      return say('yes', `It uses ${used.version}; nothing that it uses breaks.`)
    case 'breaks':
      return say('no', `It uses ${used.version} and breaks: ${first}${more}${wayOut}`)
    case 'may-break':
      return say('unknown', `It uses ${used.version} and may break: ${first}${more}`)
    case 'unknown':
      return say(
        'unknown',
        `It uses ${used.version}, and the two could not be compared in full: ${first}${more}`,
      )
  }
}

/** Without a version to compare with, the operations that it names have to be there. */
async function ofOperations(
  { versionContents }: DeployabilityPorts,
  version: VersionDocument,
  { usage }: SubscribedConsumer,
  say: (answer: DeploymentReason['answer'], message: string) => DeploymentReason,
): Promise<DeploymentReason> {
  if (usage.operations === undefined) {
    return say(
      'unknown',
      `No version in service lies in its range, and which operations it uses is not known.`,
    )
  }
  const missing = findMissingOperations(await versionContents.summary(version), usage.operations)
  return missing.length === 0
    ? say('yes', `${version.version} offers all operations that it names.`)
    : say('no', `${version.version} does not offer ${missing.join(', ')}.`)
}

/** What the service needs itself; its subscriptions do not say which of its versions they are for. */
async function ofProviders(
  ports: DeployabilityPorts,
  version: VersionDocument,
  environment: string,
): Promise<readonly DeploymentReason[]> {
  const reasons: DeploymentReason[] = []
  const where = { consumer: { eq: version.service }, live: { eq: true } }
  for await (const stored of allPages(ports.subscriptions, { where })) {
    const { consumerKind, environment: its } = stored.value
    if (consumerKind !== 'service' || its !== environment) continue
    reasons.push(await ofProvider(ports, await subscribedConsumer(ports, stored)))
  }
  return reasons
}

async function ofProvider(
  { services, versions, versionContents }: DeployabilityPorts,
  { subscription: { service, range, environment }, usage }: SubscribedConsumer,
): Promise<DeploymentReason> {
  const say = (answer: DeploymentReason['answer'], message: string): DeploymentReason =>
    reason('provider', answer, message, service)
  const provider = await services.get(service)
  const offered = (await versionsOf(versions, service)).find(
    ({ value }) => value.standing.inService && isInRange(value, range),
  )
  if (provider === undefined || offered === undefined) {
    return say('no', `No version in ${range} is in service.`)
  }
  const summary = await versionContents.summary(offered.value)
  const missing = findMissingOperations(summary, usage.operations ?? [])
  if (missing.length > 0) {
    return say('no', `Version ${offered.value.version} does not offer ${missing.join(', ')}.`)
  }
  const isThere = provider.value.endpoints.some((endpoint) => endpoint.environment === environment)
  return isThere
    ? say(
        'yes',
        `Version ${offered.value.version} is in service, and has an endpoint for ${environment}.`,
      )
    : say(
        'unknown',
        `Version ${offered.value.version} is in service, but has no endpoint for ${environment}.`,
      )
}
