import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'

const OLD = `openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema:
                type: object
                required: [name, tag]
                properties: { name: { type: string }, tag: { type: string } }
`
const NEW = OLD.replace('required: [name, tag]', 'required: [name]')
  .replace(', tag: { type: string }', '')
  .replace('version: 1.0.0', 'version: 2.0.0')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-consumers-'))
  writeFileSync(path.join(folder, 'old.yaml'), OLD)
  writeFileSync(path.join(folder, 'new.yaml'), NEW)
  for (const [consumer, field] of [
    ['shop', 'tag'],
    ['till', 'name'],
  ]) {
    writeFileSync(
      path.join(folder, `${consumer}.json`),
      JSON.stringify({
        consumer,
        operations: [{ operation: 'GET /pets', response: { body: [field] } }],
      }),
    )
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

function diff(...options: readonly string[]) {
  return concordat(['diff', 'old.yaml', 'new.yaml', ...options], { cwd: folder })
}

test('diff --consumers names the consumers that a change breaks', async () => {
  const { stdout, status } = await diff(
    ...['--format', 'json', '--consumers', 'shop.json', '--consumers', 'till.json'],
  )
  expect(status).toBe(1)
  const { changes } = JSON.parse(stdout) as { changes: readonly { consumers: unknown }[] }
  expect(changes.map(({ consumers }) => consumers)).toEqual([
    [
      {
        consumer: 'shop',
        certainty: 'breaks',
        operations: ['GET /pets'],
        reason: 'It reads this in answers of GET /pets.',
      },
    ],
  ])
})

test('--consumers takes one file, so that the contracts may follow it', async () => {
  const { stdout, status } = await concordat(
    ['diff', '--consumers', 'shop.json', 'old.yaml', 'new.yaml'],
    { cwd: folder },
  )
  expect(stdout).toContain('breaks shop: ')
  expect(status).toBe(1)
})

test.each(['stylish', 'markdown', 'html', 'github'])('%s says whom it breaks', async (format) => {
  const { stdout } = await diff('--format', format, '--consumers', 'shop.json')
  expect(stdout).toContain('breaks shop: It reads this in answers of GET /pets.')
})

test('a change that breaks none of those asked about says so', async () => {
  const { stdout, status } = await diff('--consumers', 'till.json')
  expect(stdout).toContain('breaks nobody known')
  expect(status).toBe(1)
  expect((await diff()).stdout).not.toContain('nobody known')
})

test('sarif carries the consumers among the properties', async () => {
  const { stdout } = await diff('--format', 'sarif', '--consumers', 'shop.json')
  const log = JSON.parse(stdout) as {
    runs: readonly { results: readonly { properties: { consumers: unknown } }[] }[]
  }
  expect(log.runs[0]?.results[0]?.properties.consumers).toEqual([
    expect.objectContaining({ consumer: 'shop', certainty: 'breaks' }),
  ])
})

test('a file that says nothing of a consumer is wrong usage', async () => {
  const { status, stderr } = await diff('--consumers', 'old.yaml', '--consumers', 'nothing.json')
  expect(status).toBe(2)
  expect(stderr).toContain('nothing.json cannot be read')
})

test('can-i-deploy wants a version and an environment', async () => {
  const unnamed = await concordat(['can-i-deploy', 'payments/refunds', '--to', 'production'])
  expect([unnamed.status, unnamed.stderr]).toEqual([
    2,
    expect.stringContaining('names no version; write DOMAIN/NAME@VERSION'),
  ])
  const nowhere = await concordat(['can-i-deploy', 'payments/refunds@1.0.0'])
  expect([nowhere.status, nowhere.stderr]).toEqual([
    2,
    expect.stringContaining('Name the environment: --to production.'),
  ])
  const unreachable = await concordat(
    ['can-i-deploy', 'payments/refunds@1.0.0', '--environment', 'production'],
    { env: { CONCORDAT_URL: 'http://127.0.0.1:9' } },
  )
  expect(unreachable.status).toBe(3)
})

test('an operation that neither side has is warned of, and may break', async () => {
  const uses = (operation: string): string =>
    JSON.stringify({ consumer: 'kiosk', operations: [{ operation }] })
  writeFileSync(path.join(folder, 'kiosk.json'), uses('GET /nothing'))
  const { stdout, stderr } = await diff('--consumers', 'kiosk.json')
  expect(stderr).toContain(
    'warning: kiosk names GET /nothing, which neither contract has; every change that breaks consumers may break it.',
  )
  expect(stdout).toContain(
    'may break kiosk: It names GET /nothing, which neither version has; what it calls instead is not known.',
  )
  expect(stdout).not.toContain('nobody known')
})

test('a pact without interactions is warned of, and may break', async () => {
  const pact = { consumer: { name: 'kiosk' }, provider: { name: 'pets' }, interactions: [] }
  writeFileSync(path.join(folder, 'pact.json'), JSON.stringify(pact))
  const { stdout, stderr } = await diff('--consumers', 'pact.json')
  expect(stderr).toContain('warning: which operations kiosk uses is not known;')
  expect(stdout).toContain('may break kiosk: Which operations it uses is not known.')
})
