import type { DataValue } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { SiteSteps } from '../graph/site-steps.ts'
import type { SourceSite } from '../graph/source-site.ts'
import type { Complaint, RulesetRule, RulesetThen } from '../model.ts'
import { fieldTargets } from './field-targets.ts'
import type { FieldTarget } from './field-targets.ts'
import { ruleMessage } from './rule-message.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems that one rule reports of one contract; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Characters of their pointers and messages together. */
const MOST_CHARACTERS = 4 * 1024 * 1024
/** Places at which a rule could not be judged that are named; the others are counted. */
const MOST_NAMED = 20

/** What the functions of a rule said about a place, kept for other ways to it. */
interface Judged {
  /** Ways on which it is told: each shows it elsewhere. */
  readonly sites: Set<string>
  readonly isClean: boolean
}

/** Places at which a function may fail; a rule that fails everywhere is not worth the time. */
const MOST_FAILURES = 200

/** One rule of a ruleset on its way through one contract. */
export class RulesetRuleRun {
  readonly rule: RulesetRule
  readonly #graph: IndexedGraph
  readonly #steps: SiteSteps
  readonly #judged = new Map<Place | string, Judged>()
  readonly #problems = new Map<string, RulesetProblem>()
  readonly #reasons = new Set<string>()
  #characters = 0
  #unjudgedPlaces = 0
  #failures = 0
  #isFull = false

  constructor(rule: RulesetRule, graph: IndexedGraph) {
    this.rule = rule
    this.#graph = graph
    this.#steps = new SiteSteps(graph, rule.resolved)
  }

  /**
   * Judges what an expression has chosen: once at each place, but told wherever another way to it shows it.
   *
   * @param name the name, when it was chosen instead of the value
   */
  judge(site: SourceSite, name: string | number | undefined): void {
    const { place, shown, way } = site
    const key = name === undefined ? place : `${place} ${typeof name} ${name}`
    const known = this.#judged.get(key)
    if (known?.isClean === true) return
    const siteKey = `${way} ${shown}`
    if (known?.sites.has(siteKey) === true) return
    const isClean = !this.#check(site, name)
    if (known === undefined) this.#judged.set(key, { sites: new Set([siteKey]), isClean })
    else known.sites.add(siteKey)
  }

  /** Says that a filter had no answer at a place. */
  missAt(place: Place, reason: string): void {
    this.#unjudgedPlaces += 1
    if (this.#unjudgedPlaces > MOST_NAMED) return
    const node = this.#graph.nodeAt(place)
    const { file, pointer } = this.#graph.locate(node)
    const isEntry = node.document === this.#graph.root.document
    const shown = isEntry ? pointer : `${file}#${pointer}`
    this.#reasons.add(`at ${shown === '' ? 'the root' : shown}: ${reason}`)
  }

  /** Says why the rule was not judged everywhere. */
  miss(reason: string): void {
    this.#reasons.add(reason)
  }

  outcome(): RulesetOutcome {
    const unjudged = [...this.#reasons]
    if (this.#failures >= MOST_FAILURES) {
      unjudged.unshift(`the rule was given up after it had failed at ${MOST_FAILURES} places`)
    }
    const more = this.#unjudgedPlaces - MOST_NAMED
    if (more > 0) unjudged.push(`and at ${more} more places`)
    return { result: this.#result(unjudged), problems: [...this.#problems.values()], unjudged }
  }

  #result(unjudged: readonly string[]): RulesetOutcome['result'] {
    if (this.#problems.size > 0) return 'violated'
    if (unjudged.length > 0) return 'undecided'
    return this.#judged.size > 0 ? 'passed' : 'notApplicable'
  }

  /** @returns whether anything was complained about */
  #check(site: SourceSite, name: string | number | undefined): boolean {
    const value: DataValue = name ?? this.#steps.valueAt(site)
    let isFaulty = false
    for (const then of this.rule.then) {
      for (const target of fieldTargets(this.#steps, site, value, then.field)) {
        if (this.#isFull) return true
        if (this.#apply(then, target)) isFaulty = true
      }
    }
    return isFaulty
  }

  #apply({ check }: RulesetThen, target: FieldTarget): boolean {
    const node = this.#graph.nodeAt(target.site.place)
    const { resolved } = this.rule
    const property = target.property ?? node.key
    let isFaulty = false
    try {
      for (const complaint of check(
        { value: target.value, node, property, resolved },
        this.#graph,
      )) {
        isFaulty = true
        this.#complain(target, complaint)
      }
    } catch (error) {
      isFaulty = true
      this.missAt(target.site.place, error instanceof Error ? error.message : String(error))
      this.#failures += 1
      if (this.#failures === MOST_FAILURES) this.#isFull = true
    }
    return isFaulty
  }

  #complain(target: FieldTarget, { message: error, path = [] }: Complaint): void {
    const { end, missing } = this.#steps.follow(target.site, path)
    const shown = this.#graph.nodeAt(this.#steps.closest(end, [...target.missing, ...missing]))
    const at = this.#graph.locate(shown)
    const { description } = this.rule
    const property = missing[0] ?? target.missing[0] ?? shown.key
    const facts = { error, description, path: at.pointer, property, value: shown.value }
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
}
