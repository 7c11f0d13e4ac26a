/** A ruleset in the ecosystem's format, as it is once read: merged with what it extends, and checked. */
import type { DataValue, Location } from '../../contracts/index.ts'
import type { Severity } from '../model.ts'
import type { PackRule } from '../packs/rule-pack.ts'
import type { DocumentGraph, GraphNode } from './graph/document-graph.ts'

/**
 * Formats by which rules are limited: the ecosystem's names, where `oas3` covers all of 3.x, and the
 * formats of contracts (`wsdl-1.1`, `xsd-1.0` …) for what the ecosystem has no name for.
 */
export type RulesetFormat = string

/** A path expression of a `given`, aliases already put in; a target for a format holds in that format only. */
export interface Given {
  readonly language: 'json-path' | 'x-path'
  readonly expression: string
  readonly formats: readonly RulesetFormat[] | undefined
}

/** What a function complains about. */
export interface Complaint {
  /** One sentence without its full stop; the rule's own message takes it in as `{{error}}`. */
  readonly message: string
  /** The way from the target to what is wrong, through references as a resolved document has it. */
  readonly path?: readonly (string | number)[]
}

/** What a function looks at. */
export interface RulesetTarget {
  /** `undefined` when the field does not exist, which `truthy` and `defined` judge. */
  readonly value: DataValue | undefined
  /**
   * Where it stands. For a field that does not exist the closest node around it; for a key (`~`, `@key`)
   * the node of the member.
   */
  readonly node: GraphNode
  /** The name under which the target is held: what `{{property}}` says. */
  readonly property: string
  /** False: the rule asked for the document as written, so references are not followed. */
  readonly resolved: boolean
}

/** A function with its options put in. Pure. What it throws makes the rule not evaluated at that target. */
export type RulesetCheck = (target: RulesetTarget, graph: DocumentGraph) => Iterable<Complaint>

/** A function on a bare value: all that there is where a document has no graph, as in XML. */
export type ValueCheck = (target: Pick<RulesetTarget, 'value' | 'property'>) => Iterable<Complaint>

export interface RulesetThen {
  /**
   * A member, a path such as `a.b[0]`, `@key` for each key of the object, or an expression that begins with `$`, which
   * is the target; absent: the target itself.
   */
  readonly field: string | undefined
  readonly function: string
  readonly check: RulesetCheck
  /** The same as `check` where it looks at the value alone; undefined where it needs the graph. */
  readonly valueCheck: ValueCheck | undefined
}

export interface RulesetRule {
  readonly id: string
  readonly description: string | undefined
  /** With `{{error}} {{description}} {{path}} {{property}} {{value}}`. */
  readonly message: string | undefined
  readonly severity: Severity
  readonly documentationUrl: string | undefined
  readonly formats: readonly RulesetFormat[] | undefined
  readonly resolved: boolean
  readonly given: readonly Given[]
  readonly then: readonly RulesetThen[]
  /** Prefixes of XPath expressions. */
  readonly namespaces: Readonly<Record<string, string>>
  /**
   * Other severities for findings at a JSON Pointer of the entry document or below it; of several that hold
   * the last one counts.
   */
  readonly severityAt?: readonly {
    readonly pointer: string
    readonly severity: Severity | 'off'
  }[]
}

/** A rule of a ruleset that cannot be applied, and why: told with every verdict, never passed over. */
export interface UnsupportedRule {
  /** The rule's, or what `extends` says for a ruleset that cannot be had. */
  readonly id: string
  readonly reason: string
  /** Formats that it is for; undefined: for every format. */
  readonly formats: readonly RulesetFormat[] | undefined
}

/** Something wrong with a ruleset, as one sentence, at its place in the ruleset's file. */
export interface RulesetMistake {
  readonly message: string
  readonly location: Location
}

export interface Ruleset {
  /** Its policy id. */
  readonly id: string
  readonly version: string
  /** Those in force; rules turned off are gone. */
  readonly rules: readonly RulesetRule[]
  /** Rules of the catalogue that it takes over from rule packs which it extends. */
  readonly packRules: readonly PackRule[]
  readonly unsupported: readonly UnsupportedRule[]
  /** How bad it is that a document repeats a key, or has values that JSON cannot hold. */
  readonly parserOptions: {
    readonly duplicateKeys: Severity | 'off'
    readonly incompatibleValues: Severity | 'off'
  }
}
