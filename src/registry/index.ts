/**
 * The registry: domains, services, contract versions, subscriptions, search, lifecycles and their gates.
 *
 * May not: name a concrete store, know HTTP statuses or request objects, or know constitutions; what it
 * needs to know about authority and policies it asks through its ports.
 */
export * from './model.ts'
export * from './ports.ts'
