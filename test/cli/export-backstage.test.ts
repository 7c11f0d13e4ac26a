import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { load, loadAll } from 'js-yaml'
import { readZip } from '../../src/bundles/index.ts'
import { outlineFiles, type ContractFile } from '../../src/contracts/index.ts'
import { readSource } from '../../src/registry/imports/sources/read-source.ts'
import type { ServiceView, SubscriptionView } from '../../src/registry/index.ts'
import { concordat } from '../support/command.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'

const start = 120_000 // milliseconds; the first run registers the sample enterprise
const BACKSTAGE_NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/

interface Entity {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> }
  readonly spec: Readonly<Record<string, unknown>>
}

let folder: string
let registry: RegistryProcess
let zip: Buffer
let files: readonly ContractFile[]
let entities: readonly Entity[]
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-backstage-'))
  registry = await startRegistry({ CONCORDAT_DATA: path.join(folder, 'data') })
  const exported = await run('catalogue.zip')
  expect(exported.stderr).toBe('')
  expect(exported.stdout).toMatch(/catalogue\.zip holds catalog-info\.yaml with \d+ entities/)
  zip = readFileSync(path.join(folder, 'catalogue.zip'))
  files = await readZip(zip)
  const catalogue = files.find(({ name }) => name === 'catalog-info.yaml')
  entities = loadAll(Buffer.from(catalogue?.bytes ?? []).toString('utf8')) as Entity[]
}, start)
afterAll(async () => {
  await registry.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(...commandLine: readonly string[]) {
  return concordat(['export', '--format', 'backstage', ...commandLine], {
    cwd: folder,
    env: { CONCORDAT_URL: registry.url, XDG_CONFIG_HOME: folder },
  })
}

async function all<T>(what: string): Promise<readonly T[]> {
  const response = await fetch(`${registry.url}/api/v1/${what}?limit=500`)
  return ((await response.json()) as { items: readonly T[] }).items
}

test('the same registry exports to the same bytes, and no file is replaced', async () => {
  await run('again.zip')
  expect(readFileSync(path.join(folder, 'again.zip')).equals(zip)).toBe(true)
  const replaced = await run('again.zip')
  expect([replaced.status, replaced.stderr]).toEqual([
    2,
    'concordat: again.zip exists already: name another file.\n',
  ])
  expect((await run('more.zip', '--store')).status).toBe(2)
})

test('names are valid and tell entities of one kind apart, and every reference leads to one', () => {
  const references = new Set<string>()
  for (const { kind, metadata } of entities) {
    expect(metadata.name).toMatch(BACKSTAGE_NAME)
    const reference = `${kind.toLowerCase()}:${metadata.name}`
    expect(references.has(reference)).toBe(false)
    references.add(reference)
  }
  const known = (kind: string, names: unknown): void => {
    for (const name of [names].flat()) {
      if (typeof name === 'string') expect(references).toContain(`${kind}:${name}`)
    }
  }
  for (const { spec } of entities) {
    known('group', spec['owner'])
    known('group', spec['parent'])
    known('system', spec['system'])
    known('domain', spec['domain'])
    known('domain', spec['subdomainOf'])
    known('api', spec['providesApis'])
    known('api', spec['consumesApis'])
  }
  expect(new Set(entities.map(({ kind }) => kind))).toEqual(
    new Set(['API', 'Component', 'System', 'Domain', 'Group']),
  )
})

test('every definition is a file of the archive', () => {
  const names = new Set(files.map(({ name }) => `./${name}`))
  const targets = entities.flatMap(({ spec }) => {
    const { $text } = (spec['definition'] ?? {}) as { $text?: string }
    return $text === undefined ? [] : [$text]
  })
  expect(targets.length).toBeGreaterThan(0)
  for (const target of targets) expect(names).toContain(target)
})

test('the own import finds the same services, contracts, owners and consumers in it', async () => {
  const outline = (file: ContractFile) => Promise.resolve(outlineFiles([file])?.[0])
  const read = await readSource({ name: 'catalogue.zip', bytes: zip }, 'again', outline)
  const services = await all<ServiceView>('services')
  const domains = await all<{ path: string; owner?: string }>('domains')
  const expected = services.flatMap(({ id, title, purpose, tags, owner, domain, latest, lines }) =>
    (lines ?? (latest === undefined ? [] : [latest])).map(({ version }) => ({
      service: `again/${id}`,
      ...{ version, title, purpose, tags },
      owner: owner ?? domains.find(({ path: one }) => one === domain)?.owner,
    })),
  )
  const found = read.items.map(({ domain, name, version, title, purpose, tags, owner }) => ({
    service: `${domain}/${name}`,
    ...{ version, title, purpose, tags, owner },
  }))
  const byService = (one: { service: string; version: string | undefined }, other: typeof one) =>
    `${one.service}@${one.version ?? ''}` < `${other.service}@${other.version ?? ''}` ? -1 : 1
  expect(found.sort(byService)).toEqual(expected.sort(byService))

  const nameOf = new Map(
    read.items.map(({ sourceId, domain, name }) => [sourceId, `${domain}/${name}`]),
  )
  const uses = read.uses.map(({ consumer, sourceId }) => [
    'application' in consumer ? consumer.application : nameOf.get(consumer.sourceId),
    nameOf.get(sourceId),
  ])
  const asked = (await all<SubscriptionView>('subscriptions')).filter(
    ({ state }) => !['rejected', 'terminated'].includes(state),
  )
  const told = asked.map(({ consumer, consumerKind, service }) => [
    consumerKind === 'service' ? `again/${consumer}` : consumer,
    `again/${service}`,
  ])
  const distinct = (pairs: readonly unknown[]) =>
    [...new Set(pairs.map((one) => JSON.stringify(one)))].sort()
  expect(distinct(uses)).toEqual(distinct(told))
})

test('annotations lead back to the registry', async () => {
  const api = entities.find(({ kind }) => kind === 'API')
  const annotations = api?.metadata.annotations ?? {}
  expect(annotations['concordat/page']).toMatch(`${registry.url}/services/`)
  const [domain = '', name = ''] = (annotations['concordat/service'] ?? '').split(/\/(?=[^/]*$)/)
  const answer = await fetch(
    `${registry.url}/api/v1/services/${domain.replaceAll('/', '~')}/${name}/versions/${annotations['concordat/version'] ?? ''}`,
  )
  expect(answer.status).toBe(200)
  expect(load(await answer.text())).toMatchObject({ service: annotations['concordat/service'] })
})

describe('of a registry that breaks off', () => {
  const asked: string[] = []
  const view = (name: string) => ({
    ...{ id: `shop/${name}`, domain: 'shop', name, title: name, kind: 'atomic', tags: [] },
    latest: { version: '1.0.0', format: 'openapi-3.0', state: 'operational', phase: 'operation' },
  })
  const page = (...items: readonly object[]) => ({ items, next: null })
  const answers: Readonly<Record<string, object>> = {
    '/domains': page({ path: 'shop', title: 'Shop' }),
    '/services': page(view('a'), view('b')),
    '/subscriptions': page(),
    '/lifecycles': page(),
    '/governance/circles': { circles: [] },
  }
  let fake: Server
  beforeAll(async () => {
    fake = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://localhost')
      const place = pathname.replace(/^\/api\/v1/, '')
      if (place.startsWith('/services/')) asked.push(place)
      if (place === '/services/shop/b/versions/1.0.0/content') {
        response.socket?.destroy()
        return
      }
      const contract = { version: '1.0.0', entry: 'api.json', files: [{ name: 'api.json' }] }
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(answers[place] ?? contract))
    })
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => fake.close())

  test('no file is left, and contents were asked for one after the other', async () => {
    const { port } = fake.address() as AddressInfo
    const { status, stderr } = await concordat(['export', '--format', 'backstage', 'half.zip'], {
      cwd: folder,
      env: { CONCORDAT_URL: `http://127.0.0.1:${port}`, XDG_CONFIG_HOME: folder },
    })
    expect(status).toBe(3)
    expect(stderr).toMatch(/^concordat: The registry at .+ cannot be reached: /)
    expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([])
    const of = (name: string, rest = '') => `/services/shop/${name}/versions/1.0.0${rest}`
    expect([...new Set(asked)]).toEqual([
      of('a'),
      of('b'),
      of('a', '/content'),
      of('b', '/content'),
    ])
  })
})
