/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

/** The state of the process. */
export interface Health {
  readonly status: 'up' | 'ready'
}
