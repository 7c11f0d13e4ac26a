import path from 'node:path'
import type { ContractFile } from '../../contracts/index.ts'
import { chooseVersion } from '../registry/choose-version.ts'
import { ask, askJson, refusal } from '../registry/registry-client.ts'
import { type Coordinates, versionPath } from '../registry/coordinates.ts'
import { CommandError, EXIT } from '../exit-status.ts'
import type { ContractInput } from './contract-input.ts'

/** The files of a contract version and which one it begins with. */
export interface RegisteredContract {
  readonly version: string
  readonly entry: string
  readonly files: readonly ContractFile[]
}

/** Which files a contract version has, and which one it begins with. */
export interface OutlinedContract {
  readonly version: string
  readonly entry: string
  readonly names: readonly string[]
  /** @throws CommandError (status 3) */
  readonly fetch: (name: string) => Promise<Uint8Array>
}

/** Asks for a contract version without its files; never a draft unless it is named. @throws CommandError (status 3) */
export async function outlineContract(coordinates: Coordinates): Promise<OutlinedContract> {
  const exact = await chooseVersion(coordinates)
  const { version, entry, files } = await askJson<{
    version: string
    entry: string
    files: readonly { name: string }[]
  }>(versionPath(exact))
  return {
    version,
    entry,
    names: files.map(({ name }) => name),
    fetch: async (name) => {
      const response = await ask(
        `${versionPath(exact)}/content?${new URLSearchParams({ file: name }).toString()}`,
      )
      if (!response.ok) throw await refusal(response)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

/** Fetches a contract version with all its files; never a draft unless it is named. @throws CommandError (status 3) */
export async function fetchContract(coordinates: Coordinates): Promise<RegisteredContract> {
  const { version, entry, names, fetch } = await outlineContract(coordinates)
  const files: ContractFile[] = []
  for (const name of names) files.push({ name, bytes: await fetch(name) })
  return { version, entry, files }
}

/** Reads a contract version of the registry; imports are found among its own files. */
export async function readRegistryInput(
  source: string,
  coordinates: Coordinates,
): Promise<ContractInput> {
  try {
    const contract = await fetchContract(coordinates)
    return asInput(source, contract, { ...coordinates, selector: contract.version })
  } catch (error) {
    if (!(error instanceof CommandError) || error.status !== EXIT.registry) throw error
    return { kind: 'unreadable', source, message: error.message, registry: true }
  }
}

function asInput(
  source: string,
  { entry, files }: RegisteredContract,
  registered: Coordinates,
): ContractInput {
  const byName = new Map(files.map((file) => [file.name, file]))
  const first = byName.get(entry)
  if (first === undefined) {
    return { kind: 'unreadable', source, message: `${source} has no file ${entry}.` }
  }
  return {
    kind: 'contract',
    bundled: true,
    carrier: { file: undefined },
    registered,
    source,
    entry: first,
    resolve: (uri, from) => {
      const file = byName.get(path.posix.join(path.posix.dirname(from), uri))
      return Promise.resolve(
        file === undefined
          ? { kind: 'missing', reason: `${uri} is not among the files of ${source}` }
          : { kind: 'found', file },
      )
    },
  }
}
