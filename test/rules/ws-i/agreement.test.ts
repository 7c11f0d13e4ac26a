import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../src/contracts/index.ts'
import { findRule, lintContract, type AssertionResult } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { sharedFolder } from '../../support/shared.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { JUSTIFIED_DIFFERENCES, reasonForDifference } from './justified-differences.ts'

/** Results of the WS-I analyzer: contract, profile, assertion; keys that begin with `_` are remarks. */
type Expected = Record<string, Record<string, Record<string, string>>>

const PROFILES = {
  BP10: 'ws-i-bp-1.0',
  BP11: 'ws-i-bp-1.1',
  SSBP10: 'ws-i-ssbp-1.0',
  AP10: 'ws-i-ap-1.0',
} as const

/** Judged for real here, while the analyzer always passes them. */
const ANALYZER_IS_BLIND = ['BP2703', 'BP2103']

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe

function readShared(file: string): unknown {
  return JSON.parse(readFileSync(path.join(shared ?? '', file), 'utf8'))
}

/** The results by policy; on the way each fault is seen to say what to do about it. */
async function assertionsOf(file: string) {
  const packs = Object.values(PROFILES).flatMap((id) => shippedPack(id) ?? [])
  const contract = await readContract({
    entry: { name: file, bytes: readFileSync(file) },
    resolve: resolveFromFolder,
  })
  const result = await lintContract(contract, { source: file, packs, assertions: true })
  const mute = result.findings.filter(
    ({ severity, fix }) => severity !== 'info' && fix === undefined,
  )
  expect(mute.map(({ rule, location }) => `${file} ${rule} ${location.pointer}`)).toEqual([])
  return result.assertions ?? {}
}

interface Comparison {
  readonly compared: number
  /** What differs without being justified, one line each. */
  readonly differences: readonly string[]
  /** How many differ for a reason, by that reason. */
  readonly justified: ReadonlyMap<string, number>
}

/** Compares all results that the analyzer gave without trouble. */
async function compare(
  expected: Expected,
  folder: string,
  leftOut: Record<string, object>,
): Promise<Comparison> {
  let compared = 0
  const differences: string[] = []
  const justified = new Map<string, number>()
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
        if (ours === result) continue
        const reason = reasonForDifference(contract, rule)
        if (reason === undefined)
          differences.push(`${contract} ${policy} ${rule}: ${result}, not ${ours ?? 'missing'}`)
        else justified.set(reason, (justified.get(reason) ?? 0) + 1)
      }
    }
  }
  return { compared, differences, justified }
}

function report(name: string, { compared, differences, justified }: Comparison) {
  const reasons = [...justified].map(([reason, count]) => `${count} ${reason}`).join(', ')
  console.info(
    `${name}: of ${compared} results ${differences.length} differ from the WS-I analyzer's; for a reason: ${reasons}.`,
  )
}

describeWithShared('agreement with the WS-I analyzer', () => {
  test('on the cases made for it', async () => {
    const disputed = readShared('wsi/cases/disputed.json') as Record<string, object>
    const expected = readShared('wsi/cases/expected.json') as Expected
    const comparison = await compare(expected, path.join(shared ?? '', 'wsi/cases'), disputed)
    report('Cases', comparison)
    expect(comparison.compared).toBeGreaterThan(45_000)
    expect(comparison.differences).toEqual([])
  }, 120_000)

  test('on real contracts', async () => {
    const expected = readShared('wsi/real-expected.json') as Expected
    const comparison = await compare(expected, path.join(shared ?? '', 'corpus'), {})
    report('Real contracts', comparison)
    expect(comparison.compared).toBeGreaterThan(56_000)
    expect(comparison.differences).toEqual([])
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

test('every reason for a difference is explained, and nothing else is', () => {
  const page = readFileSync(path.join(packageRoot, 'docs/ws-i-differences.md'), 'utf8')
  const headings = [...page.matchAll(/^## `([\w-]+)`/gm)].map(([, heading]) => heading)
  expect(headings.sort()).toEqual(Object.keys(JUSTIFIED_DIFFERENCES).sort())
})
