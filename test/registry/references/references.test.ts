import { ANNA, openTestRegistry, push, type TestRegistry } from '../support/test-registry.ts'

let opened: TestRegistry
beforeEach(async () => {
  opened = await openTestRegistry()
  await opened.registry.domains.put(ANNA, 'd', { title: 'D' })
  for (const name of ['money', 'orders', 'refunds']) {
    await opened.registry.services.register(ANNA, { domain: 'd', name, title: name })
  }
})
afterEach(() => opened.store.close())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A contract that imports others, by name and text. */
async function build(
  service: string,
  imported: Readonly<Record<string, string>>,
  version = '1.0.0',
): Promise<void> {
  await opened.registry.versions.push(ANNA, {
    service,
    version,
    entry: 'a.txt',
    files: [
      {
        name: 'a.txt',
        bytes: bytes(
          [...Object.keys(imported).map((name) => `import ${name}`), `operation ${service}`].join(
            '\n',
          ),
        ),
      },
      ...Object.entries(imported).map(([name, text]) => ({ name, bytes: bytes(text) })),
    ],
  })
}

test('a contract is told what it is built on, and what is built on it, whatever the files are called', async () => {
  const { registry } = opened
  await push(registry, 'd/money', '1.0.0', 'type Money')
  await build('d/orders', { 'common/money.txt': 'type Money' })
  const orders = await registry.references.of('d/orders', 'latest')
  expect(orders.imports).toEqual([
    {
      file: 'common/money.txt',
      digest: expect.stringMatching(/^sha256:/) as string,
      contracts: [{ service: 'd/money', version: '1.0.0', state: 'draft', files: ['orders.txt'] }],
      contractsCount: 1,
      sharedWith: [],
      sharedCount: 0,
    },
  ])
  expect(orders).toMatchObject({ importsCount: 1, importedBy: [], importedByCount: 0 })
  const money = await registry.references.of('d/money', '1.0.0')
  expect(money).toMatchObject({
    imports: [],
    importedBy: [{ service: 'd/orders', version: '1.0.0', files: ['common/money.txt'] }],
    importedByCount: 1,
  })
})

test('a document that is no contract of its own is told with who else imports it', async () => {
  await build('d/orders', { 'x.txt': 'type Address' })
  await build('d/refunds', { 'y.txt': 'type Address' })
  const { imports } = await opened.registry.references.of('d/orders', '1.0.0')
  expect(imports).toMatchObject([
    {
      file: 'x.txt',
      contracts: [],
      sharedWith: [{ service: 'd/refunds', version: '1.0.0', files: ['y.txt'] }],
      sharedCount: 1,
    },
  ])
})

test('references are told by the present names of services', async () => {
  const { registry } = opened
  await push(registry, 'd/money', '1.0.0', 'type Money')
  await build('d/orders', { 'money.txt': 'type Money' })
  const { revision } = await registry.services.get('d/orders')
  await registry.services.move(ANNA, 'd/orders', { name: 'sales' }, revision)
  const { importedBy } = await registry.references.of('d/money', 'latest')
  expect(importedBy).toMatchObject([{ service: 'd/sales', version: '1.0.0' }])
})

test('versions of its own leave room for those of others among those that are listed', async () => {
  const address = { 'x.txt': 'type Address' }
  for (let minor = 0; minor < 101; minor++) await build('d/orders', address, `1.${minor}.0`)
  for (const version of ['1.0.0', '1.1.0']) await build('d/refunds', address, version)
  const { imports } = await opened.registry.references.of('d/orders', '1.0.0')
  expect(imports).toMatchObject([
    {
      sharedWith: [
        { service: 'd/refunds', version: '1.0.0' },
        { service: 'd/refunds', version: '1.1.0' },
      ],
      sharedCount: 2,
    },
  ])
})
