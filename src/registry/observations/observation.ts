/** Something that was seen at run time, as far as a line, a span or an entry says it. */
export interface Seen {
  readonly kind: 'call' | 'deployment'
  readonly at: Date
  /** Where it went: a host name, with its port where the source says it. */
  readonly host?: string | undefined
  /** Without a query. */
  readonly path?: string | undefined
  readonly method?: string | undefined
  /** Named outright: `domain/name`. */
  readonly service?: string | undefined
  readonly operation?: string | undefined
  readonly version?: string | undefined
  readonly environment?: string | undefined
  /** An HTTP status; absent counts as success. */
  readonly status?: number | undefined
  /** How many of the same. */
  readonly count: number
  /** Named outright: a service, or an application outside the registry. */
  readonly consumer?: string | undefined
  readonly client: ClientIdentity
}

/** Who called, as far as it is known. Only a user is ever kept; addresses and agents serve to find the consumer. */
export interface ClientIdentity {
  /** An authenticated name: a user, a client id, a key's name. */
  readonly user?: string | undefined
  readonly address?: string | undefined
  readonly agent?: string | undefined
}

/** What could not be read, and why. */
export interface Rejected {
  /** From 1: a line, or the place of an entry. */
  readonly line: number
  readonly reason: string
}

export const OBSERVATION_FORMATS = ['access-log', 'json-lines', 'otlp', 'export'] as const
export type ObservationFormat = (typeof OBSERVATION_FORMATS)[number]
