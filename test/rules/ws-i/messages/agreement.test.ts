import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract, type ContractFile } from '../../../../src/contracts/index.ts'
import { readMessageLog } from '../../../../src/messages/index.ts'
import {
  findRule,
  lintContract,
  lintMessages,
  type AssertionResult,
  type LintResult,
} from '../../../../src/rules/index.ts'
import { shippedPack } from '../../../../src/shipped/packs.ts'
import { sharedFolder } from '../../../support/shared.ts'

/** Results of the WS-I analyzer: profile, message entry, assertion. */
type ExpectedLog = { readonly wsdl: string | null } & Record<
  string,
  Record<string, Record<string, string>>
>

const PROFILES = { BP10: 'ws-i-bp-1.0', BP11: 'ws-i-bp-1.1', SSBP10: 'ws-i-ssbp-1.0' } as const

/** What several messages come to, in rising order. */
const RISING = ['notApplicable', 'missingInput', 'passed', 'warning', 'prereqFailed', 'failed']

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe
const folder = path.join(shared ?? '', 'wsi', 'message-cases')

function fileOf(...names: readonly string[]): ContractFile {
  const name = path.join(folder, ...names)
  return { name, bytes: readFileSync(name) }
}

async function judge(name: string, wsdl: string | null): Promise<LintResult> {
  const messages = readMessageLog(fileOf('logs', name))
  const packs = Object.values(PROFILES).flatMap((id) => shippedPack(id) ?? [])
  if (wsdl === null) return lintMessages(messages, { source: name, packs, assertions: true })
  const contract = await readContract({ entry: fileOf('wsdl', wsdl) })
  return lintContract(contract, { source: wsdl, packs, assertions: true, messages })
}

describeWithShared('agreement with the WS-I analyzer on messages', () => {
  test('every result of every message is the same, and so is what they come to', async () => {
    const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Record<
      string,
      ExpectedLog
    >
    const differences: string[] = []
    let compared = 0
    let merged = 0
    const compare = (what: string, result: string, ours: AssertionResult | undefined) => {
      if (ours !== result) differences.push(`${what}: ${result}, not ${ours ?? 'missing'}`)
    }
    for (const [name, profiles] of Object.entries(expected)) {
      const result = await judge(name, profiles.wsdl)
      const mute = result.findings.filter(
        ({ severity, fix }) => severity !== 'info' && fix === undefined,
      )
      expect(mute.map(({ rule, message }) => `${name} ${rule} ${message}`)).toEqual([])
      for (const [profile, policy] of Object.entries(PROFILES)) {
        const highest = new Map<string, string>()
        for (const [id, results] of Object.entries(profiles[profile] ?? {})) {
          const entry = result.messages?.entries?.find((one) => one.id === id)
          for (const [assertion, wanted] of Object.entries(results)) {
            if (assertion.startsWith('_') || wanted === 'toolError') continue
            const rule = findRule(assertion)?.id ?? assertion
            compared += 1
            compare(`${name} ${id} ${policy} ${rule}`, wanted, entry?.assertions[policy]?.[rule])
            const former = highest.get(rule)
            if (former === undefined || RISING.indexOf(wanted) > RISING.indexOf(former)) {
              highest.set(rule, wanted)
            }
          }
        }
        for (const [rule, wanted] of highest) {
          merged += 1
          compare(`${name} ${policy} ${rule}`, wanted, result.assertions?.[policy]?.[rule])
        }
      }
    }
    console.info(
      `Messages: ${compared} results of messages, ${merged} of logs, ${differences.length} differ.`,
    )
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(7_800)
  }, 60_000)
})
