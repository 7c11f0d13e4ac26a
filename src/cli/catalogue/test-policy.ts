import type { NotEvaluated } from '../../rules/index.ts'
import { loadPolicy } from './load-policy-file.ts'
import { failedDocuments } from './test-documents.ts'
import { ruleEntries } from './rule-entry.ts'
import { failedExamples, type FailedExample } from './test-examples.ts'

/** What came of testing a policy. */
export interface PolicyTest {
  readonly policy: string
  readonly version: string
  readonly rules: number
  /** How many examples were judged; rules of a ruleset have some where it ships. */
  readonly examples: number
  readonly failed: readonly FailedExample[]
  /** Rules that this version cannot judge, with the reason. */
  readonly unavailable: readonly NotEvaluated[]
}

/**
 * Loads a policy and judges the examples of its rules by them.
 * @param name the id of a policy that ships, or a file
 * @throws CommandError (status 2) when it cannot be loaded, naming every mistake
 */
export async function testPolicy(name: string): Promise<PolicyTest> {
  const loaded = await loadPolicy(name)
  const isPack = loaded.kind === 'pack'
  const { id, version } = isPack ? loaded.pack : loaded.ruleset
  const asked = isPack ? loaded.pack.rules : loaded.ruleset.packRules
  const declared = isPack ? [] : loaded.ruleset.rules
  const unsupported = isPack ? [] : loaded.ruleset.unsupported
  const entries = new Map(ruleEntries([]).map((entry) => [entry.id, entry]))
  const known = asked.map((rule) => entries.get(rule.id)).filter((entry) => entry !== undefined)
  const failed: FailedExample[] = []
  for (const entry of known) failed.push(...(await failedExamples(entry)))
  let documents = 0
  for (const rule of isPack ? [] : loaded.ruleset.rules) {
    const own = entries.get(rule.id)?.documents ?? []
    documents += own.length
    if (!isPack) failed.push(...(await failedDocuments(loaded.ruleset, rule.id, own)))
  }
  return {
    policy: id,
    version,
    rules: asked.length + declared.length + unsupported.length,
    examples: known.reduce((sum, { examples }) => sum + examples.length, documents),
    failed,
    unavailable: [
      ...asked
        .filter(({ id, testable }) => !entries.has(id) && testable !== 'not')
        .map((rule) => ({ rule: rule.id, reason: 'this version of Concordat has no rule for it' })),
      ...unsupported.map(({ id: rule, reason }) => ({ rule, reason })),
    ],
  }
}
