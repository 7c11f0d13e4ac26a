/** The kinds of node that a rule over OpenAPI documents can judge, and the walk that finds them. */
import type { ContractModel } from '../../contracts/index.ts'
import type { NodeVisitor } from '../node-visitor.ts'

export type OpenApiModel = Extract<ContractModel, { kind: 'openapi' }>

export interface OpenApiNodes {
  /** The whole description, with all its files. */
  readonly Document: OpenApiModel
}

/** Visits each node once, in document order. */
export function walkOpenApi(model: OpenApiModel, visitor: NodeVisitor<OpenApiNodes>): void {
  visitor.visit('Document', model)
}
