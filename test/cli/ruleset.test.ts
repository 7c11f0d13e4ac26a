import { mkdirSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'

const ORDERS = path.join(packageRoot, 'specs', 'examples', 'orders-document.wsdl')
const HOUSE_RULES = path.join(packageRoot, 'specs', 'rulesets', 'soap-house-rules.yaml')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ruleset-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

async function policiesOf(...options: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await concordat(['lint', ORDERS, '--format', 'json', ...options])
  const report = JSON.parse(stdout) as { results: { policies: { id: string }[] }[] }
  return report.results.flatMap(({ policies }) => policies.map(({ id }) => id))
}

describe('concordat lint --ruleset', () => {
  test('a ruleset alone replaces the default policies', async () => {
    expect(await policiesOf('--ruleset', HOUSE_RULES)).toEqual(['soap-house-rules.yaml'])
  })

  test('with --policy both apply', async () => {
    expect(await policiesOf('--ruleset', HOUSE_RULES, '--policy', 'wsdl-core')).toEqual([
      'wsdl-core',
      'soap-house-rules.yaml',
    ])
  })

  test('given several times all apply, also those of one name, and --policy too', async () => {
    for (const name of ['one', 'two']) {
      mkdirSync(path.join(folder, name), { recursive: true })
      const rule = `rules:\n  ${name}: { given: $.info, then: { field: title, function: truthy } }\n`
      writeFileSync(path.join(folder, name, 'house.yaml'), rule)
    }
    const contract = { openapi: '3.0.3', info: { version: '1' }, paths: {} }
    writeFileSync(path.join(folder, 'several.json'), JSON.stringify(contract))
    const rulesets = ['one/house.yaml', './two/house.yaml', 'two/house.yaml']
    const { stdout } = await concordat(
      [
        ...['lint', 'several.json', '--format', 'json', '--policy', 'openapi-core'],
        ...rulesets.flatMap((file) => ['--ruleset', file]),
      ],
      { cwd: folder },
    )
    const { results } = JSON.parse(stdout) as {
      results: { policies: { id: string }[]; findings: { rule: string; policy: string }[] }[]
    }
    expect(results[0]?.policies.map(({ id }) => id)).toEqual([
      'openapi-core',
      'one/house.yaml',
      'two/house.yaml',
    ])
    const own = results[0]?.findings.filter(({ policy }) => policy.endsWith('house.yaml'))
    expect(own?.map(({ rule, policy }) => [rule, policy])).toEqual([
      ['one', 'one/house.yaml'],
      ['two', 'two/house.yaml'],
    ])
  })

  test('given twice, the ids of --policy are joined', async () => {
    expect(await policiesOf('--policy', 'wsdl-core', '--policy', 'ws-i-bp-1.1')).toEqual([
      'wsdl-core',
      'ws-i-bp-1.1',
    ])
  })

  test('mistakes are told with their places, and the status is 2', async () => {
    const text =
      'rules:\n  titled:\n    given: $.info\n    severity: wrong\n    then: { function: truthy, field: 5 }\n'
    writeFileSync(path.join(folder, 'bad.yaml'), text)
    const { status, stdout, stderr } = await concordat(['lint', ORDERS, '--ruleset', 'bad.yaml'], {
      cwd: folder,
    })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toEqual([
      'concordat: The ruleset bad.yaml has 2 mistakes:',
      'bad.yaml:5:31: field must be a text.',
      'bad.yaml:4:5: A severity must be one of error, warn, info, hint, off, or a number from 0 (error) to 3 (hint).',
    ])
  })

  test('a file that is not there ends with status 2', async () => {
    const { status, stderr } = await concordat(['lint', ORDERS, '--ruleset', 'nope.yaml'], {
      cwd: folder,
    })
    expect(status).toBe(2)
    expect(stderr).toContain('The ruleset nope.yaml cannot be read')
  })

  test('rulesets beside it are extended, and its overrides go by the names of contracts', async () => {
    const contract = JSON.stringify({ openapi: '3.0.3', info: { version: '1' }, paths: {} })
    writeFileSync(path.join(folder, 'one.json'), contract)
    writeFileSync(path.join(folder, 'two.json'), contract)
    writeFileSync(
      path.join(folder, 'base.yaml'),
      'rules:\n  titled: { given: $.info, severity: error, then: { field: title, function: truthy } }\n',
    )
    writeFileSync(
      path.join(folder, '.spectral.yaml'),
      'extends: base.yaml\noverrides:\n  - { files: [two.json], rules: { titled: off } }\n',
    )
    const { status, stdout } = await concordat(
      ['lint', 'one.json', 'two.json', '--ruleset', '.spectral.yaml', '--format', 'json'],
      { cwd: folder },
    )
    const { results } = JSON.parse(stdout) as {
      results: { findings: { rule: string; policy: string; location: { pointer: string } }[] }[]
    }
    expect(status).toBe(1)
    expect(
      results.map(({ findings }) =>
        findings.map(({ rule, policy, location }) => [rule, policy, location.pointer]),
      ),
    ).toEqual([[['titled', '.spectral.yaml', '/info']], []])
  })
})

const onUnix = existsSync('/dev/zero') ? test : test.skip
onUnix('a ruleset or a baseline that does not end is refused', async () => {
  const ruleset = await concordat(['lint', ORDERS, '--ruleset', '/dev/zero'])
  expect([ruleset.status, ruleset.stderr]).toEqual([
    2,
    expect.stringContaining('/dev/zero:1:1: The ruleset has more than 4000000 characters.'),
  ])
  const baseline = await concordat(['lint', ORDERS, '--baseline', '/dev/zero'])
  expect([baseline.status, baseline.stderr]).toEqual([
    2,
    expect.stringMatching(/^concordat: \/dev\/zero is no baseline; /),
  ])
})
