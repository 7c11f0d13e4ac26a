import type { DataValue } from '../../../contracts/index.ts'
import type { RulesetCheck, ValueCheck } from '../model.ts'

/** Says what is wrong with the options; the path leads from the options to the place, empty for all of them. */
export type ReportOption = (message: string, path: readonly (string | number)[]) => void

/** Thrown by `configure` for options that are well-formed, but that no document can be judged by. */
export class UnusableOptionsError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnusableOptionsError'
  }
}

interface Configurable<Check> {
  readonly name: string
  /**
   * Puts the options in, `undefined` when there are none. Reports all mistakes of the options, then the
   * answer is undefined.
   *
   * @throws UnusableOptionsError
   */
  configure(options: DataValue | undefined, report: ReportOption): Check | undefined
}

/** A function that looks at a value alone, so that it judges XML as well. */
export interface ValueFunction extends Configurable<ValueCheck> {
  readonly judges: 'value'
}

/** A function that looks into the document around, or follows its references. */
export interface NodeFunction extends Configurable<RulesetCheck> {
  readonly judges: 'node'
}

export type RulesetFunction = ValueFunction | NodeFunction
