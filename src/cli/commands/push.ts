import { stat } from 'node:fs/promises'
import { readContract, type Contract, type UnreadableContract } from '../../contracts/index.ts'
import { CommandError, endWith, registryError, usageError } from '../exit-status.ts'
import { allowedRemote } from '../inputs/allowed-remote.ts'
import { checkRoot } from '../inputs/check-root.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs, type InputOptions } from '../inputs/expand-inputs.ts'
import { readFolderInput } from '../inputs/folder-input.ts'
import type { RemoteAccess } from '../inputs/remote-access.ts'
import { counted, printable, writeNotice, writeReport } from '../output.ts'
import { loadProject } from '../project/load-project.ts'
import type { ProjectContract } from '../project/project.ts'
import { contractForm, inOneLayout } from '../registry/contract-form.ts'
import {
  parseCoordinates,
  servicePath,
  versionPath,
  type Coordinates,
} from '../registry/coordinates.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'

/** What commander makes of the options of `push`. */
export interface PushFlags {
  readonly service?: string
  readonly version?: string
  readonly reason?: string
  readonly register?: true
  readonly owner?: string
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
}

/**
 * `concordat push`: sends a contract with the files it imports, in their layout. Without one it sends all of the
 * project file that have a service, whatever is wrong with any.
 */
export async function pushCommand(source: string | undefined, flags: PushFlags): Promise<void> {
  await checkRoot(flags.root)
  const project = await loadProject()
  const remote = await allowedRemote(flags, project)
  if (source !== undefined) {
    await push(source, { entry: project?.entryOf(source), flags, remote })
    return
  }
  if (flags.service !== undefined || flags.version !== undefined) {
    throw usageError('--service and --version belong to one contract; name it.')
  }
  const entries = (project?.contracts ?? []).filter(({ service }) => service !== undefined)
  if (project === undefined || entries.length === 0) {
    throw usageError(
      'There is nothing to push: name a contract, or give contracts a service in .concordat.yaml.',
    )
  }
  for (const entry of entries) {
    try {
      await push(project.fromWorkingFolder(entry.path), { entry, flags, remote })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      await writeNotice(`concordat: ${entry.path}: ${error.message}`)
      endWith(error.status)
    }
  }
}

interface PushOptions {
  /** What the project file says of the contract. */
  readonly entry: ProjectContract | undefined
  readonly flags: PushFlags
  readonly remote: RemoteAccess | undefined
}

async function push(source: string, { entry, flags, remote }: PushOptions): Promise<void> {
  const service = flags.service ?? entry?.service
  if (service === undefined) {
    throw usageError(
      `The service of ${source} is not known; name it with --service DOMAIN/NAME, or in .concordat.yaml. One that is not in the registry yet is registered with --register.`,
    )
  }
  const coordinates = parseCoordinates(service)
  if (coordinates === undefined || coordinates.selector !== undefined) {
    throw usageError(
      `"${service}" names no service; write DOMAIN/NAME, for instance payments/cards/orders.`,
    )
  }
  const contract = await read(source, flags, remote)
  const version = flags.version ?? entry?.version ?? contract.summary.version
  if (version === undefined) {
    throw usageError(
      `${source} claims no version of its own; name it with --version X.Y.Z, or in .concordat.yaml.`,
    )
  }
  if (flags.register === true) await registerMissing(coordinates, contract, flags.owner)
  else if (!(await isThere(servicePath(coordinates)))) {
    throw registryError(
      `There is no service ${service} in the registry. If the name is right, --register registers it, and --owner ROLE says who owns it.`,
    )
  }
  await send({ ...coordinates, selector: version }, contract, flags.reason)
}

async function send(
  target: Coordinates & { readonly selector: string },
  { files }: PushedContract,
  reason: string | undefined,
): Promise<void> {
  const query = reason === undefined ? '' : `?${new URLSearchParams({ reason }).toString()}`
  const version = await askJson<PushedVersion>(`${versionPath(target)}${query}`, {
    method: 'PUT',
    body: contractForm(files),
  })
  const { domain, name, selector } = target
  await writeReport(
    `${domain}/${name}@${selector} is ${version.state}, verdict ${version.verdict}, ${version.digest}\n`,
    undefined,
  )
  const { sameAs, compatibility } = version
  if (compatibility !== undefined) await writeCompatibility(compatibility)
  if (sameAs !== undefined) {
    const how = sameAs.identical ? 'byte for byte' : 'in another spelling'
    await writeNotice(`It is the same contract as version ${sameAs.version}, ${how}.`)
  }
  await writeResembling(version.resembles ?? [])
}

async function writeResembling(resembles: readonly Resembled[]): Promise<void> {
  for (const { explanation } of resembles) await writeNotice(printable(explanation))
}

/** What follows from the versions before it; nothing is refused for it here, gates decide on it. */
async function writeCompatibility(summary: PushedCompatibility): Promise<void> {
  const { verdict, against, breaking, mayBreak, recommendedBump, advice, requirement } = summary
  if (against.length === 0) return
  const versions = against.map(({ version }) => version).join(', ')
  const counts = `${counted(breaking, 'breaking change')}, ${counted(mayBreak, 'change')} that may break`
  await writeReport(
    `Compared with ${versions} (${requirement.level}): ${verdict}; ${counts}; recommended step: ${recommendedBump ?? 'none'}\n`,
    undefined,
  )
  if (advice === 'version-too-low') {
    await writeNotice(`The version number is too low for what changed (${advice}).`)
  } else if (advice === 'version-too-high') {
    await writeNotice(`The version number is higher than it need be (${advice}).`)
  }
  if (verdict === 'indeterminate') {
    await writeNotice('Not everything could be compared; the compatibility report says what.')
  }
}

/** What is read of the registry's answer. */
interface PushedVersion {
  readonly state: string
  readonly digest: string
  readonly verdict: string
  readonly sameAs?: { readonly version: string; readonly identical: boolean }
  readonly compatibility?: PushedCompatibility
  readonly resembles?: readonly Resembled[]
}

interface Resembled {
  readonly explanation: string
}

interface PushedCompatibility {
  readonly verdict: string
  readonly against: readonly { readonly version: string }[]
  readonly breaking: number
  readonly mayBreak: number
  readonly recommendedBump?: string
  readonly advice?: string
  readonly requirement: { readonly level: string }
}

/** What is sent of a contract, and what its service is registered by. */
type PushedContract = Pick<Contract, 'files' | 'summary'>

/** The contract as it will be sent: its files by their paths in one bundle, with the remote ones that are allowed. */
async function read(
  source: string,
  { root, entry }: PushFlags,
  remote: RemoteAccess | undefined,
): Promise<PushedContract> {
  const input = await inputOf(source, { root, entry })
  if (input.kind === 'unreadable') throw usageError(input.message)
  const local = readable(source, await readContract({ entry: input.entry, resolve: input.resolve }))
  const files = input.bundled === true ? local.files : inOneLayout(local.files)
  const gathered = await remote?.gather(files)
  const [first] = gathered?.files ?? []
  const contract =
    gathered === undefined || first === undefined
      ? { files, summary: local.summary }
      : readable(source, await readContract({ entry: first, resolve: gathered.resolve }))
  for (const { uri, problem } of contract.summary.imports) {
    if (problem !== undefined) {
      await writeNotice(
        `${source} imports ${uri ?? 'a document'}, which is left out: ${problem.reason}`,
      )
    }
  }
  return contract
}

function readable(source: string, contract: Contract | UnreadableContract): Contract {
  if (contract.readable) return contract
  const { location, message } = contract.error
  const place = location === undefined ? '' : `:${location.line}:${location.column}`
  throw usageError(`${source}${place}: ${printable(message)}`)
}

async function inputOf(source: string, options: InputOptions): Promise<ContractInput> {
  const found = await stat(source).catch(() => undefined) // what is no file may be another input
  if (found?.isDirectory() === true) return readFolderInput(source, options)
  const inputs: ContractInput[] = []
  for await (const input of expandInputs([source], options)) inputs.push(input)
  const [input] = inputs
  if (inputs.length === 1 && input !== undefined) return input
  throw usageError(`push takes one contract, and ${source} is ${inputs.length}.`)
}

async function registerMissing(
  coordinates: Coordinates,
  { summary }: PushedContract,
  owner: string | undefined,
): Promise<void> {
  const segments = coordinates.domain.split('/')
  for (let depth = 1; depth <= segments.length; depth++) {
    const domain = segments.slice(0, depth)
    const address = `/domains/${domain.join('~')}`
    if (await isThere(address)) continue
    await askJson(address, jsonBody('PUT', { title: domain.at(-1) ?? '' }))
    await writeNotice(`Domain ${domain.join('/')} is created.`)
  }
  if (await isThere(servicePath(coordinates))) return
  const { domain, name } = coordinates
  const { resembles } = await askJson<{ readonly resembles: readonly Resembled[] }>(
    '/services',
    jsonBody('POST', { domain, name, title: summary.title ?? name, owner }),
  )
  await writeNotice(`Service ${domain}/${name} is registered.`)
  await writeResembling(resembles)
}

async function isThere(address: string): Promise<boolean> {
  const response = await ask(address)
  if (!response.ok && response.status !== 404) throw await refusal(response)
  await response.body?.cancel()
  return response.ok
}
