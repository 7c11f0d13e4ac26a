import type { ContractReading } from '../contract.ts'
import type { SourceText } from '../source.ts'
import { recogniseGraphql } from './graphql.ts'
import { recogniseProtobuf } from './protobuf.ts'

/** Recognises a contract in a language of its own, by how the text begins. */
export function recogniseText(source: SourceText): ContractReading | undefined {
  return recogniseGraphql(source) ?? recogniseProtobuf(source)
}
