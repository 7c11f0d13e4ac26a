import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createFakeProject, type FakeProject } from './fake-project.ts'

let project: FakeProject
beforeEach(async () => void (project = await createFakeProject()))
afterEach(() => project.remove())

const counts = {
  numTotalTests: 5,
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [] as unknown[],
}

async function test(
  results: object | undefined,
  env: NodeJS.ProcessEnv = {},
  args: readonly string[] = [],
): Promise<{ code: unknown; output: string; last: string | undefined }> {
  const run = project.run('test', args, {
    CHROMIUM_PATH: '/usr/bin/chromium',
    ...(results === undefined ? {} : { FAKE_JEST_RESULTS: JSON.stringify(results) }),
    ...env,
  })
  const code = await run.ended
  return { code, output: run.output(), last: run.output().trimEnd().split('\n').at(-1) }
}

const calls = async (): Promise<string[]> =>
  (await readFile(join(project.folder, 'calls.log'), 'utf8')).trim().split('\n')

it('installs, then runs every check in two rows side by side, the build and the tests', async () => {
  expect(await test(counts)).toMatchObject({ code: 0 })
  const [install, ...rest] = await calls()
  expect(install).toBe('npm ci --include=dev --no-progress')
  const checks = rest.filter((call) => !call.includes('NODE_ENV'))
  const lintRow = (call: string): boolean => /^(eslint|knip)/u.test(call)
  expect(checks.filter(lintRow)).toEqual(['eslint --max-warnings 0 .', 'knip'])
  expect(checks.filter((call) => !lintRow(call))).toEqual([
    'prettier --check .',
    'tsc --noEmit -p .',
    'tsc --noEmit -p test',
    'tsc --noEmit -p src/web',
    'dependency-cruise --config .dependency-cruiser.cjs src',
    'generate --check',
    'jest',
  ])
  expect(checks.at(-1)).toBe('jest')
})

it('ends the tools of both rows when it is interrupted, waits for them, and begins nothing more', async () => {
  const run = project.run('test', [], { FAKE_CHECKERS_RUN_ON: '1' })
  const noted = async (pattern: RegExp): Promise<string[]> =>
    (await calls()).filter((call) => pattern.test(call)).sort()
  await run.printed('▶ format')
  while ((await noted(/runs on$/u)).length < 2) await sleep(20)
  run.process.kill('SIGINT')
  expect(await run.ended).toBe(130)
  expect(await noted(/stopped$/u)).toEqual(['eslint stopped', 'prettier stopped'])
  expect(await noted(/^(?:knip|tsc|jest|generate)/u)).toEqual([])
})

it('counts checks and tests together in a last line of its own', async () => {
  expect((await test(counts)).last).toBe('13 passed, 0 failed, 1 skipped')
})

it.each(['prettier', 'eslint', 'dependency-cruise', 'generate', 'knip'])(
  'shows what %s found, goes on, and fails',
  async (checker) => {
    const { code, output, last } = await test(counts, { FAKE_CHECKER_FAILS: checker })
    expect(code).toBe(1)
    expect(output).toContain(`${checker} found a fault`)
    expect(last).toBe('12 passed, 1 failed, 1 skipped')
    expect(await calls()).toContain('knip')
  },
)

it.each([
  ['a failed test', { ...counts, numPassedTests: 3, numFailedTests: 1 }, '12 passed, 1 failed'],
  [
    'a file that cannot be loaded',
    { ...counts, numRuntimeErrorTestSuites: 1 },
    '13 passed, 1 failed',
  ],
])('fails for %s', async (_name, results, line) => {
  const { code, last } = await test(results, { FAKE_JEST_EXITS: '1' })
  expect(code).toBe(1)
  expect(last).toBe(`${line}, 1 skipped`)
})

it('fails when jest ends badly although no test failed', async () => {
  const { code, last } = await test(counts, { FAKE_JEST_EXITS: '1' })
  expect(code).toBe(1)
  expect(last).toBe('13 passed, 1 failed, 1 skipped')
})

it.each([
  ['jest wrote no results', undefined],
  ['there is no test', { ...counts, numTotalTests: 0, numPassedTests: 0, numPendingTests: 0 }],
])('fails when %s', async (_name, results) => {
  const { code, output, last } = await test(results)
  expect(code).toBe(1)
  expect(output).toContain('No test was run; that is a failure.')
  expect(last).toBe('9 passed, 1 failed, 0 skipped')
})

it('names skipped tests by file and outermost title', async () => {
  const assertionResults = [
    { status: 'passed', ancestorTitles: ['a'], title: 'one' },
    { status: 'pending', ancestorTitles: ['the catalogue page', 'search'], title: 'two' },
    { status: 'pending', ancestorTitles: ['the catalogue page'], title: 'three' },
  ]
  const name = join(project.folder, 'test/web/catalogue.test.ts')
  const { output } = await test({ ...counts, testResults: [{ name, assertionResults }] })
  expect(output).toContain('  skipped: test/web/catalogue.test.ts › the catalogue page (2)\n')
})

it('runs only jest, with these arguments, when arguments are given', async () => {
  const { last } = await test(counts, {}, ['test/rules'])
  expect((await calls()).filter((call) => !/NODE_ENV|npm/.test(call))).toEqual(['jest test/rules'])
  expect(last).toBe('5 passed, 0 failed, 1 skipped')
})

describe('without Chromium', () => {
  const env = { CHROMIUM_PATH: '', PATH: '' }

  it('passes and says what to install', async () => {
    const { code, output } = await test(counts, env)
    expect(code).toBe(0)
    expect(output).toContain(
      'not run here: browser tests (no Chromium): install it (Debian and Ubuntu: ' +
        '`apt-get install chromium`) or set CHROMIUM_PATH\n',
    )
  })

  it('fails in CI', async () => {
    const { code, last } = await test(counts, { ...env, CI: 'true' })
    expect(code).toBe(1)
    expect(last).toBe('13 passed, 1 failed, 1 skipped')
  })
})
