import path from 'node:path'
import type { Reading } from './http/index.ts'
import { parseRemoteHosts, type RemoteHosts } from './remote/index.ts'
import { RulePagesError, rulePagesOf } from './rule-pages.ts'

/** Why the server cannot start, in one sentence that says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** What the environment decides; every variable is listed in the README. */
export interface Configuration {
  readonly host: string
  readonly port: number
  /** Absolute path of the folder of the embedded store and the signing key. */
  readonly dataFolder: string
  readonly mongodbUri: string | undefined
  /** The ledger's key in PEM; undefined: it is in a file of the data folder. */
  readonly signingKey: string | undefined
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Whether reading is open to everybody, or asks for an account or a token. */
  readonly reading: Reading
  /** How many proxies in front are trusted to say who asks and by which scheme. */
  readonly trustedProxies: number
  /** Hosts that remote imports may be fetched from; undefined: none are fetched. */
  readonly remoteHosts: RemoteHosts | undefined
  /** Hosts that webhooks may send to; undefined: nothing is sent. */
  readonly webhookHosts: RemoteHosts | undefined
  /** Where the pages of rules lie; undefined: in the web application. */
  readonly rulePages: string | undefined
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
const READINGS = ['open', 'signed-in'] as const satisfies readonly Reading[]

/** @throws StartError naming the variable, what it holds and what it may hold */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  // An empty variable is an absent one, as in compose files that hand on what is not set.
  const text = (name: string): string | undefined => {
    const value = environment[name]?.trim()
    return value === '' ? undefined : value
  }
  const whole = (name: string, fallback: number, most: number): number => {
    const given = text(name)
    if (given === undefined) return fallback
    const value = /^\d+$/.test(given) ? Number(given) : NaN
    if (value <= most) return value
    throw new StartError(`${name} is "${given}"; it must be a whole number from 0 to ${most}.`)
  }
  const oneOf = <T extends string>(name: string, fallback: T, known: readonly T[]): T => {
    const given = text(name) ?? fallback
    const value = known.find((one) => one === given)
    if (value !== undefined) return value
    throw new StartError(`${name} is "${given}"; it must be one of ${known.join(', ')}.`)
  }
  return {
    host: text('HOST') ?? '127.0.0.1',
    port: whole('PORT', 8080, 65_535),
    dataFolder: path.resolve(text('CONCORDAT_DATA') ?? 'data'),
    mongodbUri: text('MONGODB_URI'),
    // Where a variable can have one line only, its line ends are written as \n.
    signingKey: text('CONCORDAT_SIGNING_KEY')?.replaceAll('\\n', '\n'),
    logLevel: oneOf('LOG_LEVEL', 'warn', LOG_LEVELS),
    reading: oneOf('CONCORDAT_READING', 'open', READINGS),
    trustedProxies: whole('TRUSTED_PROXIES', 0, 10),
    remoteHosts: hosts('CONCORDAT_REMOTE_HOSTS', text('CONCORDAT_REMOTE_HOSTS')),
    webhookHosts: hosts('CONCORDAT_WEBHOOK_HOSTS', text('CONCORDAT_WEBHOOK_HOSTS')),
    rulePages: rulePages(text('CONCORDAT_RULE_PAGES')),
  }
}

function rulePages(address: string | undefined): string | undefined {
  try {
    return rulePagesOf(address)
  } catch (error) {
    if (error instanceof RulePagesError) throw new StartError(error.message, { cause: error })
    throw error
  }
}

function hosts(variable: string, list: string | undefined): RemoteHosts | undefined {
  if (list === undefined) return undefined
  const parsed = parseRemoteHosts(list)
  if (!('mistake' in parsed)) return parsed
  throw new StartError(
    `${variable} has "${parsed.mistake}"; write host names separated by commas, as schemas.example.com or *.example.com, or * for every public host.`,
  )
}
