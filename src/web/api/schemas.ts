/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

export type * from './schemas/access.ts'
export type * from './schemas/audit.ts'
export type * from './schemas/catalogue.ts'
export type * from './schemas/compatibility.ts'
export type * from './schemas/consumers.ts'
export type * from './schemas/governance.ts'
export type * from './schemas/lifecycle.ts'
export type * from './schemas/maturity.ts'
export type * from './schemas/operation.ts'
export type * from './schemas/policies.ts'
export type * from './schemas/shared.ts'
export type * from './schemas/versions.ts'
