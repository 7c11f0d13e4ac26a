import type { LintFormat } from '../reporters/create-reporter.ts'
import type { FailOn } from '../reporters/reporter.ts'

/** What commander makes of the options of `lint`. */
export interface LintFlags {
  readonly policy?: string
  readonly ruleset?: readonly string[]
  /** `DOMAIN/NAME`, by whose policies in force contracts are judged. */
  readonly service?: string
  /** The version that they are meant to be. */
  readonly asVersion?: string
  /** The registry that is asked for them. */
  readonly server?: string
  readonly format: LintFormat
  readonly output?: string
  readonly failOn: FailOn
  /** False for --no-baseline. */
  readonly baseline?: string | false
  readonly fix?: true
  readonly write?: true
  readonly assertions?: true
  /** The file of a log of messages. */
  readonly messages?: string
  /** The files of what was exported of a UDDI registry. */
  readonly discovery?: readonly string[]
  readonly publishedAt?: string
  readonly root?: string
  readonly entry?: string
  readonly allowRemote?: true
  readonly remoteHosts?: string
  readonly stdinFilename?: string
}
