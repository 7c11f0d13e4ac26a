import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  DEFAULT_LIMITS,
  decodeSource,
  parseXml,
  resolvePointer,
} from '../../../../src/contracts/index.ts'
import { packageRoot } from '../../../../src/package-root.ts'
import { lintContract, RULES, type Rule, type RuleExample } from '../../../../src/rules/index.ts'
import { exampleContract, exampleDiscovery } from '../../../support/example-contracts.ts'

const DISCOVERY_RULES = RULES.filter(({ family }) => family === 'discovery')

/** What one rule makes of an example, without its prerequisites. */
async function judge(rule: Rule, example: RuleExample) {
  const contract = await exampleContract(example)
  const read = exampleDiscovery(example)
  if (read === undefined) throw new Error(`An example of ${rule.id} has no export.`)
  const { id, severity } = rule
  const pack = {
    id: 'one-rule',
    version: '1.0.0',
    title: id,
    description: id,
    formats: [contract.format],
    includes: [],
    rules: [{ id, severity }],
  }
  const { findings, assertions, policies } = await lintContract(contract, {
    source: example.contract,
    packs: [pack],
    assertions: true,
    discovery: { exports: [read] },
  })
  const notEvaluated = policies.flatMap((policy) => policy.notEvaluated)
  return { read, findings, assertion: assertions?.['one-rule']?.[id], notEvaluated }
}

describe.each(DISCOVERY_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const kept = rule.examples.filter(({ at }) => at === undefined)
  const broken = rule.examples.filter(({ at }) => at !== undefined)

  test('has entries that keep it and entries that break it', () => {
    expect(kept.length).toBeGreaterThan(0)
    expect(broken.length).toBeGreaterThan(0)
  })

  test('passes what keeps it', async () => {
    for (const example of kept) {
      const { findings, assertion, notEvaluated } = await judge(rule, example)
      expect({ findings, assertion, notEvaluated }).toEqual({
        findings: [],
        assertion: 'passed',
        notEvaluated: [],
      })
    }
  })

  test('is broken at the places that its examples name, which are in the export', async () => {
    for (const example of broken) {
      const { read, findings, assertion } = await judge(rule, example)
      expect(findings.map(({ location }) => location.pointer)).toEqual([example.at])
      expect(findings.map(({ location }) => location.file)).toEqual([read.file])
      expect(assertion).toBe('failed')
      for (const { message } of findings) expect(message).not.toMatch(/\{\w+\}/)
    }
  })
})

test('pointers resolve in the exports that are edited', () => {
  const isEdit = (example: RuleExample) => example.at !== undefined
  for (const { at = '', edit, discovery = '' } of DISCOVERY_RULES.flatMap(({ examples }) =>
    examples.filter(isEdit),
  )) {
    const name = path.join(packageRoot, 'specs/examples/discovery', discovery)
    const [find = '', replace = ''] = edit ?? []
    const text = readFileSync(name, 'utf8').replace(find, replace)
    const bytes = new TextEncoder().encode(text)
    expect(
      resolvePointer(parseXml(decodeSource({ name, bytes }), DEFAULT_LIMITS), at),
    ).toBeDefined()
  }
})
