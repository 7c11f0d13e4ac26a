import { shortMessage, type Contract, type Location } from '../contracts/index.ts'
import { fingerprintOf } from './fingerprint.ts'
import { helpFor } from './help.ts'
import type { Finding, WaivedBy } from './model.ts'
import type { Problem, Rule } from './rule.ts'
import type { RulePack } from './packs/rule-pack.ts'
import type { RuleOutcome } from './rule-run.ts'

/**
 * All problems as findings, each once, under the first pack that has the rule. In document order (the entry
 * first, then the imported files in the order of reading), then by rule: the same input gives the same bytes.
 */
export function findingsOf(
  contract: Contract,
  packs: readonly Pick<RulePack, 'id' | 'rules'>[],
  outcomes: ReadonlyMap<string, RuleOutcome>,
  waivers: ReadonlyMap<string, WaivedBy> = new Map(),
  withEdits = false,
): readonly Finding[] {
  const findings = [...outcomes.values()].flatMap(({ rule, problems }) => {
    if (problems.length === 0) return []
    const having = packs.filter((pack) => pack.rules.some(({ id }) => id === rule.id))
    const [first] = having
    if (first === undefined) return []
    const severity = first.rules.find(({ id }) => id === rule.id)?.severity ?? rule.severity
    const policies = having.map((pack) => pack.id)
    const help = helpFor(rule.id)
    const write = messageWriter(rule)
    return problems.map((problem): Finding => {
      const fingerprint = fingerprintOf(
        rule.id,
        problem.at,
        contract.entry,
        identityOf(rule, problem),
      )
      return {
        rule: rule.id,
        policy: first.id,
        policies,
        severity,
        message: shortMessage(write(problem)),
        requirements: rule.requirements,
        help,
        ...(problem.fix !== undefined && { fix: shortMessage(problem.fix) }),
        ...(withEdits && editsOf(problem)),
        fingerprint,
        location: problem.at,
        ...(problem.related !== undefined && { related: problem.related }),
        waived: waivers.get(fingerprint) ?? null,
      }
    })
  })
  return inDocumentOrder(contract, withoutRepetitions(findings))
}

function editsOf({ edits }: Problem): Pick<Finding, 'edits'> {
  const found = edits?.() ?? []
  return found.length > 0 ? { edits: found } : {}
}

/** A rule that looks at several documents may meet the same fault in each of them. */
function withoutRepetitions(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map(
    findings.map((finding) => {
      const { file, line, column } = finding.location
      return [`${finding.fingerprint} ${line} ${column} ${file}`, finding]
    }),
  )
  return [...byPlace.values()]
}

/** The entry's findings first, then those of imported files in the order of reading; by place, then by rule. */
export function inDocumentOrder(
  contract: Contract,
  findings: readonly Finding[],
): readonly Finding[] {
  const fileOrder = new Map(contract.files.map((file, index) => [file.name, index]))
  const rank = ({ file }: Location) => fileOrder.get(file) ?? fileOrder.size
  const byFile = (one: Location, other: Location) =>
    one.file === other.file ? 0 : rank(one) - rank(other)
  return findings.toSorted(
    (one, other) =>
      byFile(one.location, other.location) ||
      one.location.line - other.location.line ||
      one.location.column - other.location.column ||
      compareText(one.rule, other.rule) ||
      compareText(one.message, other.message),
  )
}

/** The data of a problem that tells it from others. */
export function identityOf(
  { explanatory = [] }: Rule,
  { data = {} }: Problem,
): Readonly<Record<string, string | number>> {
  if (explanatory.length === 0) return data
  return Object.fromEntries(Object.entries(data).filter(([name]) => !explanatory.includes(name)))
}

/** A rule's message with the data of a problem put in. */
export function messageOf(rule: Rule, problem: Problem): string {
  return messageWriter(rule)(problem)
}

/** The same for many problems of one rule, whose message is taken apart once. */
function messageWriter({ message }: Rule): (problem: Problem) => string {
  // Every second part is a name.
  const parts = message.split(/\{(\w+)\}/)
  return ({ data }) => {
    let text = ''
    for (const [index, part] of parts.entries()) {
      text += index % 2 === 0 ? part : String(data?.[part] ?? `{${part}}`)
    }
    return text
  }
}

/** By code units: the same everywhere, whatever the locale. */
function compareText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
