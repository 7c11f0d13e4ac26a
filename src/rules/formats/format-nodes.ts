import type { Contract, DataDocument, Format, RecognisedModel } from '../../contracts/index.ts'
import type { NodeVisitor } from '../walks/node-visitor.ts'

/** A contract that is a JSON or YAML document. */
export type DocumentModel = RecognisedModel & { readonly document: DataDocument }

/** The kinds of node that a rule over further formats can judge: each is a whole contract. */
export interface FormatNodes {
  /** A schema definition, or the answer to an introspection query, which has a document. */
  readonly GraphQl: RecognisedModel
  readonly Protobuf: RecognisedModel
  readonly Avro: DocumentModel
  readonly JsonSchema: DocumentModel
  /** AsyncAPI 2 and 3. */
  readonly AsyncApi: DocumentModel
}

const KINDS: Partial<Readonly<Record<Format, keyof FormatNodes>>> = {
  graphql: 'GraphQl',
  protobuf: 'Protobuf',
  avro: 'Avro',
  'json-schema': 'JsonSchema',
  'asyncapi-2': 'AsyncApi',
  'asyncapi-3': 'AsyncApi',
}

/** Visits the contract itself: rules of these formats ask the library of the format, not a model. */
export function walkFormat(
  { format }: Contract,
  model: RecognisedModel,
  visitor: NodeVisitor<FormatNodes>,
): void {
  const kind = KINDS[format]
  // The recognisers of the kinds with a document always keep it.
  if (kind !== undefined) visitor.visit(kind, model)
}
