/** The kinds of node that a rule over OpenAPI descriptions can judge, and the walk that finds them. */
import type {
  OpenApiKind,
  OpenApiModel,
  OpenApiNode,
  OpenApiReference,
} from '../../contracts/index.ts'
import type { NodeVisitor } from '../walks/node-visitor.ts'

export type { OpenApiModel }

type ObjectNodes = {
  readonly [Kind in Exclude<OpenApiKind, 'Reference'>]: OpenApiNode<Kind>
}

export interface OpenApiNodes extends ObjectNodes {
  /** The whole description, with all its files. */
  readonly Description: OpenApiModel
  /** Every `$ref`, and every reference in a discriminator's mapping. */
  readonly Reference: OpenApiReference
}

/** Visits each object and reference of a description once, wherever it is written. */
export function walkOpenApi(model: OpenApiModel, visitor: NodeVisitor<OpenApiNodes>): void {
  visitor.visit('Description', model)
  for (const node of model.nodes) visitObject(node, visitor)
  for (const reference of model.references) {
    visitor.visit('Reference', reference)
    if (reference.target.kind === 'unavailable' && reference.expects !== 'Reference') {
      visitor.absent(reference.expects, whyAbsent(reference))
    }
  }
}

function visitObject(node: OpenApiNode, visitor: NodeVisitor<OpenApiNodes>): void {
  if (node.kind === 'Reference') return
  visitor.visit(node.kind, node as never)
}

function whyAbsent({ uri, location }: OpenApiReference): string {
  return `"${uri}" (${location.file}, line ${location.line}) is not available`
}
