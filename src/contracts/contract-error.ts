import type { Location, UnreadableCode } from './model.ts'

/**
 * Thrown by decoders and parsers when an input cannot be read as a contract. `readContract` turns
 * it into an `UnreadableContract`; nothing outside this folder sees it thrown.
 */
export class ContractError extends Error {
  readonly code: UnreadableCode
  readonly location: Location | undefined

  /** @param message one sentence: what is wrong and what to do about it. */
  constructor(code: UnreadableCode, message: string, location?: Location, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ContractError'
    this.code = code
    this.location = location
  }
}
