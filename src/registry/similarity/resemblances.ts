/** A service that another one resembles, with what is alike. */
export interface Resemblance {
  readonly service: string
  readonly title: string
  /** The estimated share of its contract's features that are the same, from 0.8 to 1; undefined when fewer are. */
  readonly contract: number | undefined
  readonly sameCapability: boolean
  readonly similarName: boolean
  /** In plain words, with what to do. */
  readonly explanation: string
}

export interface Resemblances {
  /** Services that this one may be a second of, the closest first; at most 10. @throws RegistryError `service-not-found` */
  of(service: string): Promise<readonly Resemblance[]>
  /**
   * Those of them whose contract is nearly the same, which is all that another contract can change: a name and a
   * capability were told of when they were given. The closest first, at most 10.
   *
   * @throws RegistryError `service-not-found`
   */
  byContract(service: string): Promise<readonly Resemblance[]>
}
