import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../src/contracts/index.ts'
import { findRule, lintContract, type AssertionResult } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped-packs.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'

/** Results of the WS-I analyzer: contract, profile, assertion; keys that begin with `_` are remarks. */
type Expected = Record<string, Record<string, Record<string, string>>>

const PROFILES = { BP10: 'ws-i-bp-1.0', BP11: 'ws-i-bp-1.1', SSBP10: 'ws-i-ssbp-1.0' } as const

/** Judged for real here, while the analyzer always passes them. */
const ANALYZER_IS_BLIND = ['BP2703', 'BP2103']

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

function readShared(file: string): unknown {
  return JSON.parse(readFileSync(path.join(shared ?? '', file), 'utf8'))
}

async function assertionsOf(file: string) {
  const packs = Object.values(PROFILES).flatMap((id) => shippedPack(id) ?? [])
  const contract = await readContract({
    entry: { name: file, bytes: readFileSync(file) },
    resolve: resolveFromFolder,
  })
  const result = await lintContract(contract, { source: file, packs, assertions: true })
  return result.assertions ?? {}
}

/** Compares all results that the analyzer gave without trouble, and lists those that differ. */
async function compare(expected: Expected, folder: string, leftOut: Record<string, object>) {
  let compared = 0
  const differences: string[] = []
  for (const [contract, profiles] of Object.entries(expected)) {
    const assertions = await assertionsOf(path.join(folder, contract))
    for (const [profile, policy] of Object.entries(PROFILES)) {
      const results = profiles[profile] ?? {}
      if ('_error' in results || '_errors' in results) continue
      for (const [name, result] of Object.entries(results)) {
        const rule = findRule(name)?.id ?? name
        const isLeftOut = ANALYZER_IS_BLIND.includes(rule) || rule in (leftOut[contract] ?? {})
        if (name.startsWith('_') || result === 'toolError' || isLeftOut) continue
        compared += 1
        const ours: AssertionResult | undefined = assertions[policy]?.[rule]
        if (ours !== result)
          differences.push(`${contract} ${policy} ${rule}: ${result}, not ${ours ?? 'missing'}`)
      }
    }
  }
  return { compared, differences, agreement: 1 - differences.length / compared }
}

function report(
  name: string,
  { compared, differences, agreement }: Awaited<ReturnType<typeof compare>>,
) {
  const percent = (100 * agreement).toFixed(3)
  console.info(
    `${name}: ${percent} % of ${compared} results agree with the WS-I analyzer, ${differences.length} do not.`,
  )
}

describeWithShared('agreement with the WS-I analyzer', () => {
  test('on the cases made for it', async () => {
    const disputed = readShared('wsi/cases/disputed.json') as Record<string, object>
    const expected = readShared('wsi/cases/expected.json') as Expected
    const comparison = await compare(expected, path.join(shared ?? '', 'wsi/cases'), disputed)
    report('Cases', comparison)
    expect(comparison.compared).toBeGreaterThan(32_000)
    expect(comparison.agreement).toBeGreaterThanOrEqual(0.9988)
  }, 120_000)

  test('on real contracts', async () => {
    const expected = readShared('wsi/real-expected.json') as Expected
    const comparison = await compare(expected, path.join(shared ?? '', 'corpus'), {})
    report('Real contracts', comparison)
    expect(comparison.compared).toBeGreaterThan(39_000)
    expect(comparison.agreement).toBeGreaterThanOrEqual(0.9963)
  }, 240_000)

  test('BP2703 finds the descriptions that the corrected schemas reject, and no others', async () => {
    const validity = readShared('wsi/cases/bp2703-schema-validity.json') as Record<
      string,
      { valid: boolean } | string
    >
    const wrong: string[] = []
    for (const [contract, expected] of Object.entries(validity)) {
      if (typeof expected === 'string') continue
      const assertions = await assertionsOf(path.join(shared ?? '', 'wsi/cases', contract))
      const isValid = assertions['ws-i-bp-1.1']?.['BP2703'] === 'passed'
      if (isValid !== expected.valid) wrong.push(contract)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})
