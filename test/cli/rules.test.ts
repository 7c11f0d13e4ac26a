import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { concordat } from '../support/command.ts'

async function rules(...commandLine: readonly string[]) {
  return concordat(['rules', ...commandLine])
}

describe('rules list', () => {
  test('lists the rules of every policy, with title and severity', async () => {
    const { stdout, status } = await rules()
    expect(stdout).toMatch(/^ws-i-bp-1\.1 1\.0\.0 {2}WS-I Basic Profile 1\.1 \(wsdl-1\.1\)$/m)
    expect(stdout).toMatch(/^ {2}BP2406 +error +Require literal use throughout a binding$/m)
    expect(status).toBe(0)
  })

  test('narrows by policy, by format and by words in any case', async () => {
    const { stdout } = await rules(
      ...['list', '--policy', 'ws-i-bp-1.1', '--for', 'wsdl-1.1', '--text', 'LITERAL r2706'],
    )
    expect(stdout.split('\n').slice(1)).toEqual([
      '  BP2406                           error    Require literal use throughout a binding',
      '',
    ])
  })

  test('as JSON has everything that is told of a rule', async () => {
    const { stdout } = await rules('list', '--text', 'bp2406', '--format', 'json')
    const { rules: listed } = JSON.parse(stdout) as { rules: readonly unknown[] }
    expect(listed).toMatchObject([
      {
        id: 'BP2406',
        aliases: ['WSI2406'],
        requirements: ['R2706', 'R2723', 'R2707'],
        policies: expect.arrayContaining([{ id: 'ws-i-bp-1.0', severity: 'error' }]) as unknown,
        examples: [{ contract: 'orders-document.wsdl' }, { at: expect.any(String) as string }],
        help: 'https://github.com/concordat-registry/concordat/blob/main/docs/rules/BP2406.md',
      },
      { id: 'BP20-BP2406', policies: [{ id: 'ws-i-bp-2.0' }] },
    ])
  })

  test.each([
    [['--policy', 'none'], 'There is no policy "none"; there are'],
    [['--for', 'wsdl'], 'No policy judges the format "wsdl"; they judge'],
  ])('%j is told with status 2', async (options, message) => {
    const { stderr, status } = await rules('list', ...options)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })

  test('that finds no rule says so, and is no failure', async () => {
    expect(await rules('list', '--text', 'xyzzy')).toEqual({
      status: 0,
      stdout: '',
      stderr: 'No rule is like that; leave an option out to see more.\n',
    })
  })
})

describe('rules show', () => {
  test('explains a rule by its alias, with an example and the edit that breaks it', async () => {
    const { stdout, status } = await rules('show', 'WSI2406')
    expect(stdout).toContain('ws-i-bp-1.0 (error)')
    const asked = stdout.replace(/^(Policies: +).*$/m, '$1(those that ship)')
    expect(asked).toBe(`BP2406: Require literal use throughout a binding

A literal message is what its schema says; how the SOAP encoding writes it differs by tool.

Finding:        soap:{name} of operation "{operation}" has use "{use}" instead of literal.
Requirements:   R2706, R2723, R2707
Policies:       (those that ship)
Judges:         each used binding
Also known as:  WSI2406
Page:           https://github.com/concordat-registry/concordat/blob/main/docs/rules/BP2406.md
Here:           ${path.join(packageRoot, 'docs/rules/BP2406.md')}

orders-document.wsdl keeps it.

orders-document.wsdl breaks it at /definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body with this change:
  - <soap:body parts="number" use="literal"/>
  + <soap:body parts="number" use="encoded"/>
`)
    expect(status).toBe(0)
  })

  test('leads to the pages that are set, or to those of the registry', async () => {
    const pageWith = async (env: Readonly<Record<string, string>>) => {
      const command = ['rules', 'show', 'BP2406', '--format', 'json']
      const { stdout, stderr } = await concordat(command, { env })
      return stdout === '' ? stderr : (JSON.parse(stdout) as { help: string }).help
    }
    const CONCORDAT_URL = 'https://user:secret@registry.example.com/soa/'
    expect(await pageWith({ CONCORDAT_URL })).toBe('https://registry.example.com/soa/rules/BP2406')
    const CONCORDAT_RULE_PAGES = 'https://docs.example.com/rules/'
    expect(await pageWith({ CONCORDAT_URL, CONCORDAT_RULE_PAGES })).toBe(
      'https://docs.example.com/rules/BP2406',
    )
    expect(await pageWith({ CONCORDAT_RULE_PAGES: 'docs' })).toBe(
      'concordat: CONCORDAT_RULE_PAGES is "docs"; it must be an http or https address, as https://registry.example.com/rules.\n',
    )
  })

  test('knows what is said about waivers, too', async () => {
    const { stdout } = await rules('show', 'waiver-expired')
    expect(stdout).toContain('waiver-expired: Forbid waivers that have run out')
  })

  test('knows every alias, and names what may be meant', async () => {
    const { stderr, status } = await rules('show', 'WSI2404')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const unknown = await rules('show', 'XY2404')
    expect(unknown.stderr).toBe('concordat: There is no rule "XY2404"; is BP2404 meant?\n')
    expect(unknown.status).toBe(2)
  })
})

describe('rules show, for kinds of change', () => {
  it('tells what changed, why its level is what it is, and how that is configured', async () => {
    const { stdout, status } = await concordat([
      'rules',
      'show',
      'response-required-property-removed',
    ])
    expect(status).toBe(0)
    expect(stdout)
      .toBe(`response-required-property-removed: required property removed from a response

Consumers count on it.

Level:      error: it breaks somebody
About:      answers, which consumers read
Told as:    {subject} was removed.
Configured: compatibility.levels of .concordat.yaml, as "response-required-property-removed: error", "warning", "info" or "off"
`)
  })

  it('names those that are meant by fewer words', async () => {
    const { stderr, status } = await concordat(['rules', 'show', 'response-property-removed'])
    expect(status).toBe(2)
    expect(stderr).toBe(
      'concordat: There is no rule "response-property-removed"; is response-property-if-removed or response-property-not-removed or response-property-else-removed or response-property-then-removed or response-property-const-removed meant?\n',
    )
  })
})

describe('rules show --ruleset', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concordat-own-'))
    writeFileSync(
      path.join(folder, 'house.yaml'),
      `extends: [[spectral:oas, off], [ws-i-bp-1.1, off]]
functions: [ours]
aliases: { Info: [$.info] }
rules:
  BP2406: error
  owned:
    description: Every service says who owns it.
    message: '{{error}} in the info.'
    documentationUrl: https://example.com/owned
    severity: hint
    formats: [oas3]
    given: '#Info'
    then: [{ field: x-owner, function: truthy }, { function: schema, functionOptions: { schema: {} } }]
  scripted: { given: $, then: { function: ours } }
`,
    )
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const show = (...commandLine: readonly string[]) =>
    concordat(['rules', 'show', ...commandLine, '--ruleset', 'house.yaml'], { cwd: folder })

  test('prints what the ruleset says of its own rule, with aliases put in', async () => {
    const { stdout } = await show('owned')
    expect(stdout).toBe(`owned: Every service says who owns it.

Finding:   {{error}} in the info.
Severity:  hint
Ruleset:   house.yaml
Formats:   oas3
Given:     $.info
Then:      x-owner: truthy
Then:      schema
Page:      https://example.com/owned
`)
    const json = await show('owned', '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      id: 'owned',
      severity: 'hint',
      documentationUrl: 'https://example.com/owned',
      given: ['$.info'],
      then: [{ field: 'x-owner', function: 'truthy' }, { function: 'schema' }],
    })
  })

  test('says why a rule is not judged, and shows one that ships as it is', async () => {
    const scripted = await show('scripted')
    expect(scripted.stdout).toContain('Not judged:  ')
    const taken = await show('WSI2406')
    expect(taken.stdout).toContain('BP2406: Require literal use throughout a binding')
  })

  test('names the rules that there are', async () => {
    const { stderr, status } = await show('owner')
    expect([status, stderr]).toEqual([
      2,
      'concordat: house.yaml has no rule "owner" in force; it has owned, BP2406, scripted.\n',
    ])
  })
})

describe('rules test', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concordat-rules-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function file(name: string, text: string): string {
    const target = path.join(folder, name)
    writeFileSync(target, text)
    return target
  }

  test('judges the examples of every rule of a policy', async () => {
    const { stdout, status } = await rules('test', 'ws-i-ssbp-1.0', '--format', 'json')
    const report = JSON.parse(stdout) as { rules: number; examples: number }
    expect(report).toMatchObject({ policy: 'ws-i-ssbp-1.0', failed: [], unavailable: [] })
    expect(report.examples).toBeGreaterThan(report.rules)
    expect(status).toBe(0)
  })

  test('takes the file of a rule pack, and tells what this version cannot judge', async () => {
    const pack = file(
      'pack.yaml',
      'id: mine\nversion: 1.0.0\ntitle: Mine\ndescription: Mine.\nformats: [wsdl-1.1]\nrules: {BP2406: warning}\nassertions: [{id: BP9999, type: required}]\n',
    )
    const { stdout, status } = await rules('test', pack)
    expect(stdout).toBe(
      'mine: 2 rules, 2 examples\n  BP9999 cannot be judged: this version of Concordat has no rule for it\n',
    )
    expect(status).toBe(1)
  })

  test('takes the file of a ruleset', async () => {
    const ruleset = file(
      'house.yaml',
      'rules:\n  titled: {given: $.info, then: {field: x-team, function: truthy}}\n',
    )
    const { stdout, status } = await rules('test', ruleset)
    expect(stdout).toBe('house.yaml: 1 rule, 0 examples\nAll is well.\n')
    expect(status).toBe(0)
  })

  test('names every mistake with its place', async () => {
    const pack = file('pack.yaml', 'id: Mine\nformats: [wsdl]\nrules: {NOPE: error}\n')
    const { stderr, status } = await rules('test', pack)
    expect(stderr).toContain(`${pack}:1:1: id: must be lower-case`)
    expect(stderr).toContain(`${pack}:2:11: formats.0: Invalid option`)
    expect(status).toBe(2)
    const ruleset = file('house.yaml', 'rules:\n  bad: {given: $.info, then: {function: mine}}\n')
    expect((await rules('test', ruleset)).stderr).toContain(`${ruleset}:2:31: There is no function`)
  })

  test('says that there is no such policy', async () => {
    const { stderr, status } = await rules('test', 'none')
    expect(stderr).toBe(
      'concordat: none is no policy that ships, and no file that can be read: there is no such file or folder.\n',
    )
    expect(status).toBe(2)
  })
})
