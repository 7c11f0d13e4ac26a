import { readContract } from '../../contracts/index.ts'
import { lintContract, type DocumentExample, type Ruleset } from '../../rules/index.ts'
import type { FailedExample } from './test-examples.ts'

/** Judges the examples of a rule that a ruleset declares, by that rule alone. */
export async function failedDocuments(
  ruleset: Ruleset,
  rule: string,
  examples: readonly DocumentExample[],
): Promise<readonly FailedExample[]> {
  const rules = ruleset.rules.filter(({ id }) => id === rule)
  const failed: FailedExample[] = []
  for (const [index, { document, at = [] }] of examples.entries()) {
    const name = `example ${index + 1}`
    const bytes = new TextEncoder().encode(JSON.stringify(document))
    const contract = await readContract({ entry: { name, bytes } })
    const { findings } = await lintContract(contract, {
      source: name,
      packs: [{ ...ruleset, rules, packRules: [], unsupported: [] }],
    })
    const found = findings.filter((one) => one.rule === rule).map((one) => one.location.pointer)
    const isAsSaid = [...new Set(found)].sort().join(', ') === [...at].sort().join(', ')
    if (!isAsSaid) {
      const places =
        found.length === 0 ? 'nothing is found' : `there are findings at ${found.join(', ')}`
      failed.push({ rule, contract: name, why: places })
    }
  }
  return failed
}
