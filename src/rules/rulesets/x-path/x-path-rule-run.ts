import type { RulesetRule, RulesetThen } from '../model.ts'
import { ruleMessage } from '../run/rule-message.ts'
import type { WriteMessage } from '../run/rule-message.ts'
import type { RulesetOutcome, RulesetProblem } from '../run/rule-outcome.ts'
import { XPathError, type XPathEngine, type XPathItem } from './x-path-engine.ts'
import { ElementNode, type DocumentNode, type XmlNode } from './xml-nodes.ts'
import { EACH_NAME, isNode, locationOf, nameOf, valueFor, type XmlTarget } from './xml-target.ts'

/** Problems that one rule reports of one contract; nobody reads more, and a report must stay bounded. */
const MOST_PROBLEMS = 10_000
/** Items that one rule looks at; more than a contract has elements. */
const MOST_TARGETS = 1_000_000
/** Reasons that are told why a rule was not judged somewhere. */
const MOST_REASONS = 20

/** One rule with XPaths on its way through the documents of a contract. */
export class XPathRuleRun {
  readonly rule: RulesetRule
  readonly #message: WriteMessage
  readonly #engine: XPathEngine
  readonly #problems = new Map<string, RulesetProblem>()
  readonly #reasons = new Set<string>()
  #targets = 0
  #isGivenUp = false

  constructor(rule: RulesetRule, engine: XPathEngine) {
    this.rule = rule
    this.#message = ruleMessage(rule.message)
    this.#engine = engine
  }

  /** Judges what the expressions of the rule choose in a document, each node once. */
  judge(document: DocumentNode): void {
    if (this.#isGivenUp) return
    try {
      this.#engine.limited(() => {
        this.#judgeAll(document)
      })
    } catch (error) {
      if (!(error instanceof XPathError)) throw error
      this.giveUp(error.message)
    }
  }

  /** Ends the judging, whatever has been judged. */
  giveUp(reason: string): void {
    this.#isGivenUp = true
    this.#note(`the rule was given up: ${reason}`)
  }

  outcome(): RulesetOutcome {
    const unjudged = [...this.#reasons]
    const problems = [...this.#problems.values()]
    if (problems.length > 0) return { result: 'violated', problems, unjudged }
    const judged = this.#targets > 0 ? 'passed' : 'notApplicable'
    return { result: unjudged.length > 0 ? 'undecided' : judged, problems, unjudged }
  }

  #judgeAll(document: DocumentNode): void {
    const chosen = new Set<XPathItem>()
    for (const { language, expression } of this.rule.given) {
      if (language !== 'x-path') continue
      for (const item of this.#evaluate(expression, document)) chosen.add(item)
    }
    for (const item of chosen) {
      const at = isNode(item) ? item : document
      for (const then of this.rule.then) this.#judgeItem(then, item, at)
    }
  }

  #judgeItem(then: RulesetThen, item: XPathItem, at: XmlNode): void {
    for (const target of this.#targetsOf(then.field, item, at)) {
      this.#targets += 1
      if (this.#targets > MOST_TARGETS || this.#problems.size >= MOST_PROBLEMS) {
        this.#note('the rule found more than is reported; correct what is reported first')
        return
      }
      this.#judgeTarget(then, target)
    }
  }

  #judgeTarget(then: RulesetThen, target: XmlTarget): void {
    const { property } = target
    const value = valueFor(then.function, target, this.rule.namespaces)
    try {
      for (const { message } of then.valueCheck?.({ value, property }) ?? []) {
        this.#complain(message, target)
      }
    } catch (error) {
      this.#note(error instanceof Error ? error.message : String(error))
    }
  }

  #complain(error: string, target: XmlTarget): void {
    const at = locationOf(target.at)
    const { description } = this.rule
    const text = this.#message({
      error,
      description,
      path: () => at.pointer,
      property: target.property,
      value: valueFor('pattern', target, {}),
    })
    this.#problems.set(JSON.stringify([at.file, at.pointer, text]), { at, message: text })
  }

  #targetsOf(field: string | undefined, item: XPathItem, at: XmlNode): readonly XmlTarget[] {
    const name = nameOf(at)
    if (field === undefined || !isNode(item)) return [{ item, at, property: name }]
    if (field === EACH_NAME) return [{ item: name, at, property: name }]
    const found = attributeAt(field, item) ?? this.#evaluate(field, item)
    if (found.length === 0) return [{ item: undefined, at, property: field.replace(/^@/, '') }]
    return found.map((one) => {
      const place = isNode(one) ? one : at
      return { item: one, at: place, property: nameOf(place) }
    })
  }

  #note(reason: string): void {
    if (this.#reasons.size < MOST_REASONS) this.#reasons.add(reason)
  }

  #evaluate(expression: string, context: XmlNode): readonly XPathItem[] {
    try {
      return this.#engine.evaluate(expression, context, this.rule.namespaces)
    } catch (error) {
      if (!(error instanceof XPathError) || error.code === 'over-budget') throw error
      this.#note(`the XPath ${expression} was not evaluated: ${error.message}`)
      return []
    }
  }
}

/** The commonest field, `@name`, without the cost of an evaluation. */
function attributeAt(field: string, item: XmlNode): readonly XPathItem[] | undefined {
  if (!(item instanceof ElementNode) || !/^@[A-Za-z_][\w.-]*$/.test(field)) return undefined
  const name = field.slice(1)
  return item.attributes.filter((one) => one.localName === name && one.namespaceURI === null)
}
