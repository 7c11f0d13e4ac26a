import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

let folder = ''
let registry: RegistryProcess
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concordat-maturity-'))
  registry = await startRegistry({ CONCORDAT_DATA: path.join(folder, 'data') }, '--empty')
}, 120_000)
afterAll(async () => {
  await registry.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (...words: readonly string[]): ReturnType<typeof concordat> =>
  concordat(words, { env: { CONCORDAT_URL: registry.url } })

describe('concordat maturity', () => {
  test('writes the report to a file, with links to the registry that was asked', async () => {
    const file = path.join(folder, 'report.html')
    const { status, stdout } = await run('maturity', '--format', 'html', '--output', file)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const html = await readFile(file, 'utf8')
    expect(html).toContain('<h1>How well our services are run</h1>')
    expect(html).toContain(`href="${registry.url}/compliance/iso-27001-2022"`)
  })

  test('is an assessment and more as JSON', async () => {
    const { stdout } = await run('maturity', '--format', 'json', '--model', 'osimm')
    expect(JSON.parse(stdout)).toMatchObject({ level: { n: 1 }, heatMap: { rows: [] } })
  })

  test.each([
    ['at the level asked for', '1', 0],
    ['below the level asked for', '2', 1],
    ['with a level that the model does not have', '9', 2],
    ['with a level that is no number', 'high', 2],
  ])('ends %s (%s) with status %s', async (_, level, status) => {
    const answer = await run('maturity', '--format', 'text', '--min-level', level)
    expect(answer.status).toBe(status)
  })

  test('tells what the registry refuses, with status 3', async () => {
    const { status, stderr } = await run('maturity', '--domain', 'none')
    expect(status).toBe(3)
    expect(stderr).toContain('The registry refused')
  })
})

describe('concordat maturity compare', () => {
  test('shows levels and figures side by side', async () => {
    const { status, stdout } = await run('maturity', 'compare', 'whole', 'whole@2027-01-31')
    expect(status).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['whole', 'whole@2027-01-31'])
    expect(lines[1]).toMatch(/^Level +1 Chaotic +1 Chaotic$/)
    expect(lines.find((line) => line.startsWith('owner_share'))).toMatch(/^owner_share +\? +\?$/)
  })

  test('gives what the API gives as JSON', async () => {
    const { stdout } = await run('maturity', 'compare', 'whole', 'whole', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ model: 'proactive5', points: [{}, {}] })
  })

  test.each([
    ['one point', ['whole'], 2, 'Name two points at least'],
    ['a point that is none', ['whole', 'moon'], 3, 'must be whole, domain:PATH or circle:ID'],
  ])('refuses %s', async (_, points, expected, words) => {
    const { status, stderr } = await run('maturity', 'compare', ...points)
    expect(status).toBe(expected)
    expect(stderr).toContain(words)
  })
})

describe('concordat maturity road-map and targets', () => {
  test('lists the gaps with what closing them changes', async () => {
    const { stdout } = await run('maturity', 'road-map')
    expect(stdout).toContain('owner_share  Services with an owner (owner_share >= 0.5)')
    expect(stdout).toContain('    inventory to level 2; with 1 more: mean 1.0 to 1.2; record x 5:')
  })

  test('says that no target has been set', async () => {
    const { status, stderr } = await run('maturity', 'targets')
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'No target has been set.\n' })
  })

  test.each([
    ['raise', 'owner_share'],
    ['aim', 'owner_share', '--circle', 'anchor', '--by', '2027-06-30'],
  ])('leaves %s %s to whoever is logged in', async (...words) => {
    const { status, stderr } = await run('maturity', ...words)
    expect(status).toBe(3)
    expect(stderr).toContain('concordat login')
  })
})

describe('concordat compliance', () => {
  test('lists the packs, and shows one', async () => {
    const list = await run('compliance')
    expect(list.stdout.split('\n')[0]).toBe('iso-27001-2022  ISO/IEC 27001:2022, Annex A')
    const { status, stdout } = await run('compliance', 'iso-27001-2022')
    expect(status).toBe(0)
    expect(stdout).toContain('Met          A.5.33  Records are protected')
  })

  test('speaks of one domain, and wants a pack for that', async () => {
    const unknown = await run('compliance', 'iso-27001-2022', '--domain', 'nowhere')
    expect([unknown.status, unknown.stderr]).toEqual([3, expect.stringContaining('nowhere')])
    const { status, stderr } = await run('compliance', '--domain', 'nowhere')
    expect([status, stderr]).toEqual([2, expect.stringContaining('concordat compliance PACK')])
  })

  test.each([
    ['never', 0],
    ['not-met', 1],
    ['no-evidence', 1],
  ])('with --fail-on %s ends with status %s', async (state, status) => {
    const answer = await run('compliance', 'iso-27001-2022', '--fail-on', state)
    expect(answer.status).toBe(status)
  })
})
