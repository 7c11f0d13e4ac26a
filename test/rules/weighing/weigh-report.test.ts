import fc from 'fast-check'
import {
  lintContract,
  weighReport,
  type LintResult,
  type Weight,
} from '../../../src/rules/index.ts'
import { readContract } from '../../../src/contracts/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import type { RulePack } from '../../../src/rules/index.ts'

const TODAY = '2027-03-01'
const TEXT = `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="Orders" targetNamespace="urn:orders" xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:tns="urn:orders" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <message name="place"><part name="body" type="xsd:string"/></message>
  <portType name="Orders"><operation name="place"><input message="tns:place"/></operation></portType>
  <binding name="OrdersSoap" type="tns:Orders">
    <soap:binding style="rpc" transport="urn:other"/>
    <operation name="place"><soap:operation soapAction="" style="document"/>
      <input><soap:body use="encoded"/></input></operation>
  </binding>
</definitions>`

function pack(id: string): RulePack {
  const found = shippedPack(id)
  if (found === undefined) throw new Error(id)
  return found
}

async function judged(
  packs: readonly RulePack[],
  options: Partial<Parameters<typeof lintContract>[1]> = {},
): Promise<LintResult> {
  const file = { name: 'orders.wsdl', bytes: new TextEncoder().encode(TEXT) }
  const contract = await readContract({ entry: file })
  return lintContract(contract, { source: 'orders', packs, ...options })
}

function withSeverities(rules: RulePack, weights: Readonly<Record<string, Weight>>): RulePack {
  return {
    ...rules,
    rules: rules.rules.flatMap((rule) => {
      const weight = weights[rule.id]
      if (weight === 'off') return []
      return [weight === undefined ? rule : { ...rule, severity: weight }]
    }),
  }
}

const WAIVE_ALL = (rule: string, id = 'w1') => ({
  id,
  rule,
  until: '2027-03-31',
  reason: 'Agreed.',
  pointer: '',
  coversFile: () => true,
})

describe('weighing a report', () => {
  const packs = [pack('wsdl-core'), pack('ws-i-bp-1.1'), pack('ws-i-ssbp-1.0')]
  let plain: LintResult
  let weighable: LintResult
  beforeAll(async () => {
    plain = await judged(packs)
    weighable = await judged(packs, { basis: true })
  })

  test('the contract has faults, and the basis is never shown', () => {
    expect(plain.verdict).toBe('fail')
    expect(weighReport(weighable, { weights: new Map(), waivers: [], today: TODAY })).toEqual(plain)
    const waivers = [WAIVE_ALL('no-such-rule')]
    expect(weighReport(weighable, { weights: new Map(), waivers, today: TODAY })).toEqual({
      ...plain,
      waivers: [{ id: 'w1', waived: 0 }],
    })
  })

  test('gives what judging with the same waivers gives', async () => {
    const rules = [...new Set(plain.findings.map(({ rule }) => rule))]
    expect(rules.length).toBeGreaterThan(1)
    await fc.assert(
      fc.asyncProperty(fc.subarray(rules), async (waived) => {
        const waivers = waived.map((rule) => WAIVE_ALL(rule, rule))
        const expected = await judged(packs, {
          waiving: {
            today: TODAY,
            waivers: waivers.map((one) => ({
              ...one,
              location: { file: 'x', pointer: '', line: 1, column: 1 },
            })),
            inContract: false,
          },
        })
        const weighed = weighReport(weighable, { weights: new Map(), waivers, today: TODAY })
        expect({ ...weighed, waivers: undefined }).toEqual({ ...expected, waivers: undefined })
      }),
      { numRuns: 20 },
    )
  })

  test('gives what packs with these severities give', async () => {
    const bp = pack('ws-i-bp-1.1')
    const rules = [...new Set(plain.findings.map(({ rule }) => rule))]
    const weights = fc.dictionary(
      fc.constantFrom(...rules),
      fc.constantFrom<Weight>('error', 'warning', 'info', 'hint'),
      { noNullPrototype: true },
    )
    const raw = await judged([bp], { basis: true })
    await fc.assert(
      fc.asyncProperty(weights, async (changed) => {
        const expected = await judged([withSeverities(bp, changed)])
        const weighed = weighReport(raw, {
          weights: new Map([[bp.id, changed]]),
          waivers: [],
          today: TODAY,
        })
        expect(weighed).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  test('a rule that one policy turns off still counts in the others that have it', () => {
    const shared = plain.findings.find(({ policies }) => policies.length > 1)
    if (shared === undefined) throw new Error('no finding is shared')
    const [first = '', ...others] = shared.policies
    const weighed = weighReport(weighable, {
      weights: new Map([[first, { [shared.rule]: 'off' }]]),
      waivers: [],
      today: TODAY,
    })
    const same = weighed.findings.find(({ fingerprint }) => fingerprint === shared.fingerprint)
    expect(same).toMatchObject({ policy: others[0], policies: others })
  })

  test('a waiver ends with its last day, and one of a finding accepts no other', () => {
    const [finding] = plain.findings.filter(({ severity }) => severity === 'error')
    if (finding === undefined) throw new Error('there is no error')
    const waiver = { ...WAIVE_ALL(finding.rule), fingerprint: finding.fingerprint }
    const waivedOn = (today: string): readonly string[] =>
      weighReport(weighable, { weights: new Map(), waivers: [waiver], today }).findings.flatMap(
        (one) => (one.waived === null ? [] : [one.fingerprint]),
      )
    expect(waivedOn('2027-03-31')).toEqual([finding.fingerprint])
    expect(waivedOn('2027-04-01')).toEqual([])
  })
})
