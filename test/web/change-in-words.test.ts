import {
  changeInWords,
  detailsOf,
} from '../../src/web/pages/governance/proposals/changes/change-in-words.ts'

describe('a change of the governance in words', () => {
  test('names what is changed and who is concerned', () => {
    expect(changeInWords({ kind: 'role.assign', role: 'steward', person: 'berta' })).toBe(
      'Give the role steward to berta',
    )
    expect(changeInWords({ kind: 'circle-policy.remove', circle: 'sales', policy: 'quiet' })).toBe(
      'The circle sales no longer has the policy quiet',
    )
  })

  test('names a policy that it carries whole by its id', () => {
    expect(changeInWords({ kind: 'policy.put', policy: { id: 'wsdl-core', title: 'WSDL' } })).toBe(
      'Put the policy wsdl-core in force',
    )
  })

  test('says that a pin without a version ends', () => {
    expect(changeInWords({ kind: 'policy.pin', policy: 'wsdl-core' })).toBe(
      'Hold the policy wsdl-core to whichever version is installed',
    )
  })

  test('lists what is written down, with the whole registry in place of its empty path', () => {
    expect(
      detailsOf({ kind: 'role.create', role: 'lead', title: 'Lead', domains: ['', 'sales'] }),
    ).toEqual([
      { name: 'Title', value: 'Lead' },
      { name: 'Domains', value: 'the whole registry, sales' },
    ])
    expect(detailsOf({ kind: 'role.assign', role: 'lead', person: 'berta' })).toEqual([])
  })

  test('shows another parent only where a circle moves', () => {
    expect(detailsOf({ kind: 'circle.amend', circle: 'sales', parent: 'trade' })).toEqual([
      { name: 'Moves into', value: 'trade' },
    ])
    expect(detailsOf({ kind: 'circle.create', circle: 'sales', parent: 'trade' })).toEqual([])
  })

  test('tells what is decided when a rule pack is put in force', () => {
    const policy = { id: 'p', pack: 'openapi-core', title: 'Readable', scope: 'true' }
    expect(detailsOf({ kind: 'policy.put', policy: { ...policy, enforcement: 'gate' } })).toEqual([
      { name: 'Title', value: 'Readable' },
      { name: 'Rule pack', value: 'openapi-core' },
      { name: 'Enforcement', value: 'gate' },
      { name: 'Scope', value: 'all that the pack judges' },
    ])
  })
})
