/**
 * What a rule is: target, applicability and check, the split that the test assertions of WS-I and OASIS
 * use. A rule is one value in one file; it is pure and keeps no state.
 */
import type { Contract, Location, RecognisedModel } from '../contracts/index.ts'
import type { DiscoveryNodes } from './discovery/discovery-nodes.ts'
import type { FormatNodes } from './formats/format-nodes.ts'
import type { MessageNodes } from './messages/message-nodes.ts'
import type { Severity } from './model.ts'
import type { TextEdit } from './edits/text-edit.ts'
import type { OpenApiModel, OpenApiNodes } from './openapi/open-api-nodes.ts'
import type { WsdlNodes, XmlContractModel } from './walks/wsdl-nodes.ts'

/** The names in braces in a message. */
export type Placeholder<Message extends string> =
  Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never

/** What stands in the place of each name in braces. */
export type ProblemData<Message extends string> = Readonly<
  Record<Placeholder<Message>, string | number>
>

interface ProblemPlace {
  readonly at: Location
  /** What the contract's author can do about it, as an instruction. */
  readonly fix?: string
  /**
   * Changes of the text that make this correction where it is mechanical and leaves the meaning as it is; none
   * where it is not certain. Asked for only where somebody wants them.
   */
  readonly edits?: () => readonly TextEdit[]
  /** Other places that belong to it: the other duplicate, the declaration that is contradicted. */
  readonly related?: readonly Location[]
}

/** One place that breaks the rule; `data` fills the placeholders of the rule's message. */
export type Problem<Message extends string = string> = ProblemPlace &
  ([Placeholder<Message>] extends [never]
    ? { readonly data?: Readonly<Record<string, string | number>> }
    : { readonly data: ProblemData<Message> })

/** The rule cannot judge this node, and why: what it needs is missing. Never counted as conformance. */
export interface Unjudged {
  readonly unjudged: string
}

export type Check<Message extends string = string> =
  Iterable<Problem<Message> | Unjudged> | AsyncIterable<Problem<Message> | Unjudged>

/**
 * A clean contract of `specs/`, or the same with one edit that breaks the rule. Tests, the rule's page and
 * the web application's help come from it.
 */
export interface RuleExample {
  /** Name of a file in `specs/examples` or `specs/samples`. */
  readonly contract: string
  /** The text that stands exactly once, and what replaces it. */
  readonly edit?: readonly [find: string, replace: string]
  /** The file that is edited, relative to the contract, when it is an imported one. */
  readonly file?: string
  /** For a rule about messages: the log in `specs/examples` that the edit is made in, unless `file` says otherwise. */
  readonly messages?: string
  /** For a rule about discovery data: the export in `specs/examples/discovery` that the edit is made in, likewise. */
  readonly discovery?: string
  /** Pointer of the finding that the edit causes. Absent: the rule applies and finds nothing. */
  readonly at?: string
}

/** What people read about a rule, and how the engine weighs it. */
export interface RuleFacts<Message extends string = string> {
  readonly id: string
  /** Other names under which the same rule is known (WSI2010 for BP2010). */
  readonly aliases?: readonly string[]
  /** Begins with Require, Forbid, Prefer, Limit or Report. */
  readonly title: string
  /** One sentence: what is there and what is missing. `{name}` stands for a value of the problem's data. */
  readonly message: Message
  /** Placeholders that only explain, such as a path or a reason: left out of the finding's fingerprint. */
  readonly explanatory?: readonly Placeholder<Message>[]
  /** Used where a pack does not choose another. */
  readonly severity: Severity
  /** Requirement numbers or sections of the source standard. */
  readonly requirements: readonly string[]
  readonly rationale: string
  readonly examples: readonly RuleExample[]
  /** Rules that must hold for the same node before this one says anything. */
  readonly prerequisites?: readonly string[]
  /** It reports that something is present, and judges nothing (an extensibility point in use, say). */
  readonly informational?: true
}

/** What a check may ask beside its node. */
export interface RuleContext<Model> {
  readonly contract: Contract
  readonly model: Model
  /** Calls `compute` at most once in a run, so that rules share what is expensive to find out. */
  once<Result>(compute: (model: Model, contract: Contract) => Result): Result
}

interface TargetedRule<
  Nodes,
  Kind extends keyof Nodes,
  Message extends string,
  Model,
> extends RuleFacts<Message> {
  /** The kind of node that is judged; each one by itself. */
  readonly target: Kind
  /** False: the rule has nothing to say about this node. */
  applies?(node: Nodes[Kind], context: RuleContext<Model>): boolean
  /** Yields a problem for each place that breaks the rule. May be asynchronous. */
  check(node: Nodes[Kind], context: RuleContext<Model>): Check<NoInfer<Message>>
}

/** Messages bring along all that a check may ask. */
interface MessageRule<Kind extends keyof MessageNodes, Message extends string>
  extends RuleFacts<Message>, FactsOfMessageRules {
  readonly target: Kind
  /** False: the rule has nothing to say about this message. */
  applies?(message: MessageNodes[Kind]): boolean
  /** Yields a problem for each place that breaks the rule. */
  check(message: MessageNodes[Kind]): Iterable<Problem<NoInfer<Message>> | Unjudged>
}

/** Entries of a registry bring along all that a check may ask. */
interface DiscoveryRule<
  Kind extends keyof DiscoveryNodes,
  Message extends string,
> extends RuleFacts<Message> {
  readonly target: Kind
  /** False: the rule has nothing to say about this entry. */
  applies?(entry: DiscoveryNodes[Kind]): boolean
  /** Yields a problem for each place that breaks the rule. */
  check(entry: DiscoveryNodes[Kind]): Iterable<Problem<NoInfer<Message>> | Unjudged>
}

/** What only rules about messages say. */
interface FactsOfMessageRules {
  /** It holds messages against the description of the service; without one it cannot be judged. */
  readonly needsDescription?: true
  /** It looks at the body of a message, although it is about the message as a whole. */
  readonly needsBody?: true
}

/** A rule as the engine sees it: its family says which models it reads, its target which nodes. */
export interface Rule extends Omit<RuleFacts, 'explanatory'>, FactsOfMessageRules {
  readonly explanatory?: readonly string[]
  readonly family: 'xml' | 'openapi' | 'format' | 'message' | 'discovery'
  readonly target: string
  applies?(node: unknown, context: RuleContext<unknown>): boolean
  check(node: unknown, context: RuleContext<unknown>): Check
}

/** A rule over WSDL 1.1 documents and XML schemas. */
export function defineWsdlRule<const Kind extends keyof WsdlNodes, const Message extends string>(
  rule: TargetedRule<WsdlNodes, Kind, Message, XmlContractModel>,
): Rule {
  return { ...rule, family: 'xml' } as unknown as Rule
}

/** A rule over OpenAPI documents. */
export function defineOpenApiRule<
  const Kind extends keyof OpenApiNodes,
  const Message extends string,
>(rule: TargetedRule<OpenApiNodes, Kind, Message, OpenApiModel>): Rule {
  return { ...rule, family: 'openapi' } as unknown as Rule
}

/** A rule over AsyncAPI, GraphQL, Protocol Buffers, Avro or JSON Schema. */
export function defineFormatRule<
  const Kind extends keyof FormatNodes,
  const Message extends string,
>(rule: TargetedRule<FormatNodes, Kind, Message, RecognisedModel>): Rule {
  return { ...rule, family: 'format' } as unknown as Rule
}

/** A rule over logged messages, judged where a log is handed in beside the contract. */
export function defineMessageRule<
  const Kind extends keyof MessageNodes,
  const Message extends string,
>(rule: MessageRule<Kind, Message>): Rule {
  return { ...rule, family: 'message' } as unknown as Rule
}

/** A rule over entries of a UDDI registry, judged where an export is handed in beside the contract. */
export function defineDiscoveryRule<
  const Kind extends keyof DiscoveryNodes,
  const Message extends string,
>(rule: DiscoveryRule<Kind, Message>): Rule {
  return { ...rule, family: 'discovery' } as unknown as Rule
}
