import { RULES } from '../../src/rules/index.ts'
import { defaultPolicyIds, shippedPack, shippedPackIds } from '../../src/shipped/packs.ts'

test('every pack that ships can be loaded under its own id', () => {
  for (const id of shippedPackIds()) expect(shippedPack(id)?.id).toBe(id)
})

test('every rule of every pack exists, and every rule is in a pack', () => {
  const inPacks = new Set(
    shippedPackIds()
      .flatMap((id) => shippedPack(id)?.rules ?? [])
      .filter(({ testable }) => testable !== 'not')
      .map(({ id }) => id),
  )
  const known = RULES.map(({ id }) => id)
  expect([...inPacks].sort()).toEqual(known.sort())
})

test('the profiles list the assertions in the order of their documents', () => {
  const counts = ['ws-i-bp-1.0', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'].map(
    (id) => shippedPack(id)?.rules.length,
  )
  expect(counts).toEqual([105, 103, 110])
  const simple = shippedPack('ws-i-ssbp-1.0')?.rules.map(({ id }) => id)
  expect(simple?.slice(0, 3)).toEqual(['BP2201', 'BP2202', 'BP2700'])
  expect(simple?.slice(103, 106)).toEqual(['SSBP2209', 'SSBP2403', 'SSBP1003'])
  expect(simple?.at(-1)).toBe('SSBP9704')
})

test('a pack that does not ship is undefined, also when the name leaves the folder', () => {
  expect(shippedPack('no-such-pack')).toBeUndefined()
  expect(shippedPack('../schemas/rule-pack.schema')).toBeUndefined()
})

test('formats have their default policies', () => {
  expect(defaultPolicyIds('wsdl-1.1')).toEqual(['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
  expect(defaultPolicyIds('openapi-3.0')).toContain('openapi-core')
  expect(defaultPolicyIds('xsd-1.0')).toContain('wsdl-core')
  expect(defaultPolicyIds('asyncapi-2')).toEqual(['asyncapi-core'])
  expect(defaultPolicyIds('wsdl-2.0')).toEqual(['wsdl-core'])
  expect(defaultPolicyIds('protobuf')).toEqual(['protobuf-core'])
})
