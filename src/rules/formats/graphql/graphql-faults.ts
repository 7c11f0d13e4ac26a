import type { DefinitionNode, DocumentNode, GraphQLError, TypeExtensionNode } from 'graphql'
import type { DataValue, RecognisedModel, SourceText } from '../../../contracts/index.ts'
import { memberOf } from '../../../contracts/index.ts'
import { asPhrase, placeIn, type FormatFault, type FormatJudgement } from '../fault.ts'

/**
 * `extension`: it extends a type that is defined elsewhere, as a part of a federated schema may; `directive`:
 * the same of a directive; `query`: nothing can be asked.
 */
export type GraphQlFaultKind = 'syntax' | 'invalid' | 'extension' | 'directive' | 'query'

type Fault = FormatFault<GraphQlFaultKind>

/** Ten times what the largest schemas that are met have. */
const MOST_TOKENS = 2_000_000

const NO_QUERY = 'Query root type must be provided.'

/** Parses and validates a schema with the reference implementation. Ask through `context.once`. */
export async function graphQlFaultsOf(
  model: RecognisedModel,
): Promise<FormatJudgement<GraphQlFaultKind>> {
  const [source] = model.sources
  if (source === undefined) return { faults: [], unjudged: [] }
  const faults =
    model.document === undefined
      ? await faultsOfDefinition(source)
      : await faultsOfIntrospection(model, model.document.value)
  return { faults, unjudged: [] }
}

async function faultsOfDefinition(source: SourceText): Promise<readonly Fault[]> {
  const graphql = await import('graphql')
  const { validateSDL } = await import('graphql/validation/validate.js')
  const { specifiedSDLRules } = await import('graphql/validation/specifiedRules.js')
  const { KnownDirectivesRule, PossibleTypeExtensionsRule } = graphql
  const as = (kind: GraphQlFaultKind) => (error: GraphQLError) => faultOf(kind, error, source)
  let document
  try {
    document = graphql.parse(source.text, { maxTokens: MOST_TOKENS })
  } catch (error) {
    if (error instanceof graphql.GraphQLError) return [as('syntax')(error)]
    throw error
  }
  const apart: readonly unknown[] = [KnownDirectivesRule, PossibleTypeExtensionsRule]
  const others = specifiedSDLRules.filter((rule) => !apart.includes(rule))
  const extensions = validateSDL(document, undefined, [PossibleTypeExtensionsRule])
  const extended = extendedTypes(document)
  const invalid = validateSDL(document, undefined, others).filter(
    (error) => !isUnknownType(error, extended),
  )
  const faults = [
    ...validateSDL(document, undefined, [KnownDirectivesRule]).map(as('directive')),
    ...extensions.map((error) =>
      as(error.message.includes('is not defined') ? 'extension' : 'invalid')(error),
    ),
    ...invalid.map(as('invalid')),
  ]
  // Built on faulty definitions, a schema would only repeat them in other words.
  if (invalid.length > 0 || extensions.length > 0) return faults
  const schema = graphql.buildASTSchema(document, { assumeValidSDL: true })
  return [...faults, ...graphql.validateSchema(schema).map((error) => as(kindOf(error))(error))]
}

/** Names of the types that a document extends: where it does not define them, others do. */
function extendedTypes({ definitions }: DocumentNode): ReadonlySet<string> {
  const names = definitions.flatMap((definition) =>
    isTypeExtension(definition) ? definition.name.value : [],
  )
  return new Set(names)
}

function isTypeExtension(definition: DefinitionNode): definition is TypeExtensionNode {
  return definition.kind.endsWith('TypeExtension')
}

function isUnknownType({ message, nodes }: GraphQLError, names: ReadonlySet<string>): boolean {
  const [node] = nodes ?? []
  if (!message.startsWith('Unknown type') || node === undefined || !('name' in node)) return false
  return typeof node.name === 'object' && names.has(node.name.value)
}

/** The answer has no places of its own: findings are about the whole. */
async function faultsOfIntrospection(
  { root }: RecognisedModel,
  value: DataValue,
): Promise<readonly Fault[]> {
  const { buildClientSchema, validateSchema } = await import('graphql')
  const answer = memberOf(value, 'data') ?? value
  try {
    const schema = buildClientSchema(answer as unknown as Parameters<typeof buildClientSchema>[0])
    return validateSchema(schema).map((error) => ({
      kind: kindOf(error),
      at: root,
      problem: asPhrase(error.message),
    }))
  } catch (error) {
    // The library throws plain errors for an answer that it cannot make a schema of.
    if (!(error instanceof Error)) throw error
    return [{ kind: 'invalid', at: root, problem: asPhrase(error.message) }]
  }
}

function kindOf({ message }: GraphQLError): GraphQlFaultKind {
  return message === NO_QUERY ? 'query' : 'invalid'
}

function faultOf(kind: GraphQlFaultKind, error: GraphQLError, source: SourceText): Fault {
  const start = error.positions?.[0] ?? 0
  const end = error.nodes?.[0]?.loc?.end
  return { kind, at: placeIn(source, start, end), problem: asPhrase(error.message) }
}
