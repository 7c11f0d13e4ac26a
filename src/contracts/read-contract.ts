import type {
  Contract,
  ContractModel,
  ContractReader,
  ContractReading,
  ReadContractInput,
  UnreadableContract,
} from './contract.ts'
import { ContractError } from './contract-error.ts'
import { ContractFiles } from './contract-files.ts'
import { looksLikeXml } from './detect.ts'
import { digestOfBytes, digestOfFiles } from './digest.ts'
import { readTextContract } from './document/read-text-contract.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ContractFile, ContractSummary, Format, UnreadableError } from './model.ts'
import { decodeSource } from './source.ts'
import type { SourceText } from './source.ts'
import { shortMessage } from './short-message.ts'
import { readXmlContract } from './xml/read-xml-contract.ts'

/**
 * Reads a contract and what it imports, whatever its format: the format is found from the content,
 * never from the file's name.
 *
 * An input that cannot be read is a value (`readable: false`), and so is an import that cannot be
 * had (see `ImportSummary.problem`). What `resolve` throws is not caught.
 */
export async function readContract(
  input: ReadContractInput,
): Promise<Contract | UnreadableContract> {
  const { entry } = input
  const limits = { ...DEFAULT_LIMITS, ...input.limits }
  const files = new ContractFiles(entry, input.resolve, limits)
  try {
    const source = decodeSource(entry, limits)
    const reading = await readerFor(source)(source, files, limits)
    return new ReadContract(reading, entry.name, files.all)
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const digest = digestOfBytes(entry.bytes)
    return { readable: false, format: 'unknown', digest, error: asValue(error) }
  }
}

class ReadContract implements Contract {
  readonly readable = true
  readonly format: Format
  readonly digest: string
  readonly entry: string
  readonly files: readonly ContractFile[]
  readonly model: ContractModel
  readonly #summarise: () => ContractSummary
  #summary: ContractSummary | undefined

  constructor(
    { format, model, summarise }: ContractReading,
    entry: string,
    files: readonly ContractFile[],
  ) {
    this.format = format
    this.digest = digestOfFiles(files)
    this.entry = entry
    this.files = files
    this.model = model
    this.#summarise = summarise
  }

  get summary(): ContractSummary {
    return (this.#summary ??= this.#summarise())
  }
}

function readerFor(source: SourceText): ContractReader {
  return looksLikeXml(source.text) ? readXmlContract : readTextContract
}

function asValue(error: ContractError): UnreadableError {
  const { code, location } = error
  const message = shortMessage(error.message)
  return location === undefined ? { code, message } : { code, message, location }
}
