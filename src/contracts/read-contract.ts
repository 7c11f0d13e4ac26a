import type { Contract, ContractReader, ReadContractInput, UnreadableContract } from './contract.ts'
import { ContractError } from './contract-error.ts'
import { ContractFiles } from './contract-files.ts'
import { looksLikeXml } from './detect.ts'
import { digestOfBytes, digestOfFiles } from './digest.ts'
import { readTextContract } from './document/read-text-contract.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ContractSummary, UnreadableError } from './model.ts'
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
    const { format, model, summarise } = await readerFor(source)(source, files, limits)
    let summary: ContractSummary | undefined
    return {
      readable: true,
      format,
      digest: digestOfFiles(files.all),
      entry: entry.name,
      files: files.all,
      model,
      get summary() {
        return (summary ??= summarise())
      },
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const digest = digestOfBytes(entry.bytes)
    return { readable: false, format: 'unknown', digest, error: asValue(error) }
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
