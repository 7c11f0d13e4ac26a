import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

const PROFILES = 'customer/profiles'
const DRAFT = `${PROFILES}@2.0.0`
const ADDRESS = 'https://dev.example.com/profiles'

let registry: RegistryProcess
let folder: string
let token: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-lifecycle-'))
  registry = await startRegistry({
    CONCORDAT_DATA: path.join(folder, 'data'),
    CONCORDAT_READING: 'signed-in',
  })
  const credentials = Buffer.from(`admin:${registry.password ?? ''}`).toString('base64')
  const made = await fetch(`${registry.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'tests' }),
  })
  token = ((await made.json()) as { token: string }).token
}, 120_000) // the first run registers the sample enterprise
afterAll(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(...commandLine: readonly string[]) {
  return concordat(commandLine, {
    env: { CONCORDAT_URL: registry.url, CONCORDAT_TOKEN: token, XDG_CONFIG_HOME: folder },
  })
}

async function output(...commandLine: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(...commandLine)
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

/** What the one line of a list begins with. */
function idIn(line: string): string {
  return line.split('  ')[0] ?? ''
}

describe('concordat gates', () => {
  test('shows each way on, what is missing before it, and the checklist', async () => {
    expect((await output('gates', DRAFT)).split('\n')).toEqual([
      'It is draft (planning).',
      'open  Submit for review: --to specReview',
      'closed  Abandon: --to retired',
      '  does not hold: A reason is given. Say why.',
      'checklist  tests-pass (open): The implementation of this very version passes its tests',
      'checklist  tried-in-staging (open): Somebody has called it in staging as consumers will',
      '',
    ])
  })

  test('ends with status 1 while the way that is asked about is closed, with 0 once it is open', async () => {
    const closed = await run('gates', DRAFT, '--to', 'retired')
    expect([closed.status, closed.stdout]).toEqual([1, expect.stringContaining('closed  Abandon')])
    expect(closed.stdout).not.toContain('Submit for review')
    const open = await output('gates', DRAFT, '--to', 'specReview', '--format', 'json')
    const { available, checklist } = JSON.parse(open) as Record<string, readonly unknown[]>
    expect(available).toEqual([expect.objectContaining({ to: 'specReview', wouldBeAllowed: true })])
    expect(checklist).toHaveLength(2)
  })

  test.each([
    [
      ['gates', DRAFT, '--to', 'moon'],
      'Nothing leads from draft to "moon"; from there it can go to specReview, retired.',
    ],
    [['gates', PROFILES], `"${PROFILES}" names no version; write DOMAIN/NAME@VERSION.`],
    [
      ['tick', PROFILES, 'tests-pass'],
      `"${PROFILES}" names no version; write DOMAIN/NAME@VERSION.`,
    ],
  ])('%j is wrong usage, and says what would be right', async (commandLine, message) => {
    const { status, stdout, stderr } = await run(...commandLine)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})

describe('concordat tick', () => {
  const item = 'The implementation of this very version passes its tests'

  test('vouches for an item, which the checklist shows until the tick is taken back', async () => {
    const ticked = `checklist  tests-pass (ticked by admin by token "tests"): ${item}\n`
    const evidence = ['--evidence', 'https://builds.example.com/7', '--note', 'All 40.']
    expect(await output('tick', DRAFT, 'tests-pass', ...evidence)).toBe(ticked)
    expect(await output('gates', DRAFT)).toContain(ticked)
    const { status, stderr } = await run('tick', DRAFT, 'tests-pass', '--clear')
    expect([status, stderr]).toEqual([0, expect.stringContaining('tests-pass is not ticked.')])
    expect(await output('gates', DRAFT)).toContain(`checklist  tests-pass (open): ${item}\n`)
  })

  test('of what nobody is asked about is refused, with what is asked about', async () => {
    const { status, stderr } = await run('tick', DRAFT, 'coffee')
    expect(status).toBe(3)
    expect(stderr).toContain(
      'asks nobody about "coffee"; it asks about tests-pass, tried-in-staging.',
    )
  })

  test('without credentials is refused, and says how to get them', async () => {
    const { status, stderr } = await concordat(['tick', DRAFT, 'tests-pass'], {
      env: { CONCORDAT_URL: registry.url, CONCORDAT_TOKEN: '', XDG_CONFIG_HOME: folder },
    })
    expect(status).toBe(3)
    expect(stderr).toContain('Run "concordat login" first, or set CONCORDAT_TOKEN.')
  })
})

describe('concordat subscriptions', () => {
  let id: string
  const request = ['subscriptions', 'request', PROFILES, '--consumer', 'till', '--application']

  test('are asked for, and listed by whom they are for', async () => {
    const made = await output(
      ...[...request, '--range', '^1.0.0', '--environment', 'production'],
      ...['--operation', 'GET /profiles/{customerNumber}', '--reason', 'For the tills.'],
    )
    id = idIn(made)
    expect(made).toBe(`${id}  requested: till uses ${PROFILES} ^1.0.0 in production\n`)
    expect(await output('subscriptions', '--consumer', 'till')).toBe(made)
    const listed = await output('subscriptions', 'list', '--consumer', 'till', '--format', 'json')
    expect(JSON.parse(listed)).toEqual([
      expect.objectContaining({ id, operations: ['GET /profiles/{customerNumber}'] }),
    ])
  })

  test('that are not there leave standard output empty', async () => {
    const { status, stdout, stderr } = await run('subscriptions', '--state', 'nowhere')
    expect([status, stdout, stderr.trimEnd()]).toEqual([0, '', 'There is no such subscription.'])
  })

  test('say what is missing, move, and say what was decided', async () => {
    expect(await output('subscriptions', 'why', id)).toContain('open  Approve: --to inactive\n')
    const refused = await run('subscriptions', 'move', id, '--to', 'rejected')
    expect(refused.status).toBe(3)
    expect(refused.stdout).toContain(
      `subscription:${id}: reject from requested to rejected is refused.\n`,
    )
    expect(refused.stdout).toContain('  does not hold: A reason is given. Say why.\n')
    await output('subscriptions', 'move', id, '--to', 'inactive')
    const why = await output('subscriptions', 'why', id)
    expect(why.split('\n').filter((line) => line.startsWith(`subscription:${id}`))).toEqual([
      `subscription:${id}: approve from requested to inactive is done.`,
      `subscription:${id}: reject from requested to rejected is refused.`,
    ])
  })

  test.each([
    [['move', 'nowhere', '--to', 'active'], 'There is no subscription nowhere.'],
    [['why', 'nowhere'], 'There is no subscription nowhere.'],
  ])('%j names what is not there', async (commandLine, message) => {
    const { status, stderr } = await run('subscriptions', ...commandLine)
    expect(status).toBe(3)
    expect(stderr).toContain(message)
  })
})

describe('concordat endpoints', () => {
  test('are declared once, and start offline', async () => {
    const declare = ['endpoints', 'declare', PROFILES, '--environment', 'test', '--url', ADDRESS]
    const declared = await output(...declare)
    expect(declared).toBe(`${idIn(declared)}  offline: ${ADDRESS} in test\n`)
    expect(await output(...declare)).toBe(declared)
    const listed = await output('endpoints', PROFILES)
    expect(listed.split('\n').filter((line) => line.includes(ADDRESS))).toEqual([
      declared.trimEnd(),
    ])
    expect(listed.split('\n')).toHaveLength(4) // production and staging stay named
  })

  test('come online once somebody vouches for them, by address or id', async () => {
    const closed = await run('endpoints', 'move', PROFILES, ADDRESS, '--to', 'online')
    expect(closed.status).toBe(3)
    expect(closed.stdout).toContain('does not hold: It answers a call as its contract says.')
    expect(await output('endpoints', 'why', PROFILES, ADDRESS)).toContain(
      'checklist  answers (open): It answers a call as its contract says\n',
    )
    await output('endpoints', 'tick', PROFILES, ADDRESS, 'answers', '--note', 'Tried.')
    await output('endpoints', 'move', PROFILES, ADDRESS, '--to', 'online')
    const listed = await output('endpoints', 'list', PROFILES, '--format', 'json')
    const { items } = JSON.parse(listed) as { items: { id: string; url: string; state: string }[] }
    const online = items.find(({ url }) => url === ADDRESS)
    expect(online?.state).toBe('online')
    const back = ['endpoints', 'move', PROFILES, online?.id ?? '', '--to', 'offline']
    expect(await output(...back, '--reason', 'Tried enough.')).toContain('takeOffline')
  })

  test('are told as a gap where nothing answers for what is in service', async () => {
    // Two versions of the profiles are in service; without its endpoint nobody could call it.
    const production = 'https://api.varnholt.example/customer-profiles/v1'
    const move = ['endpoints', 'move', PROFILES, production, '--reason', 'An outage.']
    await output(...move, '--to', 'offline')
    expect(await output('endpoints', PROFILES)).toContain(
      'gap  In service: 1.1.0, 1.0.0; yet no endpoint for production is online. Bring one online, or roll back.\n',
    )
  })

  test('that the service does not have are named with those that it has', async () => {
    const { status, stderr } = await run('endpoints', 'why', PROFILES, 'ep-nowhere')
    expect(status).toBe(3)
    expect(stderr).toContain(`${PROFILES} has no endpoint ep-nowhere; it has ep-`)
  })

  test('with an address that browsers would run are refused', async () => {
    const { status, stderr } = await run(
      ...[
        'endpoints',
        'declare',
        PROFILES,
        '--environment',
        'test',
        '--url',
        'javascript:alert(1)',
      ],
    )
    expect(status).toBe(3)
    expect(stderr).toContain(
      '/endpoints/3/url is not accepted: must be an absolute URL, and none that a browser would run',
    )
  })
})
