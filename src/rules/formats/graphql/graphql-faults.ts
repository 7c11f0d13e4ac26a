import type { DefinitionNode, DocumentNode, GraphQLError, TypeExtensionNode } from 'graphql'
import type { DataValue, RecognisedModel, SourceText } from '../../../contracts/index.ts'
import { memberOf } from '../../../contracts/index.ts'
import { TimeLimitError, withinTime } from '../../rulesets/within-time.ts'
import { asPhrase, placeIn, type FormatFault, type FormatJudgement } from '../fault.ts'

/**
 * `extension`: it extends a type that is defined elsewhere, as a part of a federated schema may; `directive`:
 * the same of a directive; `query`: nothing can be asked.
 */
export type GraphQlFaultKind = 'syntax' | 'invalid' | 'extension' | 'directive' | 'query'

type Fault = FormatFault<GraphQlFaultKind>

/** Ten times what the largest schemas that are met have. */
const MOST_TOKENS = 2_000_000

/** Many times what the largest take: the library goes every way through what types require of each other. */
const JUDGE_MILLISECONDS = 4_000

const NO_QUERY = 'Query root type must be provided.'

/** Parses and validates a schema with the reference implementation. Ask through `context.once`. */
export async function graphQlFaultsOf(
  model: RecognisedModel,
): Promise<FormatJudgement<GraphQlFaultKind>> {
  const [source] = model.sources
  if (source === undefined) return { faults: [], unjudged: [] }
  const judge =
    model.document === undefined
      ? await judgeOfDefinition(source)
      : await judgeOfIntrospection(model, model.document.value)
  try {
    return { faults: withinTime(JUDGE_MILLISECONDS, judge), unjudged: [] }
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error
    return { faults: [], unjudged: [`judging the schema was ended: ${error.message}`] }
  }
}

/** What is asked to judge takes no promise, so that it can be ended. */
type Judge = () => readonly Fault[]

async function judgeOfDefinition(source: SourceText): Promise<Judge> {
  const graphql = await import('graphql')
  const { validateSDL } = await import('graphql/validation/validate.js')
  const { specifiedSDLRules } = await import('graphql/validation/specifiedRules.js')
  const { KnownDirectivesRule, PossibleTypeExtensionsRule } = graphql
  const as = (kind: GraphQlFaultKind) => (error: GraphQLError) => faultOf(kind, error, source)
  const text = new graphql.Source(source.text)
  let document: DocumentNode
  try {
    document = graphql.parse(text, { maxTokens: MOST_TOKENS })
  } catch (error) {
    if (!(error instanceof graphql.GraphQLError)) throw error
    const fault = as('syntax')(error)
    return () => [fault]
  }
  // For each error the library counts the lines before it, which we do faster and only for what is shown.
  text.body = ''
  const apart: readonly unknown[] = [KnownDirectivesRule, PossibleTypeExtensionsRule]
  const others = specifiedSDLRules.filter((rule) => !apart.includes(rule))
  return () => {
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
async function judgeOfIntrospection({ root }: RecognisedModel, value: DataValue): Promise<Judge> {
  const { buildClientSchema, validateSchema } = await import('graphql')
  const answer = memberOf(value, 'data') ?? value
  return () => {
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
}

function kindOf({ message }: GraphQLError): GraphQlFaultKind {
  return message === NO_QUERY ? 'query' : 'invalid'
}

function faultOf(kind: GraphQlFaultKind, error: GraphQLError, source: SourceText): Fault {
  const start = error.positions?.[0] ?? 0
  const end = error.nodes?.[0]?.loc?.end
  return { kind, at: placeIn(source, start, end), problem: asPhrase(error.message) }
}
