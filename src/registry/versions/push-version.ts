import type { ContractFile } from '../../contracts/index.ts'
import { findJsonProblem, type ContentStore, type Stored } from '../../store/index.ts'
import type { CompatibilityReport } from '../compatibility/compatibility-report.ts'
import {
  DAY_LENGTH,
  type ComparedSubject,
  type JudgeCompatibility,
} from '../compatibility/judge-compatibility.ts'
import type { ContractEngine, ContractFacts } from '../contract-engine.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService, versionId } from '../identifiers.ts'
import type { JudgeContract } from '../judge-contract.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import { standingIn } from '../lifecycle/standing.ts'
import type { Permit, Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import type { PushRequest, PushResult, VersionCatalog } from './versions.ts'
import { requireService } from '../services/require-service.ts'
import { serviceThing } from '../services/service-thing.ts'
import { checkBundle } from './check-bundle.ts'
import { pushedContent, standingOf, type Draft } from './draft.ts'
import { versionsOf } from './find-version.ts'
import { frozen, initialState, isSame, judgePush } from './judge-push.ts'
import { requireUnblocked } from './require-unblocked.ts'
import { parseSemanticVersion } from './semantic-version.ts'
import type { VersionContents } from './version-contents.ts'
import { versionView } from './version-view.ts'

export interface PushVersionPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly contents: ContentStore
  readonly engine: ContractEngine
  readonly judge: JudgeContract
  readonly judgeCompatibility: JudgeCompatibility
  readonly lifecycles: LifecycleBook
  readonly permits: Permits
  readonly projections: Projections
  readonly versionContents: Pick<VersionContents, 'rememberSummary'>
}

const ATTEMPTS = 3 // pushes of the same version at the same moment

/**
 * Registers a contract under a version number. Everything that can refuse comes before the first write,
 * so that a refusal leaves nothing behind.
 */
export function createPushVersion(ports: PushVersionPorts): VersionCatalog['push'] {
  const { services, permits, engine } = ports
  return async (actor, request) => {
    const number = parseSemanticVersion(request.version)
    checkBundle(request.files, request.entry)
    const service = await requireService(services, request.service)
    const id = versionId(service.id, number.text)
    const thing = serviceThing(service.value, `version:${id}`)
    const permit = await permits.require(actor, 'version.push', thing)
    const contract = await engine.read(request.files, request.entry)
    if (!contract.readable) {
      throw new RegistryError(
        'contract-unreadable',
        `${request.entry} cannot be read as a contract: ${contract.error.message}`,
        { unreadable: contract.error },
      )
    }
    requireWholeText(contract)
    return storeContract(ports, { actor, request, permit, service, contract, id }, 1)
  }
}

/** Escapes of JSON and YAML can write half of a character, and no store can keep what a contract names by it. */
function requireWholeText({ entry, summary }: ContractFacts): void {
  const problem = findJsonProblem(summary)
  if (problem === undefined) return
  const message = `${entry} cannot be kept: ${problem.path} of its summary ${problem.message}; write whole characters.`
  throw new RegistryError('invalid-input', message, { errors: [{ pointer: '/files', message }] })
}

interface ReadPush {
  readonly actor: Actor
  readonly request: PushRequest
  readonly permit: Permit
  readonly service: Stored<ServiceDocument>
  readonly contract: ContractFacts
  readonly id: string
}

async function storeContract(
  ports: PushVersionPorts,
  push: ReadPush,
  attempt: number,
): Promise<PushResult> {
  const { contract, id } = push
  const present = await ports.versions.get(id)
  if (present !== undefined && isSame(present.value, contract)) {
    return resultOf(push, present, 'unchanged', await versionsOf(ports.versions, push.service.id))
  }
  const { service, request } = push
  const name = nameOfService(service.value)
  if (present?.value.standing.frozen) {
    throw new RegistryError('version-frozen', frozen(present, name))
  }
  const pushed = { service: service.value, contract, version: request.version, id }
  const { judgement } = await judgePush(ports, pushed, present)
  requireUnblocked(versionId(name, request.version), judgement)
  const siblings = await versionsOf(ports.versions, service.id)
  const compatibility = await compared(ports, push, present, siblings)
  const stored = await store(ports, push, present, { judgement, compatibility })
  if (stored !== undefined) {
    const outcome = present === undefined ? 'created' : 'replaced'
    return resultOf(push, stored, outcome, siblings)
  }
  if (attempt < ATTEMPTS) return storeContract(ports, push, attempt + 1)
  throw new RegistryError(
    'stale-revision',
    `${versionId(name, request.version)} is being pushed by someone else; try again.`,
  )
}

/** @param siblings all versions of the service, as they were when the push was judged */
function resultOf(
  { contract }: ReadPush,
  stored: Stored<VersionDocument>,
  outcome: PushResult['outcome'],
  siblings: readonly Stored<VersionDocument>[],
): PushResult {
  const others = siblings.filter(({ id }) => id !== stored.id)
  const same = others.find(({ value }) => value.canonicalDigest === contract.canonicalDigest)
  return {
    version: versionView(stored, contract.summary),
    outcome,
    sameAs: same && {
      version: same.value.version,
      identical: same.value.digest === contract.digest,
    },
  }
}

/** Held against the versions before it, whatever the answer: gates decide on it, registration does not. */
async function compared(
  { judgeCompatibility, lifecycles }: PushVersionPorts,
  { service, contract, request, id, permit }: ReadPush,
  present: Stored<VersionDocument> | undefined,
  siblings: readonly Stored<VersionDocument>[],
): Promise<CompatibilityReport> {
  const { order } = parseSemanticVersion(request.version)
  const { format, digest, entry, files } = contract
  const names = files.map(({ name }) => name)
  const subject: ComparedSubject = {
    service: service.id,
    version: request.version,
    order,
    format,
    digest,
    state: (await initialState(lifecycles, present)).id,
    asOf: permit.at.toISOString().slice(0, DAY_LENGTH),
    settled: undefined,
    contract: { source: id, format, digest, entry, names, files: () => Promise.resolve(files) },
  }
  return judgeCompatibility(
    subject,
    service.value,
    siblings.map(({ value }) => value),
  )
}

/** Undefined when someone else created the version meanwhile. */
async function store(
  ports: PushVersionPorts,
  push: ReadPush,
  present: Stored<VersionDocument> | undefined,
  { judgement, compatibility }: Pick<Draft, 'judgement' | 'compatibility'>,
): Promise<Stored<VersionDocument> | undefined> {
  const { versions, contents, lifecycles, projections, versionContents } = ports
  const { actor, request, permit, service, contract, id } = push
  const [files] = await Promise.all([
    storeFiles(contents, contract.files),
    versionContents.rememberSummary(contract),
  ])
  const draft: Draft = {
    service: service.id,
    number: parseSemanticVersion(request.version),
    contract,
    files,
    judgement,
    compatibility,
    author: { person: actor.id, name: actor.name },
    reason: request.reason,
    at: permit.at.toISOString(),
  }
  const { reason } = request
  const change = { digest: contract.digest, verdict: judgement.report.verdict }
  if (present !== undefined) {
    const initial = await initialState(lifecycles, present)
    const isSentBack = present.value.state !== initial.id
    const replaced = {
      ...pushedContent(draft),
      ...standingOf(present.value),
      ...(isSentBack && { ...standingIn(initial), decision: undefined }),
    }
    return projections.around([service.id], () =>
      versions.replace(permit, present, replaced, {
        event: 'version.replaced',
        reason,
        change: {
          ...change,
          replacedDigest: present.value.digest,
          ...(isSentBack && { from: present.value.state, to: initial.id }),
        },
      }),
    )
  }
  const lifecycle = await lifecycles.for('version')
  await lifecycles.pin(permit, lifecycle)
  const created: VersionDocument = {
    ...pushedContent(draft),
    ...standingIn(lifecycle.initial),
    lifecycle: { id: lifecycle.id, version: lifecycle.version },
    createdAt: draft.at,
  }
  return projections.around([service.id], () =>
    versions.insert(permit, id, created, { event: 'version.registered', reason, change }),
  )
}

async function storeFiles(
  contents: ContentStore,
  files: readonly ContractFile[],
): Promise<VersionDocument['files']> {
  return Promise.all(
    files.map(async ({ name, bytes }) => ({
      name,
      digest: await contents.put(bytes),
      bytes: bytes.length,
    })),
  )
}
