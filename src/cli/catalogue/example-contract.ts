import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract, type Contract, type ResolveImport } from '../../contracts/index.ts'
import { readUddiExport, type UddiExport } from '../../discovery/index.ts'
import { readMessageLog, type MessageLog } from '../../messages/index.ts'
import { packageRoot } from '../../package-root.ts'
import type { RuleExample } from '../../rules/index.ts'

const LOGS = path.join(packageRoot, 'specs/examples/messages')
const EXPORTS = path.join(packageRoot, 'specs/examples/discovery')
const FOLDERS = ['specs/examples', 'specs/samples'].map((one) => path.join(packageRoot, one))

/**
 * The contract of a rule's example, with its edit made. Imports are looked up beside the contract.
 * @throws Error when the contract cannot be read or the edited text does not stand there exactly once
 */
export async function exampleContract(example: RuleExample): Promise<Contract> {
  const { contract, file, messages, discovery } = example
  // Of an example with a log or an export, that is edited unless it says otherwise.
  const isBeside = (messages ?? discovery) !== undefined && file === undefined
  const edit = isBeside ? undefined : example.edit
  const folder = FOLDERS.find((one) => existsSync(path.join(one, contract)))
  if (folder === undefined) throw new Error(`There is no example contract ${contract}.`)
  const edited = path.join(folder, path.dirname(contract), file ?? path.basename(contract))
  const bytesOf = (name: string): Uint8Array => {
    return name === edited ? readEdited(name, edit) : readFileSync(name)
  }
  const resolve: ResolveImport = (uri, from) => {
    const name = path.resolve(path.dirname(from), uri)
    return Promise.resolve(
      existsSync(name)
        ? { kind: 'found', file: { name, bytes: bytesOf(name) } }
        : { kind: 'missing', reason: 'there is no such file' },
    )
  }
  const name = path.join(folder, contract)
  const read = await readContract({ entry: { name, bytes: bytesOf(name) }, resolve })
  if (!read.readable) throw new Error(`${contract} is unreadable: ${read.error.message}`)
  return read
}

/**
 * The log of a rule's example about messages, with its edit made; undefined for an example without messages.
 * @throws Error when the log cannot be read or the edited text does not stand there exactly once
 */
export function exampleMessages({ messages, edit, file }: RuleExample): MessageLog | undefined {
  if (messages === undefined) return undefined
  const name = path.join(LOGS, messages)
  const bytes = file === undefined ? readEdited(name, edit) : readFileSync(name)
  return readMessageLog({ name, bytes })
}

/**
 * The export of a registry of a rule's example about discovery data, with its edit made; undefined for any other.
 * @throws Error when the export cannot be read or the edited text does not stand there exactly once
 */
export function exampleDiscovery({ discovery, edit, file }: RuleExample): UddiExport | undefined {
  if (discovery === undefined) return undefined
  const name = path.join(EXPORTS, discovery)
  const bytes = file === undefined ? readEdited(name, edit) : readFileSync(name)
  return readUddiExport({ name, bytes })
}

function readEdited(name: string, edit: RuleExample['edit']): Uint8Array {
  const text = readFileSync(name, 'utf8')
  if (edit === undefined) return Buffer.from(text)
  const [find, replace] = edit
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`"${find}" stands ${parts.length - 1} times in ${name}.`)
  return Buffer.from(parts.join(replace))
}
