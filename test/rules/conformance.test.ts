import {
  allProfilesOf,
  conformanceTo,
  profilesOf,
  type AssertionResult,
  type LintResult,
  type RulePack,
} from '../../src/rules/index.ts'

const profile: RulePack = {
  id: 'profile',
  version: '1.0.0',
  title: 'Profile',
  description: 'Profile',
  formats: ['wsdl-1.1'],
  includes: [],
  rules: [
    { id: 'BP2404', severity: 'error', assertion: 'required' },
    { id: 'BP2017', severity: 'error', assertion: 'required' },
    { id: 'BP2114', severity: 'warning', assertion: 'recommended' },
    { id: 'BP4200', severity: 'info', assertion: 'informational' },
  ],
}

/** Results in the order of the profile's rules, and the ids that were not checked. */
function claimOf(results: readonly AssertionResult[], unchecked: readonly string[] = []) {
  const result: LintResult = {
    source: 'a.wsdl',
    format: 'wsdl-1.1',
    digest: '',
    verdict: 'pass',
    policies: [
      {
        id: 'profile',
        version: '1.0.0',
        verdict: 'pass',
        counts: { error: 0, warning: 0, info: 0, hint: 0 },
        notEvaluated: unchecked.map((rule) => ({ rule, reason: 'it is missing' })),
      },
    ],
    findings: [],
    assertions: {
      profile: Object.fromEntries(
        profile.rules.map(({ id }, index) => [id, results[index] ?? 'passed']),
      ),
    },
  }
  return conformanceTo(profile, result)?.claim
}

test.each<[string, AssertionResult[], string[]]>([
  ['conformant', ['passed', 'passed', 'passed', 'notApplicable'], []],
  ['conformant', ['passed', 'notApplicable', 'passed', 'passed'], []],
  ['conformant', ['passed', 'missingInput', 'passed', 'passed'], []],
  ['conformant', ['passed', 'passed', 'warning', 'passed'], []],
  ['not conformant', ['failed', 'passed', 'passed', 'passed'], []],
  ['not conformant', ['failed', 'prereqFailed', 'passed', 'passed'], ['BP2017']],
  ['open', ['passed', 'prereqFailed', 'passed', 'passed'], []],
  ['open', ['passed', 'missingInput', 'passed', 'passed'], ['BP2017']],
  ['open', ['passed', 'passed', 'passed', 'passed'], ['BP2017']],
  ['open', ['notApplicable', 'missingInput', 'passed', 'passed'], []],
])('the claim is %s for %j, unchecked %j', (claim, results, unchecked) => {
  expect(claimOf(results, unchecked)).toBe(claim)
})

test('nothing is claimed by a policy that is no profile, or has no results', () => {
  const { findings, ...rest } = {
    findings: [],
    source: 'a',
    format: 'wsdl-1.1',
    digest: '',
  } as const
  const result: LintResult = { ...rest, findings, verdict: 'pass', policies: [] }
  expect(conformanceTo(profile, result)).toBeUndefined()
})

describe('the profiles of a report', () => {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  const judgedBy = (id: string, version: string) =>
    ({ id, version, verdict: 'pass', counts, notEvaluated: [] }) as const
  const wider: RulePack = { ...profile, id: 'wider', includes: ['profile'] }
  const packOf = (id: string) => [profile, wider].find((pack) => pack.id === id)
  const passed = Object.fromEntries(profile.rules.map(({ id }) => [id, 'passed' as const]))
  const result: LintResult = {
    source: 'a',
    format: 'wsdl-1.1',
    digest: '',
    verdict: 'pass',
    policies: [judgedBy('profile', '1.0.0'), judgedBy('wider', '1.0.0')],
    findings: [],
    assertions: { profile: passed, wider: passed },
  }
  const idsOf = (judged: ReturnType<typeof profilesOf>) => judged.map((one) => one.profile.id)

  test('are told all, or without those that others include', () => {
    expect(idsOf(allProfilesOf(result, packOf))).toEqual(['profile', 'wider'])
    expect(idsOf(profilesOf(result, packOf))).toEqual(['wider'])
  })

  test('are not told of in another version than judged', () => {
    const older = { ...result, policies: [judgedBy('profile', '0.9.0')] }
    expect(idsOf(allProfilesOf(older, packOf))).toEqual([])
  })

  test('say why an assertion matters', () => {
    const [judged] = allProfilesOf(result, packOf)
    expect(judged?.assertions[0]).toMatchObject({ id: 'BP2404', artifact: 'description' })
    expect(judged?.assertions[0]?.rationale).toMatch(/HTTP/)
  })
})
