import {
  ContractError,
  decodeSource,
  DEFAULT_LIMITS,
  readContract,
  readData,
  type ContractFile,
  type ReadContractInput,
} from '../../../contracts/index.ts'
import type { ConsumerUsage } from '../usage.ts'
import { usageOfDescription } from './client-description.ts'
import { usageOfDocument } from './consumer-contract.ts'
import { consumerContractDocument } from './consumer-contract-document.ts'
import { excessOfPact, isPact, usageOfPact } from './pact.ts'

/** What a file tells of a consumer. */
export const CONSUMER_SOURCES = ['consumer-contract', 'pact', 'client-description'] as const
export type ConsumerSource = (typeof CONSUMER_SOURCES)[number]

export type ReadConsumer =
  | {
      readonly readable: true
      readonly source: ConsumerSource
      readonly usage: ConsumerUsage
      /** The service that a consumer contract is about, where it says so. */
      readonly provider?: string | undefined
    }
  /** One sentence: what is wrong with it, and where. */
  | { readonly readable: false; readonly message: string }

/**
 * Reads what a consumer uses: a consumer contract, a pact, or the consumer's own OpenAPI or WSDL description of
 * the service. Which of them it is, the content says.
 *
 * @param name what the consumer is called where the file does not say it
 */
export async function readConsumer(
  entry: ContractFile,
  resolve: NonNullable<ReadContractInput['resolve']>,
  name: string,
): Promise<ReadConsumer> {
  const contract = await readContract({ entry, resolve })
  if (contract.readable) {
    const { kind } = contract.model
    if (kind === 'openapi' || kind === 'wsdl' || kind === 'wsdl-2.0') {
      const usage = usageOfDescription(contract, name)
      return { readable: true, source: 'client-description', usage }
    }
  }
  return readDocument(entry, name)
}

function readDocument(entry: ContractFile, name: string): ReadConsumer {
  let value
  try {
    ;({ value } = readData(decodeSource(entry, DEFAULT_LIMITS), DEFAULT_LIMITS))
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return unreadable(entry, `it cannot be read: ${error.message}`)
  }
  if (isPact(value)) {
    const excess = excessOfPact(value)
    if (excess !== undefined) return unreadable(entry, excess)
    const usage = usageOfPact(value)
    return { readable: true, source: 'pact', usage: { ...usage, consumer: usage.consumer || name } }
  }
  const parsed = consumerContractDocument.safeParse(value)
  if (parsed.success) {
    const usage = usageOfDocument(parsed.data)
    return { readable: true, source: 'consumer-contract', usage, provider: parsed.data.provider }
  }
  const [issue] = parsed.error.issues
  const place =
    issue === undefined || issue.path.length === 0 ? '' : `/${issue.path.map(String).join('/')}: `
  return unreadable(
    entry,
    `it is no consumer contract, pact, OpenAPI or WSDL description (${place}${issue?.message ?? 'unknown reason'})`,
  )
}

function unreadable({ name }: ContractFile, why: string): ReadConsumer {
  return { readable: false, message: `${name} does not say what a consumer uses: ${why}.` }
}
