import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, chmod, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFakeProject, type FakeProject, type Run } from './fake-project.ts'

let project: FakeProject
beforeEach(async () => void (project = await createFakeProject()))
afterEach(() => project.remove())

const path = (name: string): string => join(project.folder, name)

async function calls(): Promise<string[]> {
  if (!existsSync(path('calls.log'))) return []
  return (await readFile(path('calls.log'), 'utf8')).trim().split('\n')
}

/** One start whose server ends at once. */
async function startOnce(env: NodeJS.ProcessEnv = {}): Promise<{ code: unknown; output: string }> {
  const run = project.run('start', [], { FAKE_SERVER_EXITS: '0', ...env })
  return { code: await run.ended, output: run.output() }
}

const INSTALL = 'npm ci --include=dev --no-progress'
const BUILD = ['tsc NODE_ENV=undefined', 'vite NODE_ENV=undefined']

describe('the first start', () => {
  it('installs, builds and serves with the arguments it was given', async () => {
    const run = project.run('start', ['--empty'], { FAKE_SERVER_EXITS: '0' })
    expect(await run.ended).toBe(0)
    expect((await calls()).sort()).toEqual([INSTALL, ...BUILD].sort())
    expect(run.output()).toContain('serving serve --empty')
  })

  it('installs development tools and builds alike when NODE_ENV is production', async () => {
    await startOnce({ NODE_ENV: 'production', npm_config_omit: 'dev' })
    expect((await calls()).sort()).toEqual([INSTALL, ...BUILD].sort())
  })

  it('ends with the status of the server', async () => {
    expect(await startOnce({ FAKE_SERVER_EXITS: '2' })).toMatchObject({ code: 2 })
  })

  it('leaves nothing unfinished behind', async () => {
    await startOnce()
    expect((await readdir(project.folder)).filter((name) => name.startsWith('dist'))).toEqual([
      'dist',
    ])
    expect(await readdir(path('.concordat'))).toEqual([])
  })
})

describe('a later start', () => {
  beforeEach(async () => {
    await startOnce()
    await rm(path('calls.log'))
  })

  it('neither installs nor builds, and is quick', async () => {
    const begun = performance.now()
    expect(await startOnce()).toEqual({ code: 0, output: 'serving serve\n' })
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(await calls()).toEqual([])
  })

  it('builds but does not install when a source changed', async () => {
    await appendFile(path('src/main.ts'), '\nexport const more = 1')
    await startOnce()
    expect((await calls()).sort()).toEqual(BUILD)
  })

  it('does nothing when a file was written again with the same content', async () => {
    await writeFile(path('src/main.ts'), 'export {}')
    await startOnce()
    expect(await calls()).toEqual([])
  })

  it('builds when a source was removed', async () => {
    await writeFile(path('src/extra.ts'), '')
    await startOnce()
    await rm(path('calls.log'))
    await rm(path('src/extra.ts'))
    await startOnce()
    expect((await calls()).sort()).toEqual(BUILD)
  })

  it('installs and builds when package-lock.json names another version', async () => {
    const packages = { '': {}, 'node_modules/typescript': { version: '2.0.0' } }
    await writeFile(path('package-lock.json'), JSON.stringify({ packages }))
    await startOnce()
    expect((await calls()).sort()).toEqual([INSTALL, ...BUILD].sort())
  })

  it('installs again after an installation that did not come to its end', async () => {
    await rm(path('node_modules/.package-lock.json'))
    await startOnce()
    expect(await calls()).toEqual([INSTALL])
  })

  it('keeps the build it has when a new one fails, and says so', async () => {
    await writeFile(path('src/main.ts'), 'mistake')
    const { code, output } = await startOnce()
    expect(code).toBe(2)
    expect(output).toContain('src/main.ts(1,1): error\n\nThe build failed.')
    expect(output).not.toContain('serving')
    expect(existsSync(path('dist/cli/concordat.js'))).toBe(true)
    expect(existsSync(path('dist-unfinished'))).toBe(false)
  })
})

describe('an installation that fails', () => {
  it.each([
    ['ENOTFOUND', 'The package registry cannot be reached'],
    ['ENOSPC', 'The disk is full'],
    ['E401', 'The package registry refused access'],
    ['EACCES', 'A folder cannot be written'],
    ['EINTEGRITY', 'A package arrived damaged'],
    ['EUSAGE', 'package.json and package-lock.json do not fit together'],
    ['E404', 'The configured registry lacks a package'],
  ])('with %s says: %s', async (failure, sentence) => {
    const { code, output } = await startOnce({ FAKE_NPM_FAILS: failure })
    expect(code).toBe(2)
    expect(output).toContain(`npm error code ${failure}`)
    expect(output).toContain(sentence)
    expect(await calls()).toEqual([INSTALL])
  })
})

it('says that package-lock.json is missing', async () => {
  await rm(path('package-lock.json'))
  expect(await startOnce()).toEqual({
    code: 2,
    output:
      'package-lock.json is missing: restore it (`git checkout package-lock.json`) and start again.\n',
  })
})

it('says that the project folder cannot be written', async () => {
  await chmod(project.folder, 0o555)
  const nobody = 65_534
  const env = { FAKE_SERVER_EXITS: '0' }
  const run = project.run('start', [], env, process.getuid?.() === 0 ? nobody : undefined)
  expect(await run.ended).toBe(2)
  expect(run.output()).toBe(
    `Cannot write to the project folder ${project.folder}/: give this user write access to it, ` +
      'or copy the project to a folder of your own.\n',
  )
})

it('refuses an old Node in one sentence', async () => {
  const manifest = { type: 'module', engines: { node: '>=99.1' } }
  await writeFile(path('package.json'), JSON.stringify(manifest))
  for (const script of ['start', 'build', 'test']) {
    const run = project.run(script)
    expect(await run.ended).toBe(2)
    expect(run.output()).toBe(
      `Concordat needs Node 99.1 or newer and this is Node ${process.versions.node}: ` +
        'install a current one from https://nodejs.org (or run `nvm install`) and try again.\n',
    )
  }
})

describe('two starts at once', () => {
  it('install and build once, the second waiting for the first', async () => {
    const env = { FAKE_SERVER_EXITS: '0', FAKE_NPM_MS: '700' }
    const runs = [project.run('start', [], env), project.run('start', [], env)]
    expect(await Promise.all(runs.map((run) => run.ended))).toEqual([0, 0])
    expect((await calls()).sort()).toEqual([INSTALL, ...BUILD].sort())
    const waited = runs.filter((run) => run.output().includes('waiting for it'))
    expect(waited).toHaveLength(1)
  })

  it('are not locked out for ever by one that was killed', async () => {
    const killed = project.run('start', [], { FAKE_NPM_MS: '5000' })
    await killed.printed('Installing')
    await new Promise((resolve) => setTimeout(resolve, 300))
    killed.process.kill('SIGKILL')
    await killed.ended
    expect(existsSync(path('.concordat/preparing'))).toBe(true)
    expect(await startOnce()).toMatchObject({ code: 0 })
  }, 40_000)
})

it('says that the server was ended by somebody else', async () => {
  const run = project.run('start', [], { FAKE_SERVER_ENDS_ITSELF_BY: 'SIGKILL' })
  expect(await run.ended).toBe(1)
  expect(run.output()).toContain('The server was ended by SIGKILL.')
})

describe('a request to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s ends after the store is closed',
    async (signal) => {
      const run = project.run('start', [], { FAKE_SERVER_CLOSES_IN_MS: '300' })
      await run.printed('ready')
      run.process.kill(signal)
      expect(await run.ended).toBe(0)
      expect(run.output()).toContain(`server got ${signal}\nstore closed\n`)
    },
  )

  it('by a closed terminal ends after the store is closed, too', async () => {
    const run = project.run('start')
    await run.printed('ready')
    run.process.kill('SIGHUP')
    expect(await run.ended).toBe(0)
    expect(run.output()).toContain('server got SIGTERM\nstore closed\n')
  })

  it('that reaches the server before it listens ends it', async () => {
    const run = project.run('start', [], { FAKE_SERVER_IS_DEAF: '1' })
    await run.printed('deaf')
    run.process.kill('SIGINT')
    expect(await run.ended).toBe(130)
    expect(run.output()).not.toContain('was ended by')
  })

  it('that is repeated is handed on once, and waited for', async () => {
    const run = project.run('start', [], { FAKE_SERVER_CLOSES_IN_MS: '1200' })
    await run.printed('ready')
    run.process.kill('SIGINT')
    await run.printed('server got')
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) {
      run.process.kill(signal)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect(await run.ended).toBe(0)
    expect(run.output().match(/server got/g)).toHaveLength(1)
    expect(run.output()).toContain('store closed')
  })

  it('that the server does not follow within 8 seconds ends it', async () => {
    const run = project.run('start', [], { FAKE_SERVER_CLOSES_IN_MS: '60000' })
    await run.printed('ready')
    const begun = performance.now()
    run.process.kill('SIGTERM')
    expect(await run.ended).toBe(1)
    expect(performance.now() - begun).toBeGreaterThan(7000)
    expect(performance.now() - begun).toBeLessThan(9000)
    expect(run.output()).toContain('The server did not close its store within 7.5 s and was ended.')
  })

  it('during the installation ends it and leaves no lock', async () => {
    const run = project.run('start', [], { FAKE_NPM_MS: '20000' })
    await run.printed('Installing')
    run.process.kill('SIGTERM')
    expect(await run.ended).toBe(143)
    expect(existsSync(path('.concordat/preparing'))).toBe(false)
    expect(run.output()).not.toContain('serving')
  })
})

describe('npm start', () => {
  beforeEach(() => startOnce())

  /** What was printed when npm itself had ended, whoever else still ran. */
  async function outputAtTheEnd(run: Run): Promise<string> {
    await once(run.process, 'exit')
    return run.output()
  }

  it('ends after the store is closed when a terminal interrupts the process group', async () => {
    const run = project.npmStart({ FAKE_SERVER_CLOSES_IN_MS: '500' })
    await run.printed('ready')
    process.kill(-(run.process.pid ?? 0), 'SIGINT')
    expect(await outputAtTheEnd(run)).toContain('store closed')
  })

  it('ends after the store is closed when npm alone is told to stop', async () => {
    const run = project.npmStart({ FAKE_SERVER_CLOSES_IN_MS: '500' })
    await run.printed('ready')
    run.process.kill('SIGTERM')
    expect(await outputAtTheEnd(run)).toContain('store closed')
    expect(run.output().match(/server got/g)).toHaveLength(1)
  })
})
