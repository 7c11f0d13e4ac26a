import { readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { findRule, lintContract } from '../../../src/rules/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { readBundle } from '../../support/memory-bundle.ts'
import { sharedFolder } from '../../support/shared.ts'

const PACKS = {
  BP12: 'ws-i-bp-1.2',
  BP20: 'ws-i-bp-2.0',
  BSP10: 'ws-i-bsp-1.0',
  BSP11: 'ws-i-bsp-1.1',
  RSP10: 'ws-i-rsp-1.0',
} as const

const entries = Object.values(PACKS).flatMap((id) => shippedPack(id)?.rules ?? [])

async function judge(contract: string, policies: readonly string[], edit = ['', '']) {
  const file = path.join(packageRoot, 'specs/examples', contract)
  const [find = '', replace = ''] = edit
  const text = readFileSync(file, 'utf8').replace(find, replace)
  const packs = policies.flatMap((id) => shippedPack(id) ?? [])
  const bundle = await readBundle({ [contract]: text })
  return lintContract(bundle, { source: contract, packs, assertions: true })
}

test('every assertion says how much of it is checked, and has a rule where something is', () => {
  expect(entries).toHaveLength(146)
  for (const { id, name, testable, unchecked } of entries) {
    expect([name ?? id, findRule(id) === undefined]).toEqual([name ?? id, testable === 'not'])
    expect([name ?? id, unchecked !== undefined]).toEqual([name ?? id, testable !== undefined])
  }
})

test('what is not checked is told as not evaluated, under the name that the profile has for it', async () => {
  const { verdict, policies, assertions } = await judge('orders-policies.wsdl', ['ws-i-bp-1.2'])
  expect(verdict).toBe('indeterminate')
  const told = Object.fromEntries(
    policies.flatMap(({ notEvaluated }) =>
      notEvaluated.map(({ rule, reason }) => [rule, reason] as const),
    ),
  )
  expect(Object.keys(told)).toEqual([
    'BP12-WSA-OLD',
    'BP12-WSA-ACTION',
    'BP12-WSA-ACTIONUNIQUE',
    'BP12-MTOM-VERSION',
    'BP12-DOCUMENTATION',
    'BP12-REQUIRED',
  ])
  expect(told['BP12-WSA-OLD']).toBe(
    'the requirement could not be confirmed in the text of the profile',
  )
  expect(told['BP12-WSA-ACTION']).toBe(
    'checked in part: the action that messages carry is seen in traffic alone',
  )
  expect(assertions?.['ws-i-bp-1.2']).toMatchObject({
    'BP12-BP2406': 'passed',
    'BP12-WSA-ACTION': 'passed',
    'BP12-WSA-OLD': 'missingInput',
  })
})

test('a fault is one finding under the rule, and fails the assertion of each profile by its own name', async () => {
  const { findings, assertions, policies } = await judge(
    'orders-policies.wsdl',
    ['ws-i-bp-1.1', 'ws-i-bp-1.2'],
    ['<soap:body use="literal"/></wsdl:output>', '<soap:body use="encoded"/></wsdl:output>'],
  )
  const faults = findings.filter(({ severity }) => severity === 'error')
  expect(faults.map(({ rule, policies: having }) => [rule, having])).toEqual([
    ['BP2406', ['ws-i-bp-1.1', 'ws-i-bp-1.2']],
  ])
  expect(assertions?.['ws-i-bp-1.1']?.['BP2406']).toBe('failed')
  expect(assertions?.['ws-i-bp-1.2']?.['BP12-BP2406']).toBe('failed')
  expect(policies.map(({ counts }) => counts.error)).toEqual([1, 1])
})

test('the Basic Profile 2.0 looks at elements of SOAP 1.2, and those before it at SOAP 1.1', async () => {
  const { findings, assertions } = await judge(
    'orders-document-soap12.wsdl',
    ['ws-i-bp-1.2', 'ws-i-bp-2.0'],
    ['<soap:body parts="number" use="literal"/>', '<soap:body parts="number" use="encoded"/>'],
  )
  expect(assertions?.['ws-i-bp-2.0']).toMatchObject({
    'BP20-BP2402': 'passed',
    'BP20-BP2406': 'failed',
    'BP20-TRANSPORT': 'passed',
  })
  expect(assertions?.['ws-i-bp-1.2']).toMatchObject({
    'BP12-BP2402': 'failed',
    'BP12-SOAP11': 'failed',
    'BP12-BP2406': 'notApplicable',
  })
  const encoded = findings.find(({ rule }) => rule === 'BP20-BP2406')
  expect(encoded?.location.pointer).toBe(
    "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap12:body",
  )
})

test('where nothing of security is declared, the Basic Security Profile applies to nothing', async () => {
  const { assertions, policies } = await judge('orders-document.wsdl', ['ws-i-bsp-1.1'])
  const results = Object.entries(assertions?.['ws-i-bsp-1.1'] ?? {})
  const applying = results.filter(([, result]) => result !== 'notApplicable')
  const unchecked = ['BSP11-KEYTRANSPORT', 'BSP11-TIMESTAMP', 'BSP11-PASSWORD']
  expect(applying).toEqual(unchecked.map((id) => [id, 'missingInput']))
  expect(policies[0]?.notEvaluated.map(({ rule }) => rule)).toEqual(unchecked)
})

test('a policy that cannot be followed leaves open what follows from it', async () => {
  const { policies, findings } = await judge(
    'orders-policies.wsdl',
    ['ws-i-rsp-1.0', 'ws-i-bsp-1.1'],
    ['<wsp:PolicyReference URI="#Endpoint"/>', '<wsp:PolicyReference URI="#EndPoint"/>'],
  )
  expect(findings.map(({ rule }) => rule)).toContain('BSP-POLICYREF')
  const open = policies.flatMap(({ notEvaluated }) => notEvaluated)
  expect(open).toContainEqual({
    rule: 'RSP10-RM-ADDR',
    reason: 'it cannot be told what the policy of port "OrdersPort" demands',
  })
  expect(open).toContainEqual({
    rule: 'BSP11-HTTPS',
    reason: 'it cannot be told what the policy of port "OrdersPort" demands',
  })
})

const shared = sharedFolder()
const testWithShared = shared === undefined ? test.skip : test

testWithShared(
  'the packs list the requirements that are known, and judge none that is doubtful',
  () => {
    interface Requirement {
      readonly profile: keyof typeof PACKS
      readonly id: string
      readonly type: string
      readonly confidence: string
    }
    const file = path.join(shared ?? '', 'wsi/requirements-later-profiles.yaml')
    for (const { profile, id, type, confidence } of load(
      readFileSync(file, 'utf8'),
    ) as Requirement[]) {
      const entry = shippedPack(PACKS[profile])?.rules.find((rule) => (rule.name ?? rule.id) === id)
      expect([id, entry?.assertion]).toEqual([id, type])
      if (confidence === 'low') expect([id, entry?.testable]).toEqual([id, 'not'])
    }
  },
)
