import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LintReport } from '../../src/cli/reporters/lint-report.ts'
import { concordat } from '../support/command.ts'
import { exampleText } from '../support/sample-results.ts'

const overMail = exampleText('orders-document.wsdl').replace('soap/http"/>', 'soap/smtp"/>')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-project-'))
  mkdirSync(path.join(folder, '.git'))
  mkdirSync(path.join(folder, 'contracts'))
  write('contracts/orders.wsdl', overMail)
  write('contracts/parcels.yaml', exampleText('parcels-3.0.yaml'))
  write('contracts/parcels-types.yaml', exampleText('parcels-types.yaml'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)

async function lint(commandLine: readonly string[] = [], cwd = folder) {
  const command = ['lint', '--format', 'json', ...commandLine]
  const { stdout, stderr, status } = await concordat(command, { cwd })
  const report = stdout === '' ? undefined : (JSON.parse(stdout) as LintReport)
  return { results: report?.results ?? [], summary: report?.summary, status, stderr }
}

describe('lint without arguments', () => {
  test('judges the contracts of the project file by its policies, each once', async () => {
    write(
      '.concordat.yaml',
      `contracts:
  - {path: contracts/orders.wsdl, policies: [wsdl-core]}
  - {path: contracts/orders.*, policies: [ws-i-bp-1.1]}
  - {path: contracts/parcels.yaml}
policies: [openapi-core]
`,
    )
    const { results, status } = await lint()
    expect(results.map(({ source, policies }) => [source, policies.map(({ id }) => id)])).toEqual([
      ['contracts/orders.wsdl', ['wsdl-core']],
      ['contracts/parcels.yaml', ['openapi-core']],
    ])
    expect(status).toBe(0)
  })

  test('below the project they are named from there', async () => {
    write(
      '.concordat.yaml',
      'contracts: [{path: contracts/*.wsdl}, {path: contracts/parcels.yaml}]',
    )
    const { results } = await lint([], path.join(folder, 'contracts'))
    expect(results.map(({ source }) => source)).toEqual(['orders.wsdl', 'parcels.yaml'])
  })

  test('rulesets of the project file judge instead of the policies for the format', async () => {
    write(
      'house.yaml',
      'rules:\n  titled: {given: $.info, then: {field: x-team, function: truthy}}\n',
    )
    write(
      '.concordat.yaml',
      'contracts: [{path: contracts/parcels.yaml}, {path: contracts/orders.wsdl, policies: [wsdl-core]}]\nrulesets: [house.yaml]\n',
    )
    const { results } = await lint([], path.join(folder, 'contracts'))
    expect(
      results.map(({ policies, findings }) => [
        policies.map(({ id }) => id),
        findings.map(({ rule }) => rule),
      ]),
    ).toEqual([
      [['house.yaml'], ['titled']],
      [['wsdl-core'], []],
    ])
    write('.concordat.yaml', 'contracts: [{path: contracts/parcels.yaml}]\nrulesets: [none.yaml]\n')
    const absent = await lint()
    expect(absent.stderr).toBe(
      'concordat: The ruleset none.yaml cannot be read: there is no such file or folder.\n',
    )
    expect(absent.status).toBe(2)
  })

  test('an option goes before the project file', async () => {
    write('.concordat.yaml', 'contracts: [{path: contracts/orders.wsdl, policies: [wsdl-core]}]')
    const { results } = await lint(['--policy', 'ws-i-bp-1.1'])
    expect(results[0]?.policies.map(({ id }) => id)).toEqual(['ws-i-bp-1.1'])
  })

  test('a path without a file is unreadable, and the others are judged', async () => {
    write('.concordat.yaml', 'contracts: [{path: absent/*.yaml}, {path: contracts/parcels.yaml}]')
    const { results, status } = await lint()
    expect(results.map(({ source, error }) => [source, error?.message])).toEqual([
      ['absent/*.yaml', 'No file matches absent/*.yaml.'],
      ['contracts/parcels.yaml', undefined],
    ])
    expect(status).toBe(2)
  })

  test('a symbolic link does not lead out of the project', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'concordat-outside-'))
    writeFileSync(path.join(outside, 'orders.wsdl'), overMail)
    symlinkSync(outside, path.join(folder, 'contracts', 'linked'))
    write('.concordat.yaml', 'contracts: [{path: contracts/linked/orders.wsdl}]')
    const { results, status } = await lint()
    rmSync(outside, { recursive: true })
    expect(results[0]?.error?.message).toContain('leads out of the project by a symbolic link')
    expect(status).toBe(2)
  })

  test.each([
    [undefined, 'There is nothing to judge: name a contract, or list contracts in a file'],
    ['policies: [wsdl-core]', '.concordat.yaml lists no contracts'],
    ['policies: [none]', '.concordat.yaml:1:12: There is no policy "none"'],
  ])('with the project file %j it says what to do', async (text, message) => {
    if (text !== undefined) write('.concordat.yaml', text)
    const { stderr, status } = await lint()
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })
})

describe('waivers of the project file', () => {
  const waivers = (...lines: readonly string[]) =>
    write(
      '.concordat.yaml',
      `contracts:\n  - {path: contracts/orders.wsdl, policies: [ws-i-bp-1.1]}\nwaivers:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
    )

  test('accept findings by rule, path and pointer, with arguments too', async () => {
    waivers(
      '{rule: BP2404, path: "contracts/*.wsdl#/definitions/binding[@name=\'OrdersSoap\']", until: 2099-12-31, reason: Mail.}',
    )
    for (const commandLine of [[], ['contracts/orders.wsdl']]) {
      const { results, status } = await lint(commandLine)
      expect(results).toHaveLength(1)
      expect(results[0]?.findings.map(({ rule, waived }) => [rule, waived])).toEqual([
        ['BP2404', { id: 'waiver-1', until: '2099-12-31', reason: 'Mail.' }],
      ])
      expect(status).toBe(0)
    }
  })

  test('in another file or at another node accept nothing, which is told at their place', async () => {
    waivers(
      '{rule: BP2404, path: contracts/other.wsdl, until: 2099-12-31, reason: Mail.}',
      '{rule: BP2404, path: "#/definitions/service", until: 2099-12-31, reason: Mail.}',
      '{rule: BP2404, until: 2020-01-01, reason: Mail.}',
    )
    const { results, status } = await lint()
    expect(results.map(({ source, verdict }) => [source, verdict])).toEqual([
      ['contracts/orders.wsdl', 'fail'],
      ['.concordat.yaml', 'pass'],
    ])
    expect(
      results[1]?.findings.map(({ rule, severity, location: { file, line, column } }) => [
        rule,
        severity,
        `${file}:${line}:${column}`,
      ]),
    ).toEqual([
      ['waiver-unused', 'info', '.concordat.yaml:4:5'],
      ['waiver-unused', 'info', '.concordat.yaml:5:5'],
      ['waiver-expired', 'warning', '.concordat.yaml:6:5'],
    ])
    expect(status).toBe(1)
  })

  test('that speak of other contracts are not told about when only some are judged', async () => {
    waivers(
      '{rule: BP2404, path: contracts/other.wsdl, until: 2099-12-31, reason: Mail.}',
      '{rule: BP2404, path: contracts/orders.wsdl, until: 2099-12-31, reason: Mail.}',
      '{rule: BP2404, path: "#/definitions/service", until: 2099-12-31, reason: Mail.}',
    )
    const { results } = await lint(['contracts/orders.wsdl'])
    expect(results.map(({ source }) => source)).toEqual(['contracts/orders.wsdl'])
  })
})

test('a waiver in the contract itself counts', async () => {
  write(
    'contracts/orders.wsdl',
    overMail.replace('<soap:binding ', '<!-- concordat-ignore BP2404 until=2099-12-31 Mail. -->$&'),
  )
  const { results, status } = await lint(['contracts/orders.wsdl', '--policy', 'ws-i-bp-1.1'])
  expect(results[0]?.findings[0]?.waived?.reason).toBe('Mail.')
  expect(status).toBe(0)
})

describe('--baseline', () => {
  const BINDING = ['contracts/orders.wsdl', '--policy', 'ws-i-bp-1.1']

  test('leaves out what was known, at whatever line it stands by now, and counts it', async () => {
    await lint([...BINDING, '--output', 'known.json'])
    write('contracts/orders.wsdl', overMail.replace('<wsdl:types>', '\n\n<wsdl:types>'))
    const { results, status } = await lint([...BINDING, '--baseline', 'known.json'])
    expect(results[0]?.findings).toEqual([])
    expect(results[0]?.baseline).toEqual({ suppressed: 1 })
    expect(results[0]?.verdict).toBe('pass')
    expect(status).toBe(0)
  })

  test('reports what is new', async () => {
    await lint([...BINDING, '--output', 'known.json'])
    const more = overMail.replace('parts="number" use="literal"', 'parts="number" use="encoded"')
    write('contracts/orders.wsdl', more)
    const { results, status } = await lint([...BINDING, '--baseline', 'known.json'])
    expect(results[0]?.findings.map(({ rule }) => rule)).toEqual(['BP2406'])
    expect(status).toBe(1)
  })

  test('knows a contract that was renamed by its content, and no other contract by its faults', async () => {
    await lint([...BINDING, '--output', 'known.json'])
    write('contracts/renamed.wsdl', overMail)
    write('contracts/other.wsdl', overMail.replace('name="Orders', 'name="Others'))
    const { results } = await lint([
      ...['contracts/renamed.wsdl', 'contracts/other.wsdl'],
      ...['--policy', 'ws-i-bp-1.1', '--baseline', 'known.json'],
    ])
    expect(results.map(({ baseline }) => baseline?.suppressed)).toEqual([1, 0])
  })

  test('of the project file is used, unless --no-baseline', async () => {
    await lint([...BINDING, '--output', 'known.json'])
    write('.concordat.yaml', 'baseline: known.json')
    expect((await lint(BINDING)).status).toBe(0)
    expect((await lint([...BINDING, '--no-baseline'])).status).toBe(1)
    write('contracts/orders.wsdl', `${overMail}<!-- changed -->`)
    expect(
      (await lint(['orders.wsdl', '--policy', 'ws-i-bp-1.1'], path.join(folder, 'contracts')))
        .status,
    ).toBe(0)
  })

  test('that was itself made with a baseline is refused', async () => {
    await lint([...BINDING, '--output', 'known.json'])
    await lint([...BINDING, '--baseline', 'known.json', '--output', 'less.json'])
    const { stderr, status } = await lint([...BINDING, '--baseline', 'less.json'])
    expect(stderr).toContain('less.json was made with a baseline itself')
    expect(status).toBe(2)
  })

  test.each([
    [
      'absent.json',
      undefined,
      'The baseline absent.json cannot be read: there is no such file or folder;',
    ],
    ['broken.json', '{"results": [', 'broken.json is no baseline; make one with'],
    ['other.json', '{"results": [{"source": 1}]}', 'other.json is no baseline;'],
    ['list.json', '[]', 'list.json is no baseline;'],
  ])('%s is refused with a sentence', async (name, text, message) => {
    if (text !== undefined) write(name, text)
    const { stderr, status, results } = await lint([...BINDING, '--baseline', name])
    expect(stderr).toContain(message)
    expect(status).toBe(2)
    expect(results).toEqual([])
  })
})
