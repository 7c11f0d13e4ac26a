import { inActionWords } from '../action-words.ts'
import type { ContractFacts } from '../contract-engine.ts'
import type { ServiceDocument } from '../documents.ts'
import { nameOfService, requireDomainPath, requireServiceName, versionId } from '../identifiers.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { serviceThing } from '../services/service-thing.ts'
import { checkBundle } from '../versions/check-bundle.ts'
import { policySubject } from '../versions/policy-subject.ts'
import { requireUnblocked } from '../versions/require-unblocked.ts'
import type { ImportEntryDocument } from './import-document.ts'
import type { ImportPorts } from './import-ports.ts'
import { semanticVersionOf } from './sources/plain-names.ts'
import type { SourceItem } from './sources/source-item.ts'

/** What importing an item comes to: its entry, but for what says where it belongs. */
export type PlannedVersion = Pick<ImportEntryDocument, 'subject' | 'outcome' | 'note'> & {
  readonly service?: string | undefined
  readonly version?: string | undefined
  readonly title?: string | undefined
  readonly found?: number | undefined
}

/** Where nothing says which version a contract is. */
const FIRST_VERSION = '1.0.0'

/**
 * Says what importing an item would do, as the registry stands, and changes nothing.
 * @param source what the source is called: what was imported from it before is recognised, whatever it is called now
 */
export async function planVersion(
  ports: ImportPorts,
  actor: Actor,
  source: string,
  item: SourceItem,
): Promise<PlannedVersion> {
  const known = await serviceOf(ports, source, item)
  const name = known === undefined ? `${item.domain}/${item.name}` : nameOfService(known.value)
  const version = semanticVersionOf(item.version)
  const refused = (note: string): PlannedVersion => ({
    subject: `${name}@${version ?? item.version ?? ''}`,
    outcome: 'refused',
    note,
  })
  try {
    const id = known?.id ?? name
    return await planned(ports, { actor, source, item, name, service: known?.value, id })
  } catch (error) {
    if (error instanceof RegistryError) return refused(error.message)
    throw error
  }
}

/** The service that an item belongs to: the one that it became before, or the one of its name, also a former one. */
async function serviceOf(
  { origins, services, names }: ImportPorts,
  source: string,
  item: SourceItem,
): ReturnType<ImportPorts['services']['get']> {
  const origin = await origins.of(source, item.sourceId)
  return services.get(origin?.service ?? (await names.follow(`${item.domain}/${item.name}`)))
}

async function planned(
  ports: ImportPorts,
  {
    actor,
    source,
    item,
    name,
    service,
    id,
  }: {
    readonly actor: Actor
    readonly source: string
    readonly item: SourceItem
    readonly name: string
    readonly service: ServiceDocument | undefined
    readonly id: string
  },
): Promise<PlannedVersion> {
  const [entry] = item.files
  if (service === undefined) {
    requireDomainPath(item.domain)
    requireServiceName(item.name)
  }
  checkBundle(item.files, entry?.name ?? '')
  const contract = await ports.engine.read(item.files, entry?.name ?? '')
  if (!contract.readable) {
    const { message, location } = contract.error
    const place = location === undefined ? '' : ` (${location.file}, line ${location.line})`
    throw new RegistryError('contract-unreadable', `It cannot be read: ${message}${place}`)
  }
  const claimed = item.version ?? contract.summary.version
  const version = semanticVersionOf(claimed) ?? FIRST_VERSION
  const present = await ports.versions.get(versionId(id, version))
  const said = {
    ...{ subject: `${name}@${version}`, service: id, version, title: contract.summary.title },
    found: present?.revision,
  }
  if (present?.value.digest === contract.digest && present.value.entry === contract.entry)
    return { ...said, outcome: 'unchanged' }
  if (present?.value.standing.frozen === true) {
    const { state } = present.value
    const note = `${said.subject} is published (${state}) with other content; it needs another version.`
    return { ...said, outcome: 'refused', note }
  }
  const wouldBe = service ?? {
    domain: item.domain,
    name: item.name,
    kind: 'atomic',
    tags: [...item.tags],
  }
  await requireAuthority(ports, actor, {
    service,
    wouldBe,
    subject: `version:${versionId(id, version)}`,
  })
  await requirePolicies(ports, wouldBe, contract, { id: versionId(id, version), version })
  if (present !== undefined)
    return {
      ...said,
      outcome: 'replace',
      note: `It has other content than the draft that is there${await fromElsewhere(ports, source, id, version)}.`,
    }
  const note = claimed === version ? undefined : `Its version is ${claimed ?? 'not said'}.`
  return { ...said, outcome: 'create', ...(note !== undefined && { note }) }
}

/** Says that another source has the version, too, so that nobody takes two contracts of one name for one. */
async function fromElsewhere(
  { origins }: ImportPorts,
  source: string,
  id: string,
  version: string,
): Promise<string> {
  const others = (await origins.list(id)).filter((origin) => origin.source !== source)
  const [from] = others.flatMap((origin) =>
    origin.versions
      .filter((one) => one.version === version)
      .map((one) => `${origin.source}, ${one.from}`),
  )
  return from === undefined
    ? ''
    : `, which came from ${from}; unless they are the same contract, name one of them otherwise or import it into another domain`
}

type WouldBe = Pick<ServiceDocument, 'domain' | 'name' | 'kind' | 'tags' | 'names'>

/** @throws RegistryError `not-allowed`, in the words of the authority */
async function requireAuthority(
  { permits }: ImportPorts,
  actor: Actor,
  asked: {
    readonly service: ServiceDocument | undefined
    readonly wouldBe: WouldBe
    readonly subject: string
  },
): Promise<void> {
  const { service, wouldBe, subject } = asked
  const thing =
    service === undefined ? { subject, domain: wouldBe.domain } : serviceThing(service, subject)
  const actions =
    service === undefined
      ? (['service.register', 'version.push'] as const)
      : (['version.push'] as const)
  for (const action of actions) {
    const { allowed, reasons } = await permits.preview(actor, action, thing)
    if (allowed) continue
    throw new RegistryError(
      'not-allowed',
      `${actor.name} may not ${inActionWords(action)} it: ${reasons.join(' ')}`,
    )
  }
}

/** @throws RegistryError `policy-blocked` */
async function requirePolicies(
  { judge }: ImportPorts,
  service: WouldBe,
  contract: ContractFacts,
  { id, version }: { readonly id: string; readonly version: string },
): Promise<void> {
  const { format, digest, entry, files } = contract
  const names = files.map(({ name }) => name)
  const subject = policySubject(service, { format, version, state: 'draft' })
  const judged = { format, digest, entry, names, files: () => Promise.resolve(files) }
  requireUnblocked(id, await judge(subject, judged, id))
}
