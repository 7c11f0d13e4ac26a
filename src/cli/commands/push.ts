import { stat } from 'node:fs/promises'
import path from 'node:path'
import { readContract, type Contract, type ContractFile } from '../../contracts/index.ts'
import { usageError } from '../exit-status.ts'
import type { ContractInput } from '../inputs/contract-input.ts'
import { expandInputs, type InputOptions } from '../inputs/expand-inputs.ts'
import { readFolderInput } from '../inputs/folder-input.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import type { PushFlags } from '../program.ts'
import {
  parseCoordinates,
  servicePath,
  versionPath,
  type Coordinates,
} from '../registry/coordinates.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'

/** `concordat push`: sends a contract with the files it imports, in their layout. */
export async function pushCommand(source: string, flags: PushFlags): Promise<void> {
  const coordinates = parseCoordinates(flags.service)
  if (coordinates === undefined || coordinates.selector !== undefined) {
    throw usageError(
      `"${flags.service}" names no service; write DOMAIN/NAME, for instance payments/cards/orders.`,
    )
  }
  const { contract, isBundled } = await read(source, flags)
  if (flags.register === true) await registerMissing(coordinates, contract, flags.owner)

  const form = new FormData()
  const files = isBundled ? contract.files : inOneLayout(contract.files)
  const [entry] = files
  if (entry !== undefined) form.append('entry', entry.name)
  for (const file of files) {
    form.append('files', new Blob([Uint8Array.from(file.bytes)]), file.name)
  }
  const query =
    flags.reason === undefined ? '' : `?${new URLSearchParams({ reason: flags.reason }).toString()}`
  const target = { ...coordinates, selector: flags.version }
  const version = await askJson<{ state: string; digest: string; verdict: string }>(
    `${versionPath(target)}${query}`,
    { method: 'PUT', body: form },
  )
  await writeReport(
    `${flags.service}@${flags.version} is ${version.state}, verdict ${version.verdict}, ${version.digest}\n`,
    undefined,
  )
}

interface PushedContract {
  readonly contract: Contract
  /** Whether the names of its files are paths in a bundle already. */
  readonly isBundled: boolean
}

async function read(source: string, { root, entry }: PushFlags): Promise<PushedContract> {
  const input = await inputOf(source, { root, entry, stdinName: 'stdin' })
  if (input.kind === 'unreadable') throw usageError(input.message)
  const contract = await readContract({ entry: input.entry, resolve: input.resolve })
  if (!contract.readable) {
    const { location, message } = contract.error
    const place = location === undefined ? '' : `:${location.line}:${location.column}`
    throw usageError(`${source}${place}: ${printable(message)}`)
  }
  for (const { uri, problem } of contract.summary.imports) {
    if (problem !== undefined) {
      await writeNotice(
        `${source} imports ${uri ?? 'a document'}, which is left out: ${problem.reason}`,
      )
    }
  }
  return { contract, isBundled: input.bundled === true }
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

/** Names relative to the deepest folder that holds all files, so that relative imports keep leading there. */
function inOneLayout(files: readonly ContractFile[]): readonly ContractFile[] {
  const absolute = files.map((file) => ({ ...file, name: path.resolve(file.name) }))
  const folders = absolute.map(({ name }) => path.dirname(name).split(path.sep))
  const common = folders.reduce((shared, folder) => {
    const length = shared.findIndex((segment, index) => segment !== folder[index])
    return length === -1 ? shared : shared.slice(0, length)
  })
  const base = common.join(path.sep) || path.sep
  return absolute.map(({ name, bytes }) => ({
    name: path.relative(base, name).split(path.sep).join('/'),
    bytes,
  }))
}

async function registerMissing(
  coordinates: Coordinates,
  { summary }: Contract,
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
  await askJson(
    '/services',
    jsonBody('POST', { domain, name, title: summary.title ?? name, owner }),
  )
  await writeNotice(`Service ${domain}/${name} is registered.`)
}

async function isThere(address: string): Promise<boolean> {
  const response = await ask(address)
  if (!response.ok && response.status !== 404) throw await refusal(response)
  await response.body?.cancel()
  return response.ok
}
