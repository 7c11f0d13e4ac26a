import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

let registry: RegistryProcess
let folder: string
let token: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-catalogue-'))
  registry = await startRegistry({
    CONCORDAT_DATA: path.join(folder, 'data'),
    CONCORDAT_READING: 'signed-in',
    CONCORDAT_WEBHOOK_HOSTS: 'ci.invalid,127.0.0.1',
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

async function run(...commandLine: readonly string[]): Promise<readonly [number, string]> {
  const { status, stdout, stderr } = await concordat(commandLine, {
    env: { CONCORDAT_URL: registry.url, CONCORDAT_TOKEN: token, XDG_CONFIG_HOME: folder },
  })
  return [status ?? -1, `${stdout}${stderr}`]
}

test('concordat move-domain shows what would happen, and moves a domain', async () => {
  expect(await run('move-domain', 'payments', '--to', 'sales', '--dry-run')).toEqual([
    1,
    [
      'Moving payments to sales:',
      '  1 domains and 3 services get other names; the former ones lead on.',
      '  REFUSED sales: There is a domain of this path; choose another one, or move that one away first.',
      'It cannot be done as it is.',
      '',
    ].join('\n'),
  ])
  expect(await run('move-domain', 'payments', '--to', 'logistics/payments')).toEqual([
    0,
    'payments is logistics/payments now; former names lead there.\n',
  ])
  expect(await run('move-domain', 'payments', '--answer', 'accept')).toEqual([
    3,
    expect.stringContaining('logistics/payments is not offered to be moved') as string,
  ])
  expect(await run('move-domain', 'payments')).toEqual([
    2,
    expect.stringContaining('Say either --to PATH') as string,
  ])
})

test('concordat taxonomies makes one from a file, and changes its values', async () => {
  const file = path.join(folder, 'data-protection.yaml')
  writeFileSync(
    file,
    'title: Data protection\nvalues:\n  - { id: personal, title: Personal data }\n',
  )
  expect(await run('taxonomies', 'put', 'data-protection', file)).toEqual([
    0,
    'data-protection  Data protection\n  personal  Personal data\n',
  ])
  const add = ['taxonomies', 'add', 'data-protection', 'health', '--parent', 'personal'] as const
  expect(await run(...add, '--title', 'Health data')).toEqual([
    0,
    'data-protection  Data protection\n  personal  Personal data\n    health  Health data\n',
  ])
  expect(await run('taxonomies', 'remove', 'data-protection', 'health')).toEqual([
    0,
    'data-protection  Data protection\n  personal  Personal data\n',
  ])
  expect(await run('taxonomies', 'remove', 'data-protection', 'health')).toEqual([
    2,
    expect.stringContaining('"health" is no value of data-protection') as string,
  ])
  const [status, list] = await run('taxonomies')
  expect([status, list]).toEqual([
    0,
    expect.stringContaining('data-protection  Data protection, 1 values\n') as string,
  ])
  const missing = await run('taxonomies', 'show', 'nothing')
  expect(missing).toEqual([3, expect.stringContaining('There is no taxonomy nothing') as string])
})

test('concordat references says what a contract is built on, and refuses what names no version', async () => {
  const [status, text] = await run('references', 'customer/address-verification')
  expect([status, text]).toEqual([
    0,
    expect.stringMatching(
      /^customer\/address-verification@\S+ is built on [\s\S]*\nNo contract is built on it\.\n$/,
    ) as string,
  ])
  const [, json] = await run('references', 'customer/address-verification', '--format', 'json')
  expect(JSON.parse(json)).toMatchObject({ importedBy: [], importedByCount: 0 })
  expect(await run('references', 'nothing')).toEqual([
    2,
    expect.stringContaining('"nothing" names no version; write DOMAIN/NAME@VERSION.') as string,
  ])
})

test('concordat webhooks makes, changes, pauses and removes one, and lets none lead to this machine', async () => {
  const title = ['--title', 'Pipelines'] as const
  expect(await run('webhooks', 'add', 'https://127.0.0.1/', ...title)).toEqual([
    3,
    'concordat: The registry refused: https://127.0.0.1/ leads to 127.0.0.1, which is no address of the public internet.\n',
  ])
  expect(await run('webhooks', 'add', 'https://elsewhere.invalid/', ...title)).toEqual([
    3,
    expect.stringContaining(
      'elsewhere.invalid, which is not among the hosts that are allowed',
    ) as string,
  ])
  const filters = ['--event', 'version.*', '--domain', 'customer'] as const
  const made = await run('webhooks', 'add', 'https://ci.invalid/', ...title, ...filters)
  expect(made).toEqual([
    0,
    expect.stringMatching(/secret, shown only now: whsec_\S{44}\n$/) as string,
  ])
  const id = made[1].split(' ')[0] ?? ''
  const lines = (state: string, asked: string): string =>
    `${id}  ${state}  Pipelines\n  https://ci.invalid/\n  ${asked}\n`
  expect(await run('webhooks')).toEqual([
    0,
    expect.stringContaining(lines('active', 'version.*, customer/*')) as string,
  ])
  const change = ['webhooks', 'change', id, '--everything', '--event', 'waiver.*'] as const
  expect(await run(...change)).toEqual([
    0,
    expect.stringContaining(lines('active', 'waiver.*')) as string,
  ])
  expect(await run('webhooks', 'pause', id)).toEqual([
    0,
    expect.stringContaining(lines('paused', 'waiver.*')) as string,
  ])
  expect(await run('webhooks', 'secret', id)).toEqual([
    0,
    expect.stringMatching(/^ {2}secret, shown only now: whsec_\S{44}\n$/) as string,
  ])
  expect(await run('webhooks', 'deliveries', id)).toEqual([0, '\n'])
  expect(await run('webhooks', 'retry', id, '7')).toEqual([
    3,
    expect.stringContaining('has given up no delivery 7') as string,
  ])
  expect(await run('webhooks', 'remove', id)).toEqual([0, ''])
  expect(await run('webhooks')).toEqual([0, '\n'])
})
