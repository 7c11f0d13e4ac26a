import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { GraphNode } from '../graph/document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import type { Complaint, RulesetRule, RulesetTarget } from '../model.ts'
import { fieldTargets } from './field-targets.ts'
import { ruleMessage } from './rule-message.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems that one rule reports of one contract; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Characters of their pointers and messages together. */
const MOST_CHARACTERS = 4 * 1024 * 1024
/** Places at which a rule could not be judged that are named; the others are counted. */
const MOST_NAMED = 20

/** One rule of a ruleset on its way through one contract. */
export class RulesetRuleRun {
  readonly rule: RulesetRule
  readonly #graph: IndexedGraph
  readonly #targets = new Set<Place | string>()
  readonly #problems = new Map<string, RulesetProblem>()
  readonly #reasons = new Set<string>()
  #characters = 0
  #unjudgedPlaces = 0
  #isFull = false

  constructor(rule: RulesetRule, graph: IndexedGraph) {
    this.rule = rule
    this.#graph = graph
  }

  /** Judges what an expression has chosen, once however often it is chosen. */
  judge(place: Place, name: string | number | undefined): void {
    const key = name === undefined ? place : `${place} ${typeof name} ${name}`
    if (this.#targets.has(key)) return
    this.#targets.add(key)
    const node = this.#graph.nodeAt(place)
    const { resolved } = this.rule
    const value = name ?? node.value
    const property = name === undefined ? node.key : String(name)
    this.#check({ value, node, property, resolved })
  }

  /** Says that a filter had no answer at a place. */
  missAt(place: Place, reason: string): void {
    this.#unjudgedAt(this.#graph.nodeAt(place), reason)
  }

  /** Says why the rule was not judged everywhere. */
  miss(reason: string): void {
    this.#reasons.add(reason)
  }

  outcome(): RulesetOutcome {
    const unjudged = [...this.#reasons]
    const more = this.#unjudgedPlaces - MOST_NAMED
    if (more > 0) unjudged.push(`and at ${more} more places`)
    const problems = [...this.#problems.values()]
    return { result: this.#result(unjudged), problems, unjudged }
  }

  #result(unjudged: readonly string[]): RulesetOutcome['result'] {
    if (this.#problems.size > 0) return 'violated'
    if (unjudged.length > 0) return 'undecided'
    return this.#targets.size > 0 ? 'passed' : 'notApplicable'
  }

  #check(chosen: RulesetTarget): void {
    for (const { field, check } of this.rule.then) {
      for (const target of fieldTargets(this.#graph, chosen, field)) {
        if (this.#isFull) return
        try {
          for (const complaint of check(target, this.#graph)) this.#complain(target, complaint)
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          this.#unjudgedAt(target.node, reason)
        }
      }
    }
  }

  #complain(target: RulesetTarget, { message: error, path = [] }: Complaint): void {
    const node = this.#end(target, path)
    const at = this.#graph.locate(node)
    const { description } = this.rule
    const property = path.length === 0 ? target.property : String(path.at(-1))
    const facts = { error, description, path: at.pointer, property, value: node.value }
    const message = ruleMessage(this.rule.message, facts)
    const key = JSON.stringify([at.file, at.pointer, message])
    if (this.#problems.has(key)) return
    if (this.#problems.size >= MOST_PROBLEMS || this.#characters >= MOST_CHARACTERS) {
      this.#isFull = true
      this.#reasons.add(
        'the rule found more than is reported; correct what is reported and check again',
      )
      return
    }
    this.#characters += key.length
    this.#problems.set(key, { at, message })
  }

  /** The last node on a way that exists. */
  #end({ node, resolved }: RulesetTarget, path: readonly (string | number)[]): GraphNode {
    let end = node
    for (const step of path) {
      const key = String(step)
      const next = resolved ? this.#graph.member(end, key) : this.#graph.memberAsWritten(end, key)
      if (next === undefined) break
      end = next
    }
    return end
  }

  #unjudgedAt(node: GraphNode, reason: string): void {
    this.#unjudgedPlaces += 1
    if (this.#unjudgedPlaces > MOST_NAMED) return
    const { file, pointer } = this.#graph.locate(node)
    const place = node.document === this.#graph.root.document ? pointer : `${file}#${pointer}`
    this.#reasons.add(`at ${place === '' ? 'the root' : place}: ${reason}`)
  }
}
