/** Annotations of entities that were exported from a registry: they lead back to what the entity was made of. */
export const BACKSTAGE_ANNOTATIONS = {
  /** The service, as `domain/name`. */
  service: 'concordat/service',
  /** The version of its contract. */
  version: 'concordat/version',
  /** Where the registry shows it. */
  page: 'concordat/page',
} as const
