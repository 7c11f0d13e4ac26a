import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import type { LintReport } from '../../src/cli/reporters/lint-report.ts'
import { concordat, type CommandOptions } from '../support/command.ts'
import { zipOfTexts } from '../support/zip.ts'

const wsdl = `<definitions name="Ping" targetNamespace="urn:ping" xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:tns="urn:ping" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>
    <xsd:schema targetNamespace="urn:ping">
      <xsd:element name="Ping" type="xsd:string"/>
    </xsd:schema>
  </types>
  <message name="PingRequest"><part name="body" element="tns:Ping"/></message>
  <portType name="PingPort">
    <operation name="ping"><input message="tns:PingRequest"/></operation>
  </portType>
</definitions>
`

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-lint-'))
  writeFileSync(path.join(folder, 'ping.wsdl'), wsdl)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function lintJson(
  commandLine: readonly string[],
  options: CommandOptions = {},
): Promise<{ report: LintReport; status: number | null; stderr: string }> {
  const { stdout, stderr, status } = await concordat(['lint', '--format', 'json', ...commandLine], {
    cwd: folder,
    ...options,
  })
  return { report: JSON.parse(stdout) as LintReport, status, stderr }
}

test('the command can be run as a program, as npx does in a clone', () => {
  const program = path.join(packageRoot, 'dist/cli/concordat.js')
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' })
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/)
})

describe('lint', () => {
  test('passes a clean contract with status 0', async () => {
    const { report, status } = await lintJson(['ping.wsdl', '--policy', 'wsdl-core'])
    expect(report.results[0]).toMatchObject({
      source: 'ping.wsdl',
      format: 'wsdl-1.1',
      verdict: 'pass',
      findings: [],
      policies: [{ id: 'wsdl-core', verdict: 'pass', notEvaluated: [] }],
    })
    expect(report.results[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(report.summary).toEqual({
      sources: 1,
      pass: 1,
      fail: 0,
      indeterminate: 0,
      unreadable: 0,
      findings: { error: 0, warning: 0, info: 0, hint: 0 },
    })
    expect(status).toBe(0)
  })

  test('a finding carries its rule, place, requirements and fingerprint, and makes the status 1', async () => {
    writeFileSync(
      path.join(folder, 'ping.wsdl'),
      wsdl.replace('message="tns:PingRequest"', 'message="tns:Missing"'),
    )
    const { report, status } = await lintJson(['ping.wsdl', '--policy', 'wsdl-core'])
    expect(status).toBe(1)
    const [finding] = report.results[0]?.findings ?? []
    expect(finding).toMatchObject({
      policy: 'wsdl-core',
      severity: 'error',
      waived: null,
      location: {
        file: 'ping.wsdl',
        pointer: "/definitions/portType[@name='PingPort']/operation[@name='ping']/input",
        line: 10,
        column: 28,
      },
    })
    expect(finding?.fingerprint).toMatch(/^[0-9a-f]{16,}$/)
    expect(finding?.help).toMatch(/^https:/)
  })

  test('--fail-on never keeps the status at 0 for findings, but not for unreadable input', async () => {
    writeFileSync(path.join(folder, 'broken.wsdl'), wsdl.replace('</definitions>', ''))
    writeFileSync(
      path.join(folder, 'ping.wsdl'),
      wsdl.replace('message="tns:PingRequest"', 'message="tns:Missing"'),
    )
    expect((await lintJson(['ping.wsdl', '--fail-on', 'never'])).status).toBe(0)
    expect((await lintJson(['broken.wsdl', '--fail-on', 'never'])).status).toBe(2)
  })

  test('goes on after a bad input: one result per input, in the order of the arguments', async () => {
    writeFileSync(path.join(folder, 'empty.wsdl'), '')
    const { report, status } = await lintJson(['absent.wsdl', 'empty.wsdl', 'ping.wsdl'])
    expect(
      report.results.map(({ source, verdict, error }) => [source, verdict, error?.code]),
    ).toEqual([
      ['absent.wsdl', 'unreadable', 'file-unreadable'],
      ['empty.wsdl', 'unreadable', 'empty'],
      ['ping.wsdl', expect.not.stringMatching('unreadable'), undefined],
    ])
    expect(report.results[0]?.error?.message).toBe(
      'absent.wsdl cannot be read: there is no such file or folder.',
    )
    expect(status).toBe(2)
  })

  test('finds the contracts of a folder, and leaves out what is none', async () => {
    mkdirSync(path.join(folder, 'api', 'deep'), { recursive: true })
    mkdirSync(path.join(folder, 'api', 'node_modules'))
    writeFileSync(path.join(folder, 'api', 'deep', 'ping.wsdl'), wsdl)
    writeFileSync(path.join(folder, 'api', 'node_modules', 'ping.wsdl'), wsdl)
    writeFileSync(path.join(folder, 'api', 'readme.md'), '# Not a contract\n')
    writeFileSync(path.join(folder, 'api', 'package.json'), '{"name": "not-a-contract"}')
    writeFileSync(path.join(folder, 'api', 'error.json'), '{"type": "object", "properties": {}}')
    const { report, stderr } = await lintJson(['api'])
    expect(report.results.map(({ source }) => source)).toEqual([
      path.join('api', 'deep', 'ping.wsdl'),
    ])
    const left = ['error.json', 'package.json', 'readme.md'].map((name) => path.join('api', name))
    expect(stderr).toContain(
      `3 files in the folders are no contracts by themselves; left out: ${left.join(', ')}.`,
    )
  })

  test('says that an archive in a folder is left out unread', async () => {
    writeFileSync(path.join(folder, 'ping.zip'), zipOfTexts({ 'ping.wsdl': wsdl }))
    const { report, stderr } = await lintJson(['.'])
    expect(report.results.map(({ source }) => source)).toEqual(['ping.wsdl'])
    expect(stderr).toBe(
      '1 archive in the folders is left out unread; name it to judge it: ping.zip.\n',
    )
  })

  test.each([
    ['none', 'concordat: --root none cannot be used: there is no such file or folder.\n'],
    ['ping.wsdl', 'concordat: --root ping.wsdl is no folder; name one.\n'],
  ])('refuses --root %s', async (root, message) => {
    const { status, stderr } = await concordat(['lint', 'ping.wsdl', '--root', root], {
      cwd: folder,
    })
    expect([status, stderr]).toEqual([2, message])
  })

  test('names ten of the files that it leaves out', async () => {
    mkdirSync(path.join(folder, 'api'))
    writeFileSync(path.join(folder, 'api', 'ping.wsdl'), wsdl)
    for (const letter of 'abcdefghijkl') writeFileSync(path.join(folder, 'api', letter), 'text')
    const { stderr, status } = await lintJson(['api', '--policy', 'wsdl-core'])
    expect(stderr).toContain(`${path.join('api', 'j')} and 2 more.`)
    expect(status).toBe(0)
  })

  test('reports what is broken in a folder where its name or a field shows a contract', async () => {
    mkdirSync(path.join(folder, 'api'))
    const broken: Record<string, string> = {
      'a.wsdl': '<html/>',
      'b.xsd': '',
      'c.avsc': '{}',
      'd.proto': 'nothing',
      'e.graphql': 'nothing',
      'f.graphqls': 'nothing',
      'g.gql': 'nothing',
      'h.yaml': 'opneapi: 3.0.3\ninfo: {title: Pets, version: 1.0.0}\npaths: {}\n',
      'i.json': '{"openapi": "9.0.0", "info": {}, "paths": {}}',
      'j.json': '{"openai": {"key": "none"}}',
      'k.xml': '<project/>',
    }
    for (const [name, text] of Object.entries(broken)) {
      writeFileSync(path.join(folder, 'api', name), text)
    }
    const { report, status, stderr } = await lintJson(['api'])
    expect(report.results.map(({ source, verdict }) => [path.basename(source), verdict])).toEqual(
      Object.keys(broken)
        .slice(0, 9)
        .map((name) => [name, 'unreadable']),
    )
    expect(report.results[7]?.error).toMatchObject({
      code: 'format-mistyped',
      message:
        'The document has "opneapi", where "openapi" seems to be meant; correct the name of the field.',
      location: { pointer: '/opneapi', line: 1 },
    })
    expect(stderr).toContain('2 files in the folders')
    expect(status).toBe(2)
  })

  test('expands a glob itself, and takes a file of that very name literally', async () => {
    writeFileSync(path.join(folder, 'pong.wsdl'), wsdl)
    writeFileSync(path.join(folder, '[pi]ng.wsdl'), wsdl)
    const { report } = await lintJson(['p*.wsdl', '[pi]ng.wsdl'])
    expect(report.results.map(({ source }) => source)).toEqual([
      'ping.wsdl',
      'pong.wsdl',
      '[pi]ng.wsdl',
    ])
  })

  test('reads standard input under the name given for it', async () => {
    const { report } = await lintJson(
      ['-', '--stdin-filename', 'piped.wsdl', '--policy', 'wsdl-core'],
      { input: wsdl.replace('message="tns:PingRequest"', 'message="tns:Missing"') },
    )
    expect(report.results[0]?.source).toBe('-')
    expect(report.results[0]?.findings[0]?.location.file).toBe('piped.wsdl')
  })

  test('reads a file as a commit has it', async () => {
    const git = (...commandLine: string[]): void => {
      execFileSync('git', commandLine, { cwd: folder, stdio: 'ignore' })
    }
    git('init', '-q')
    git('add', 'ping.wsdl')
    git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'add')
    writeFileSync(path.join(folder, 'ping.wsdl'), 'changed since')
    const { report } = await lintJson(['git:HEAD:ping.wsdl', 'git:HEAD:absent.wsdl'])
    expect(report.results.map(({ source, format }) => [source, format])).toEqual([
      ['git:HEAD:ping.wsdl', 'wsdl-1.1'],
      ['git:HEAD:absent.wsdl', 'unknown'],
    ])
    const unknown = await lintJson(['git:absent:ping.wsdl'])
    expect(unknown.report.results[0]?.error?.message).toBe(
      "git:absent:ping.wsdl cannot be read: fatal: invalid object name 'absent'.",
    )
  })

  test('follows local imports anywhere, and with --root only below it', async () => {
    mkdirSync(path.join(folder, 'services'))
    writeFileSync(
      path.join(folder, 'types.xsd'),
      '<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:types"><element name="E" type="string"/></schema>',
    )
    writeFileSync(
      path.join(folder, 'services', 'ping.wsdl'),
      wsdl.replace(
        '<xsd:element name="Ping"',
        '<xsd:import namespace="urn:types" schemaLocation="../types.xsd"/>\n      <xsd:element name="Ping"',
      ),
    )
    const free = await lintJson(['services/ping.wsdl', '--policy', 'wsdl-core'])
    expect(free.report.results[0]?.verdict).toBe('pass')
    const bound = await lintJson([
      'services/ping.wsdl',
      '--policy',
      'wsdl-core',
      '--root',
      'services',
    ])
    const [finding] = bound.report.results[0]?.findings ?? []
    expect(finding?.message).toContain('lies outside services')
    expect(bound.report.results[0]?.verdict).not.toBe('pass')
  })

  test('never reads a remote import', async () => {
    writeFileSync(
      path.join(folder, 'ping.wsdl'),
      wsdl.replace(
        '<types>',
        '<import namespace="urn:other" location="http://127.0.0.1:1/other.wsdl"/>\n  <types>',
      ),
    )
    const { report } = await lintJson(['ping.wsdl', '--policy', 'wsdl-core'])
    expect(report.results[0]?.findings[0]?.message).toContain('remote')
  })

  test('a policy that is not made for a format plays no part there, and one must be', async () => {
    const openApi = 'openapi: 3.0.3\ninfo: { title: Ping, version: 1.0.0 }\npaths: {}\n'
    writeFileSync(path.join(folder, 'ping.yaml'), openApi)
    const policiesOf = async (list: string) => {
      const { report } = await lintJson(['ping.wsdl', 'ping.yaml', '--policy', list])
      return report.results.map(({ verdict, policies }) => [
        verdict,
        ...policies.map(({ id }) => id),
      ])
    }
    expect(await policiesOf('wsdl-core,openapi-core')).toEqual([
      ['pass', 'wsdl-core'],
      ['pass', 'openapi-core'],
    ])
    expect(await policiesOf('wsdl-core')).toEqual([
      ['pass', 'wsdl-core'],
      ['indeterminate', 'wsdl-core'],
    ])
  })

  test('writes the report to a file when asked', async () => {
    const { stdout } = await concordat(
      ['lint', 'ping.wsdl', '--format', 'json', '--output', 'report.json'],
      {
        cwd: folder,
      },
    )
    expect(stdout).toBe('')
    const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as LintReport
    expect(report.summary.sources).toBe(1)
  })

  test('of what never ends no more is read than shows that it is too large', async () => {
    const { report, status } = await lintJson(['/dev/zero', 'ping.wsdl', '--policy', 'wsdl-core'])
    expect(report.results.map(({ verdict, error }) => [verdict, error?.code])).toEqual([
      ['unreadable', 'too-large'],
      ['pass', undefined],
    ])
    expect(status).toBe(2)
  })

  test('a registry that refuses one input does not keep the others from their report', async () => {
    const { report, status } = await lintJson(['a/b@1.0.0', 'ping.wsdl', '--policy', 'wsdl-core'], {
      env: { CONCORDAT_URL: 'http://127.0.0.1:1' },
    })
    expect(report.results.map(({ verdict }) => verdict)).toEqual(['unreadable', 'pass'])
    expect(status).toBe(3)
  })

  test('is whole when piped, however long it is', async () => {
    const many = Array.from({ length: 300 }, () => 'ping.wsdl')
    const { report } = await lintJson(many)
    expect(report.results).toHaveLength(300)
  })
})

describe('wrong usage has status 2 and says what to do', () => {
  test.each([
    [['lint', 'ping.wsdl', '--policy', 'no-such'], 'There is no policy "no-such"; there are'],
    [['lint', 'ping.wsdl', '--format', 'pdf'], 'Allowed choices are stylish, json'],
    [['lint', 'ping.wsdl', '--assertions'], 'Only the JSON report has assertions'],
    [['lint'], 'There is nothing to judge: name a contract'],
    [['push'], 'There is nothing to push: name a contract'],
    [['push', '--version', '1.0.0'], '--service and --version belong to one contract; name it.'],
    [['push', 'ping.wsdl'], 'The service of ping.wsdl is not known; name it with --service'],
    [
      ['push', 'ping.wsdl', '--service', 'a/b'],
      'ping.wsdl claims no version of its own; name it with --version',
    ],
    [['lint', 'ping.wsdl', '--bogus'], "unknown option '--bogus'"],
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['rules', 'show', 'BP0000'], 'There is no rule "BP0000"'],
    [['push', 'ping.wsdl', '--service', 'NoSlash', '--version', '1.0.0'], 'names no service'],
  ])('%j', async (commandLine, message) => {
    const { status, stderr } = await concordat(commandLine, { cwd: folder })
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })

  test.each([
    ['the file itself', 'ping.wsdl', 'ping.wsdl'],
    ['another name of it', 'ping.wsdl', 'link.wsdl'],
    ['what a glob matches', 'ping.w*', 'ping.wsdl'],
    ['a contract in a folder', '.', 'ping.wsdl'],
  ])('a report over %s is refused', async (_, input, output) => {
    symlinkSync('ping.wsdl', path.join(folder, 'link.wsdl'))
    const { status, stdout, stderr } = await concordat(['lint', input, '--output', output], {
      cwd: folder,
    })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`--output ${output} is an input itself`)
    expect(readFileSync(path.join(folder, 'ping.wsdl'), 'utf8')).toBe(wsdl)
  })

  test('a former report in a folder that is judged is written again', async () => {
    for (const format of ['json', 'sarif', 'json']) {
      const commandLine = ['lint', '.', '--policy', 'wsdl-core', '--format', format]
      const { status } = await concordat([...commandLine, '--output', 'report.json'], {
        cwd: folder,
      })
      expect(status).toBe(0)
    }
  })

  test.each(['nonsense', 'ftp://example.org', 'http://'])(
    'CONCORDAT_URL=%s is told',
    async (url) => {
      const { status, stderr } = await concordat(['search', 'orders'], {
        env: { CONCORDAT_URL: url },
      })
      expect(stderr).toBe(
        `concordat: CONCORDAT_URL is "${url}", which is no address of a registry; set it to one such as http://127.0.0.1:8080.\n`,
      )
      expect(status).toBe(2)
    },
  )

  test('a registry that cannot be reached is status 3', async () => {
    const { status, stderr } = await concordat(['search', 'orders'], {
      env: { CONCORDAT_URL: 'http://127.0.0.1:1' },
    })
    expect(stderr).toContain('http://127.0.0.1:1 cannot be reached')
    expect(status).toBe(3)
  })
})

describe('the stylish report', () => {
  test('shows place, severity, message and rule, and what it comes to', async () => {
    writeFileSync(
      path.join(folder, 'ping.wsdl'),
      wsdl.replace('message="tns:PingRequest"', 'message="tns:Missing"'),
    )
    const { stdout } = await concordat(['lint', 'ping.wsdl', '--policy', 'wsdl-core'], {
      cwd: folder,
    })
    expect(stdout).toMatch(/^ping\.wsdl {2}wsdl-1\.1 {2}fail\n {2}10:28 +error/)
    expect(stdout).toMatch(/1 fail; 1 error, 0 warnings, 0 infos, 0 hints\n$/)
  })

  test('does not let a contract steer the terminal', async () => {
    writeFileSync(
      path.join(folder, 'ping.wsdl'),
      wsdl.replace('message="tns:PingRequest"', 'message="tns:&#x9b;31mMissing"'),
    )
    const { stdout } = await concordat(['lint', 'ping.wsdl'], { cwd: folder })
    expect(stdout).not.toContain('\u009b')
  })
})

test.each([['--help'], ['--version'], ['lint --help'], ['lint --version'], ['rules show --help']])(
  '%s answers with status 0',
  async (commandLine) => {
    const { status, stdout } = await concordat(commandLine.split(' '))
    expect(stdout).not.toBe('')
    expect(status).toBe(0)
  },
)
