import {
  DEFAULT_LIMITS,
  decodeSource,
  parseXml,
  resolvePointer,
  type Contract,
  type Location,
} from '../../src/contracts/index.ts'
import { RULES, type Rule } from '../../src/rules/index.ts'
import { runRules } from '../../src/rules/run-rules.ts'
import { exampleContract } from '../support/example-contracts.ts'

/** Rules whose violation cannot be shown by a contract that can be read, and why. */
const NEVER_VIOLATED: Readonly<Record<string, string>> = {
  BP2701: 'a document with another root is no WSDL 1.1, so that nothing would judge it',
}

async function outcomeOf(rule: Rule, example: Rule['examples'][number]) {
  const contract = await exampleContract(example)
  const [outcome] = await runRules(contract, [rule])
  if (outcome === undefined) throw new Error('The rule did not run.')
  return { contract, outcome }
}

function isThere(contract: Contract, { file, pointer }: Location): boolean {
  const found = contract.files.find(({ name }) => name === file)
  if (found === undefined) return false
  const isXml = contract.model.kind === 'wsdl' || contract.model.kind === 'xsd'
  if (!isXml) return true // the rules of other formats have tests of their own for this
  const document = parseXml(decodeSource(found), DEFAULT_LIMITS)
  return resolvePointer(document, pointer) !== undefined
}

/** Rules about messages and discovery data are judged beside those: see `ws-i/messages` and `ws-i/discovery`. */
const DESCRIPTION_RULES = RULES.filter(
  ({ family }) => family !== 'message' && family !== 'discovery',
)

describe.each(DESCRIPTION_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const kept = rule.examples.filter(({ at }) => at === undefined)
  const broken = rule.examples.filter(({ at }) => at !== undefined)

  test('has examples that keep it and examples that break it', () => {
    expect(kept.length).toBeGreaterThan(0)
    if (NEVER_VIOLATED[rule.id] === undefined) expect(broken.length).toBeGreaterThan(0)
  })

  test('applies to what keeps it, and finds nothing there', async () => {
    for (const example of kept) {
      const { outcome } = await outcomeOf(rule, example)
      expect(outcome).toMatchObject({ result: 'passed', problems: [], unjudged: [] })
    }
  })

  test('is broken at the places that its examples name, and every pointer resolves', async () => {
    for (const example of broken) {
      const { contract, outcome } = await outcomeOf(rule, example)
      expect(outcome.problems.map(({ at }) => at.pointer)).toContain(example.at)
      for (const { at } of outcome.problems) expect(isThere(contract, at)).toBe(true)
    }
  })

  test('fills every placeholder of its message', async () => {
    for (const example of broken) {
      const { outcome } = await outcomeOf(rule, example)
      const names = [...rule.message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
      for (const { data } of outcome.problems) {
        expect(Object.keys(data ?? {}).sort()).toEqual([...new Set(names)].sort())
      }
    }
  })
})
