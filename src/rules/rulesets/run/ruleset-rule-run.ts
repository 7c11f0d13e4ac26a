import type { DataValue } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import { SiteSteps } from '../graph/site-steps.ts'
import type { SourceSite } from '../graph/source-site.ts'
import type { Complaint, RulesetRule, RulesetThen } from '../model.ts'
import { RegularExpressionError } from '../regular-expression.ts'
import { fieldTargets } from './field-targets.ts'
import type { FieldTarget, FindTargets } from './field-targets.ts'
import { ruleMessage } from './rule-message.ts'
import type { WriteMessage } from './rule-message.ts'
import type { RulesetAllowance } from './ruleset-allowance.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems that one rule reports of one contract; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Characters of their pointers and messages together. */
const MOST_CHARACTERS = 4 * 1024 * 1024
/** Places at which a rule could not be judged that are named; the others are counted. */
const MOST_NAMED = 20

/** About what one place takes that is remembered by a text. */
const BYTES_OF_A_PLACE = 200

/** Places at which a function may fail; a rule that fails everywhere is not worth the time. */
const MOST_FAILURES = 200

/** About as many as are judged in the time after which a search by a regular expression is ended. */
const JUDGEMENTS_IN_A_LIMIT = 1_000_000

/** One rule of a ruleset on its way through one contract. */
export class RulesetRuleRun {
  readonly rule: RulesetRule
  readonly #graph: IndexedGraph
  readonly #allowance: RulesetAllowance
  readonly #steps: SiteSteps
  readonly #thens: readonly { readonly then: RulesetThen; readonly find: FindTargets }[]
  /**
   * Values with nothing to complain about, by place: most, and asked for on every way to them. Absent until there
   * is one, and where too much is remembered already.
   */
  #clean: Uint8Array | undefined
  /** Names with nothing to complain about, by place and name. */
  readonly #cleanNames = new Set<string>()
  /** Of the others by place, or place and name, the ways on which it is told: each shows it elsewhere. */
  readonly #told = new Map<Place | string, number[]>()
  #hasJudged = false
  readonly #message: WriteMessage
  readonly #problems: RulesetProblem[] = []
  /** By place where a problem is shown: what it says. */
  readonly #messages = new Map<Place, string[]>()
  readonly #reasons = new Set<string>()
  #characters = 0
  #unjudgedPlaces = 0
  #failures = 0
  #isFull = false

  /** @param allowance what all rules share that judge the contract */
  constructor(rule: RulesetRule, graph: IndexedGraph, allowance: RulesetAllowance) {
    this.rule = rule
    this.#graph = graph
    this.#allowance = allowance
    this.#steps = new SiteSteps(graph, rule.resolved)
    const search = {
      graph,
      steps: this.#steps,
      isResolved: rule.resolved,
      fault: (place: Place, reason: string) => {
        this.missAt(place, reason)
      },
      miss: (reason: string) => {
        this.miss(reason)
      },
    }
    this.#thens = rule.then.map((then) => ({ then, find: fieldTargets(then.field, search) }))
    this.#message = ruleMessage(rule.message)
  }

  /**
   * Judges what an expression has chosen: once at each place, but told wherever another way to it shows it.
   *
   * @param name the name, when it was chosen instead of the value
   */
  judge(site: SourceSite, name: string | number | undefined): void {
    if (this.#isFull) return
    const { place, shown, way } = site
    const key = name === undefined ? place : `${place} ${typeof name} ${name}`
    if (this.#isClean(key)) return
    const told = this.#told.get(key)
    const wayTo = way * this.#graph.table.size + shown
    if (told?.includes(wayTo) === true) return
    this.#hasJudged = true
    const isClean = !this.#check(site, name)
    if (isClean && told === undefined) this.#remember(key)
    else if (this.#allowance.takeMemory(BYTES_OF_A_PLACE)) {
      if (told !== undefined) told.push(wayTo)
      else this.#told.set(key, [wayTo])
    }
  }

  #isClean(key: Place | string): boolean {
    if (typeof key === 'string') return this.#cleanNames.has(key)
    return ((this.#clean?.[key >> 3] ?? 0) & (1 << (key & 7))) !== 0
  }

  #remember(key: Place | string): void {
    if (typeof key === 'string') {
      if (this.#allowance.takeMemory(BYTES_OF_A_PLACE)) this.#cleanNames.add(key)
      return
    }
    const bytes = (this.#graph.table.size >> 3) + 1
    if (this.#clean === undefined && this.#allowance.takeMemory(bytes)) {
      this.#clean = new Uint8Array(bytes)
    }
    if (this.#clean === undefined) return
    this.#clean[key >> 3] = (this.#clean[key >> 3] ?? 0) | (1 << (key & 7))
  }

  /** Says that a filter had no answer at a place. */
  missAt(place: Place, reason: string): void {
    this.#unjudgedPlaces += 1
    if (this.#unjudgedPlaces > MOST_NAMED) return
    const { file, pointer } = this.#graph.locatePlace(place)
    const isEntry = this.#graph.table.documentOf(place) === this.#graph.root.document
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
    return { result: this.#result(unjudged), problems: this.#problems, unjudged }
  }

  #result(unjudged: readonly string[]): RulesetOutcome['result'] {
    if (this.#problems.length > 0) return 'violated'
    if (unjudged.length > 0) return 'undecided'
    return this.#hasJudged ? 'passed' : 'notApplicable'
  }

  /** @returns whether anything was complained about */
  #check(site: SourceSite, name: string | number | undefined): boolean {
    const value: DataValue = name ?? this.#steps.valueAt(site)
    let isFaulty = false
    for (const { then, find } of this.#thens) {
      for (const target of find(site, value)) {
        if (this.#isFull) return true
        if (this.#apply(then, target)) isFaulty = true
      }
    }
    return isFaulty
  }

  #apply(then: RulesetThen, target: FieldTarget): boolean {
    if (!this.#allowance.takeJudgement(this.#costOf(then, target))) {
      this.#giveUp('the rules together judged as many values as they may')
      return true
    }
    let isFaulty = false
    try {
      for (const complaint of this.#complaints(then, target)) {
        isFaulty = true
        this.#complain(target, complaint)
        if (this.#isFull) break
      }
    } catch (error) {
      isFaulty = true
      this.missAt(target.site.place, error instanceof Error ? error.message : String(error))
      if (isOverBudget(error)) this.#allowance.takeJudgement(JUDGEMENTS_IN_A_LIMIT)
      this.#failures += 1
      if (this.#failures === MOST_FAILURES) this.#isFull = true
    }
    return isFaulty
  }

  #complaints({ check, valueCheck }: RulesetThen, target: FieldTarget): Iterable<Complaint> {
    const { value, site } = target
    const property = target.property ?? this.#graph.table.nameAt(site.place)
    if (valueCheck !== undefined) return valueCheck({ value, property })
    const node = this.#graph.nodeAt(site.place)
    const { resolved } = this.rule
    return check({ value, node, property, resolved }, this.#graph)
  }

  #complain(target: FieldTarget, { message: error, path = [] }: Complaint): void {
    const graph = this.#graph
    const { end, missing } = this.#steps.follow(target.site, path)
    const place = this.#steps.closest(end, [...target.missing, ...missing])
    const message = this.#message({
      error,
      description: this.rule.description,
      path: () => graph.locatePlace(place).pointer,
      property: missing[0] ?? target.missing[0] ?? graph.table.nameAt(place),
      value: graph.table.valueAt(place),
    })
    const told = this.#messages.get(place)
    if (told?.includes(message) === true) return
    const at = graph.locatePlace(place)
    const characters = at.pointer.length + message.length
    if (
      this.#problems.length >= MOST_PROBLEMS ||
      this.#characters >= MOST_CHARACTERS ||
      !this.#allowance.takeProblem(characters)
    ) {
      this.#giveUp('the rule found more than is reported; correct what is reported and check again')
      return
    }
    if (told === undefined) this.#messages.set(place, [message])
    else told.push(message)
    this.#characters += characters
    this.#problems.push({ at, message })
  }

  #giveUp(reason: string): void {
    this.#isFull = true
    this.#reasons.add(reason)
  }

  /** A list or object counts with its members, unless the function looks at the value as one. */
  #costOf({ valueCheck }: RulesetThen, { value, site }: FieldTarget): number {
    if (valueCheck !== undefined || typeof value !== 'object' || value === null) return 1
    const { ends } = this.#graph.table
    const holder = this.rule.resolved ? this.#graph.followed(site.place) : site.place
    const end = ends[holder] ?? 0
    let cost = 1
    for (let at = holder + 1; at < end; at = ends[at] ?? end) cost += 1
    return cost
  }
}

function isOverBudget(error: unknown): boolean {
  return error instanceof RegularExpressionError && error.code === 'expression-over-budget'
}
