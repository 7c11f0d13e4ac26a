import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'

const OLD = `openapi: 3.0.3
info: { title: Pets, version: '2024-11-22' }
paths:
  /pets:
    x-team: animals
    get:
      x-owner: zoo
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        "200": { description: All pets }
    delete:
      responses:
        "204": { description: Gone }
`
const NEW = OLD.replace(
  'schema: { type: integer } }',
  'required: true, schema: { type: integer } }',
)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-diff-'))
  writeFileSync(path.join(folder, 'old.yaml'), OLD)
  writeFileSync(path.join(folder, 'new.yaml'), NEW)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function diff(...options: readonly string[]) {
  return concordat(['diff', 'old.yaml', 'new.yaml', ...options], { cwd: folder })
}

interface Report {
  readonly verdict: string
  readonly changes: readonly Record<string, unknown>[]
}

test('the JSON report has every member that is promised, and nulls where nothing is', async () => {
  const { stdout, status } = await diff('--format', 'json', '--attributes', 'x-owner')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    old: {
      source: 'old.yaml',
      format: 'openapi-3.0',
      digest: expect.stringMatching(/^sha256:/) as unknown,
    },
    new: {
      source: 'new.yaml',
      format: 'openapi-3.0',
      digest: expect.stringMatching(/^sha256:/) as unknown,
    },
    verdict: 'breaking',
    recommendedBump: 'major',
    versionAdvice: {
      kind: 'version-too-low',
      given: 'none',
      deserved: 'major',
      from: '2024-11-22',
      to: '2024-11-22',
    },
    changes: [
      {
        id: 'request-parameter-became-required',
        level: 'error',
        breaks: ['consumer'],
        message: 'Query parameter "limit" was optional and is now required.',
        operations: ['GET /pets'],
        attributes: { 'GET /pets': { 'x-owner': 'zoo' } },
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
        oldLocation: expect.objectContaining({ file: 'old.yaml', line: 9 }) as unknown,
        newLocation: expect.objectContaining({
          file: 'new.yaml',
          pointer: '/paths/~1pets/get/parameters/0/required',
          line: 9,
        }) as unknown,
        waived: null,
      },
    ],
    notCompared: [],
  })
})

test('the status follows --fail-on, and an unreadable input is 2 even then', async () => {
  expect((await diff('--fail-on', 'never')).status).toBe(0)
  writeFileSync(path.join(folder, 'new.yaml'), 'just: text')
  const { status, stdout } = await diff('--fail-on', 'never', '--format', 'json')
  expect(status).toBe(2)
  expect((JSON.parse(stdout) as Report).verdict).toBe('indeterminate')
})

test('wrong usage is told, with what to do', async () => {
  for (const [options, word] of [
    [['--as-of', 'tomorrow'], '2027-01-31'],
    [['--deprecation-days-stable', '-1'], 'number of days'],
    [['--level', 'sideways'], 'backward'],
  ] as const) {
    const { status, stderr } = await diff(...options)
    expect({ status, isTold: stderr.includes(word) }).toEqual({ status: 2, isTold: true })
  }
})

test('a waiver of the project accepts a change until its day, and the level of a kind can be set', async () => {
  const waiver =
    '{ rule: request-parameter-became-required, path: "new.yaml#/paths/~1pets", until: 2027-01-31, reason: Agreed }'
  writeFileSync(path.join(folder, '.concordat.yaml'), `waivers:\n  - ${waiver}\n`)
  const held = await diff('--format', 'json', '--as-of', '2027-01-31')
  expect(held.status).toBe(0)
  expect(JSON.parse(held.stdout)).toMatchObject({
    verdict: 'compatible',
    recommendedBump: 'major',
    changes: [{ waived: { id: 'waiver-1', until: '2027-01-31', reason: 'Agreed' } }],
  })
  const late = await diff('--format', 'json', '--as-of', '2027-02-01')
  expect(late.status).toBe(1)
  expect(late.stderr).toContain('ran out on 2027-01-31')
  writeFileSync(
    path.join(folder, '.concordat.yaml'),
    'compatibility: { levels: { request-parameter-became-required: warning } }\n',
  )
  expect((await diff()).status).toBe(0)
  expect((await diff('--fail-on', 'warning')).status).toBe(1)
})

test('what of the project file comes to nothing is told, and what speaks of other files is not', async () => {
  writeFileSync(
    path.join(folder, '.concordat.yaml'),
    `compatibility: { levels: { request-parameter-gone: info } }
waivers:
  - { id: A, rule: api-tag-removed, path: new.yaml, until: 2027-01-31, reason: Agreed }
  - { id: B, rule: api-tag-removed, path: other.yaml, until: 2027-01-31, reason: Agreed }
  - { id: C, rule: request-parameter-became-required, path: new.yaml, until: 2027-01-31, reason: Agreed }
`,
  )
  const { stderr, status } = await diff('--as-of', '2026-11-22')
  expect(status).toBe(0)
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining('"request-parameter-gone", and there is no such kind') as unknown,
    expect.stringContaining('waiver "A" of api-tag-removed accepts nothing') as unknown,
  ])
})

test('a commit is compared with the file that is there now', async () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
    })
  git('init', '-q')
  git('add', 'old.yaml')
  git('commit', '-qm', 'first')
  const { stdout, status } = await concordat(
    ['diff', 'git:HEAD:old.yaml', 'new.yaml', '--format', 'json'],
    { cwd: folder },
  )
  expect(status).toBe(1)
  expect((JSON.parse(stdout) as Report).changes).toHaveLength(1)
})

test('every other form tells the change, its kind and its operations', async () => {
  for (const format of ['stylish', 'sarif', 'github', 'markdown', 'html']) {
    const { stdout, status } = await diff('--format', format)
    const told = ['limit', 'request-parameter-became-required', 'GET /pets'].filter((word) =>
      stdout.includes(word),
    )
    expect({ format, status, told }).toEqual({
      format,
      status: 1,
      told: ['limit', 'request-parameter-became-required', 'GET /pets'],
    })
  }
  await diff('--format', 'html', '--output', 'report.html')
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('class="sides"')
})
