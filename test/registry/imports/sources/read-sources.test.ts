import { contractsAmong } from '../../../../src/bundles/index.ts'
import { outlineFiles, type ContractFile } from '../../../../src/contracts/index.ts'
import {
  readApicurioExport,
  isApicurioExport,
} from '../../../../src/registry/imports/sources/read-apicurio.ts'
import { isBackstageCatalog } from '../../../../src/registry/imports/sources/backstage-entity.ts'
import { readBackstageCatalog as readCatalog } from '../../../../src/registry/imports/sources/read-backstage.ts'
import { readContracts as readHeap } from '../../../../src/registry/imports/sources/read-contracts.ts'
import type { ReadSource } from '../../../../src/registry/imports/sources/source-item.ts'
import { MONEY_XSD, openApi, WSDL } from '../../../http/support/contracts.ts'

const among = (files: readonly ContractFile[]) =>
  contractsAmong(files, (file) => Promise.resolve(outlineFiles([file])?.[0]))
const readContracts = async (files: readonly ContractFile[], domain: string) =>
  readHeap(await among(files), domain)
const readBackstageCatalog = async (files: readonly ContractFile[], domain: string) =>
  readCatalog(files, domain, await among(files))

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))

const shown = ({ items }: ReadSource) =>
  items.map(({ domain, name, version, files }) => [
    `${domain}/${name}`,
    version,
    files.map((file) => file.name),
  ])

describe('a heap of contracts', () => {
  it('gives a service to each that no other refers to, with what it refers to', async () => {
    const source = await readContracts(
      filesOf({
        'readme.md': '# nothing',
        'soap/orders.wsdl': WSDL,
        'soap/types/money.xsd': MONEY_XSD,
        'rest/refunds.yaml': openApi(),
      }),
      'shop',
    )
    expect(shown(source)).toEqual([
      ['shop/soap-orders', undefined, ['soap/orders.wsdl', 'soap/types/money.xsd']],
      ['shop/rest-refunds', undefined, ['rest/refunds.yaml']],
    ])
  })

  it('takes provider, service and version from the layout of a directory of APIs', async () => {
    const source = await readContracts(
      filesOf({
        'APIs/example.com/billing/1.2/openapi.yaml': openApi('Billing'),
        'APIs/example.com/billing/v2/openapi.yaml': openApi('Billing again'),
        'APIs/other.org/2021-05-13/swagger.yaml': openApi('Other'),
      }),
      'public',
    )
    expect(shown(source).map(([id, version]) => [id, version])).toEqual([
      ['public/example-com-billing', '1.2'],
      ['public/example-com-billing', 'v2'],
      ['public/other-org', '2021-05-13'],
    ])
  })
})

describe('a Backstage catalogue', () => {
  const CATALOG = `apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: Refunds
  title: Refunds of payments
  description: Gives money back.
  tags: [money]
spec:
  type: openapi
  lifecycle: production
  owner: group:default/team-a
  system: checkout
  definition:
    $text: ./api/refunds.yaml
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: checkout }
spec: { owner: team-a, domain: payments }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: shop }
spec: { type: service, owner: team-a, lifecycle: production, consumesApis: [Refunds, elsewhere] }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: orders }
spec: { type: wsdl, owner: team-b, lifecycle: production, definition: { $text: 'https://example.com/x.wsdl' } }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: inline }
spec:
  type: openapi
  owner: team-b
  lifecycle: production
  definition: |
    openapi: 3.0.3
    info: { title: Inline, version: 2.0.0 }
    paths: {}
`
  const files = filesOf({ 'shop/catalog-info.yaml': CATALOG, 'shop/api/refunds.yaml': openApi() })

  it('is told by its descriptors', () => {
    expect(isBackstageCatalog(files)).toBe(true)
    expect(isBackstageCatalog(filesOf({ 'info.yaml': CATALOG }))).toBe(false)
  })

  it('gives its APIs below the domains of their systems, with owner, tags and texts', async () => {
    const { items, leftOut, uses } = await readBackstageCatalog(files, 'company')
    expect(items).toMatchObject([
      {
        domain: 'company/payments/checkout',
        name: 'refunds',
        title: 'Refunds of payments',
        purpose: 'Gives money back.',
        owner: 'team-a',
        tags: ['money'],
        files: [{ name: 'shop/api/refunds.yaml' }],
      },
      { domain: 'company', name: 'inline', owner: 'team-b' },
    ])
    expect(leftOut).toEqual([
      {
        from: 'shop/catalog-info.yaml: API orders',
        reason:
          'its definition is at https://example.com/x.wsdl, and nothing is fetched; put the file beside the descriptor',
      },
      {
        from: 'shop/catalog-info.yaml: Component shop',
        reason:
          'api:default/elsewhere, which it uses, is no API that becomes a service, and provides none',
      },
    ])
    expect(uses).toEqual([
      {
        consumer: { application: 'shop' },
        sourceId: 'api:default/refunds',
        from: 'shop/catalog-info.yaml: Component shop',
      },
    ])
  })
})

it('whoever provides one API uses others as that service, by any of the relations', async () => {
  const api = (name: string) =>
    `---\napiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: ${name} }\nspec: { definition: { $text: orders.yaml } }\n`
  const component = (name: string, spec: string, relations = '[]') =>
    `---\napiVersion: backstage.io/v1beta1\nkind: Component\nmetadata: { name: ${name}, title: The ${name} }\nspec: ${spec}\nrelations: ${relations}\n`
  const files = filesOf({
    'catalog-info.yaml':
      ['orders', 'stock', 'mail', 'print'].map(api).join('') +
      component('shop', '{ providesApis: [orders], dependsOn: [component:store] }') +
      component('store', '{ providesApis: [API:default/Stock] }') +
      component('office', '{ providesApis: [mail, print] }') +
      component(
        'web',
        '{ dependsOn: [office] }',
        '[{ type: consumesApi, targetRef: api:default/orders }]',
      ) +
      component('idle', '{}'),
    'orders.yaml': openApi(),
  })
  const { uses, leftOut } = await readBackstageCatalog(files, 'shop')
  expect(uses.map(({ consumer, sourceId }) => [consumer, sourceId])).toEqual([
    [{ sourceId: 'api:default/orders' }, 'api:default/stock'],
    [{ application: 'The web' }, 'api:default/orders'],
  ])
  expect(leftOut.map(({ reason }) => reason)).toEqual([
    'component:default/office, which it uses, provides 2 APIs, and it is not said which one is meant',
    'it provides and consumes no API of this catalogue',
  ])
})

it('an API that another one refers to goes with what it refers to itself', async () => {
  const api = (name: string, target: string) =>
    `---\napiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: ${name} }\nspec: { definition: { $text: ${target} } }\n`
  const files = filesOf({
    'catalog-info.yaml': api('orders', 'orders.wsdl') + api('money', 'types/money.xsd'),
    'orders.wsdl': WSDL,
    'types/money.xsd': MONEY_XSD.replace(
      'urn:money">',
      'urn:money"><xsd:include schemaLocation="units.xsd"/>',
    ),
    'types/units.xsd': MONEY_XSD,
  })
  expect(shown(await readBackstageCatalog(files, 'shop'))).toEqual([
    ['shop/orders', undefined, ['orders.wsdl', 'types/units.xsd', 'types/money.xsd']],
    ['shop/money', undefined, ['types/money.xsd', 'types/units.xsd']],
  ])
})

describe('an export of Apicurio Registry', () => {
  const version = (artifactId: string, number: string, contentId: number, more: object = {}) =>
    JSON.stringify({
      globalId: contentId,
      groupId: 'shop',
      artifactId,
      version: number,
      contentId,
      ...more,
    })
  const content = (contentId: number, artifactType: string, references = '[]') =>
    JSON.stringify({
      contentId,
      contentHash: `h${contentId}`,
      artifactType,
      serializedReferences: references,
    })
  const EXPORT = {
    'manifest-2026.Manifest.json': '{"systemVersion":"3.3.0","exportVersion":"3.0"}',
    'groups/shop/artifacts/Orders/versions/1.0.0.ArtifactVersion.json': version(
      'Orders',
      '1.0.0',
      1,
      {
        name: 'Orders',
        description: 'Takes orders.',
      },
    ),
    'content/h1.Content.json': content(
      1,
      'WSDL',
      '[{"groupId":"shop","artifactId":"Money","version":"2","name":"types/money.xsd"}]',
    ),
    'content/h1.Content.data': WSDL,
    'groups/shop/artifacts/Money/versions/2.ArtifactVersion.json': version('Money', '2', 2),
    'content/h2.Content.json': content(2, 'XSD'),
    'content/h2.Content.data': MONEY_XSD,
    'groups/default/artifacts/Lost/versions/1.ArtifactVersion.json': version('Lost', '1', 9, {
      groupId: null,
    }),
  }

  it('is told by its entities', () => {
    expect(isApicurioExport(filesOf(EXPORT))).toBe(true)
    expect(isApicurioExport(filesOf({ 'a.json': '{}' }))).toBe(false)
  })

  it('gives its versions, with references as files', () => {
    const source = readApicurioExport(filesOf(EXPORT), 'moved')
    expect(shown(source)).toEqual([
      ['moved/shop/orders', '1.0.0', ['orders.wsdl', 'types/money.xsd']],
      ['moved/shop/money', '2', ['money.xsd']],
    ])
    expect(source.items[0]).toMatchObject({ title: 'Orders', purpose: 'Takes orders.' })
    expect(source.leftOut).toEqual([
      {
        from: 'groups/default/artifacts/Lost/versions/1.ArtifactVersion.json',
        reason: 'the export lacks its content',
      },
    ])
  })

  it('of thousands of versions that all refer to each other gathers no more than a contract may have', () => {
    const names = Array.from({ length: 2_500 }, (_, index) => `a${index}`)
    const files = names.flatMap((name, index): readonly (readonly [string, string])[] => {
      const next = names[(index + 1) % names.length] ?? ''
      const uses = { groupId: 'shop', artifactId: next, version: '1.0.0', name: `${next}.xsd` }
      return [
        [
          `groups/shop/artifacts/${name}/versions/1.ArtifactVersion.json`,
          version(name, '1.0.0', index),
        ],
        [`content/h${index}.Content.json`, content(index, 'XSD', JSON.stringify([uses]))],
        [`content/h${index}.Content.data`, MONEY_XSD],
      ]
    })
    const { items } = readApicurioExport(filesOf(Object.fromEntries(files)), 'moved')
    expect(items).toHaveLength(2_500)
    expect(items[7]?.files.slice(0, 2).map(({ name }) => name)).toEqual(['a7.xsd', 'a8.xsd'])
    expect(items.map((item) => item.files.length).every((length) => length === 2_001)).toBe(true)
  })

  it('whose references go in a circle, lead nowhere, or are none, is read all the same, and says so', () => {
    const circle = JSON.stringify([
      { groupId: 'shop', artifactId: 'Orders', version: '1.0.0', name: 'again.wsdl' },
      { groupId: 'shop', artifactId: 'Gone', version: '1', name: 'gone.xsd' },
    ])
    const source = readApicurioExport(
      filesOf({
        ...EXPORT,
        'content/h1.Content.json': content(1, 'WSDL', circle),
        'content/h2.Content.json': content(2, 'XSD', '{"no":1}'),
      }),
      'moved',
    )
    expect(shown(source)).toEqual([
      ['moved/shop/orders', '1.0.0', ['orders.wsdl', 'again.wsdl']],
      ['moved/shop/money', '2', ['money.xsd']],
    ])
    expect(source.leftOut.slice(0, 2)).toEqual([
      {
        from: 'groups/shop/artifacts/Orders/versions/1.0.0.ArtifactVersion.json',
        reason: 'the export lacks what it refers to as gone.xsd',
      },
      {
        from: 'groups/shop/artifacts/Money/versions/2.ArtifactVersion.json',
        reason: 'its references cannot be read',
      },
    ])
  })
})

it('of a heap of files that all refer to each other, each contract tells of no more than it may have', async () => {
  const files = Array.from({ length: 2_500 }, (_, index) => ({
    name: `f${index}.xsd`,
    bytes: Buffer.from(''),
  }))
  const among = await contractsAmong(files, (file) =>
    Promise.resolve({
      format: 'xsd-1.0',
      references: [`f${(Number(/\d+/.exec(file.name)?.[0]) + 1) % 2_500}.xsd`],
    }),
  )
  expect(among.contracts).toHaveLength(2_500)
  expect(among.contracts[3]?.files).toHaveLength(2_001)
  expect(among.contracts[3]?.files.slice(0, 2).map(({ name }) => name)).toEqual([
    'f3.xsd',
    'f4.xsd',
  ])
  expect(among.beginningWith('f9.xsd')?.files[0]?.name).toBe('f9.xsd')
  expect(among.beginningWith('none.xsd')).toBeUndefined()
})
