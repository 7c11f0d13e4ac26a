/**
 * The ledger: what changed, who did it, on behalf of which role and why, chained by hashes.
 *
 * May not: decide, or name a concrete store.
 */
export {}
