import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Wsdl20Model } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { readLocalContract } from '../../support/local-resolver.ts'
import { readBundle } from '../../support/memory-bundle.ts'
import { sharedFolder } from '../../support/shared.ts'

const W20 = 'http://www.w3.org/ns/wsdl'
const wsdl = (body: string, namespace = 'urn:a'): string =>
  `<description xmlns="${W20}" xmlns:a="urn:a" xmlns:b="urn:b" targetNamespace="${namespace}">${body}</description>`

async function read(texts: Readonly<Record<string, string>>) {
  const { model, summary } = await readBundle(texts)
  if (model.kind !== 'wsdl-2.0') throw new Error(`a model of ${model.kind}`)
  return { model, summary }
}

describe('a description', () => {
  const text = readFileSync(join(packageRoot, 'specs/examples/orders-2.0.wsdl'), 'utf8')

  test('has interfaces with operations, patterns, safety and faults', async () => {
    const { model } = await read({ 'a.wsdl': text })
    const [audited, orders] = model.description.interfaces
    expect(model.description.documentation).toBe('Orders of a warehouse, described in WSDL 2.0.')
    expect(audited?.faults[0]?.content).toMatchObject({
      kind: 'element',
      name: { namespace: 'urn:example:orders:types', localName: 'refusal' },
    })
    const [place, remind] = orders?.operations ?? []
    expect(place).toMatchObject({ patternName: 'in-out', isSafe: false })
    expect(place?.outputs[0]?.messageLabel).toBe('Out')
    expect(place?.outfaults[0]?.ref?.localName).toBe('refused')
    expect(remind?.isSafe).toBe(true)
    expect(remind?.location).toMatchObject({
      pointer: "/description/interface[@name='Orders']/operation[@name='remind']",
      line: 23,
      column: 5,
    })
    expect(orders === undefined ? [] : model.withExtended(orders).map(({ name }) => name)).toEqual([
      'Orders',
      'Audited',
    ])
  })

  test('is summarised with services, protocols, operations and types', async () => {
    const { summary } = await read({ 'a.wsdl': text })
    expect(summary).toMatchObject({
      format: 'wsdl-2.0',
      title: 'OrdersService',
      namespaces: ['urn:example:orders:2.0', 'urn:example:orders:types'],
      services: [
        {
          endpoints: [
            { name: 'main', protocol: 'soap-1.2', address: 'https://orders.example.com/soap' },
          ],
        },
      ],
      operations: [
        {
          name: 'place',
          kind: 'request-response',
          group: 'Orders',
          input: ['order'],
          output: ['receipt'],
          faults: ['refused'],
        },
        { name: 'remind', kind: 'one-way' },
      ],
    })
    expect(summary.types.map(({ name }) => name)).toEqual(['order', 'receipt', 'refusal'])
  })

  test('says what messages hold: an element, anything, nothing or something else', async () => {
    const { model } = await read({
      'a.wsdl': wsdl(
        '<interface name="I"><operation name="o"><input element="#none"/><output element="#any"/><output element="b:x"/><output/></operation></interface>',
      ),
    })
    const [operation] = model.description.interfaces[0]?.operations ?? []
    expect(operation?.inputs.map(({ content }) => content.kind)).toEqual(['none'])
    expect(operation?.outputs.map(({ content }) => content.kind)).toEqual([
      'any',
      'element',
      'other',
    ])
  })

  test.each([
    ['http://www.w3.org/ns/wsdl/soap', '', 'soap-1.2'],
    ['http://www.w3.org/ns/wsdl/soap', 's:version="1.1"', 'soap-1.1'],
    ['http://www.w3.org/2004/08/wsdl/soap12', '', 'soap-1.2'],
    ['http://www.w3.org/ns/wsdl/http', '', 'http'],
    ['urn:own', '', 'other'],
  ])('has bindings: the type %s with %j is %s', async (type, attribute, protocol) => {
    const { model } = await read({
      'a.wsdl': wsdl(
        `<binding name="B" type="${type}" xmlns:s="http://www.w3.org/ns/wsdl/soap" xmlns:h="http://www.w3.org/ns/wsdl/http" h:methodDefault="GET" s:mepDefault="urn:m" ${attribute}>
          <fault ref="a:f" s:code="s:Sender" h:code="404"/><operation ref="a:o" s:action="urn:act" h:location="{x}"/><operation ref="a:p" h:method="PUT"/></binding>`,
      ),
    })
    const [binding] = model.description.bindings
    expect(binding?.protocol).toBe(protocol)
    expect(binding?.faults[0]).toMatchObject({ soapCode: 's:Sender', httpCode: '404' })
    expect(binding?.operations[0]).toMatchObject({
      soapAction: 'urn:act',
      soapMep: 'urn:m',
      httpMethod: 'GET',
      httpLocation: '{x}',
    })
    expect(binding?.operations[1]?.httpMethod).toBe('PUT')
  })
})

test('imports, includes and schemas are followed, each relative to its own document, also in circles', async () => {
  const { model, summary } = await read({
    'a.wsdl': wsdl(
      '<import namespace="urn:b" location="sub/b.wsdl"/><include location="more.wsdl"/>',
    ),
    'more.wsdl': wsdl('<interface name="More" extends="b:Base"/>'),
    'sub/b.wsdl': wsdl(
      `<import namespace="urn:a" location="../a.wsdl"/><types><xs:import xmlns:xs="http://www.w3.org/2001/XMLSchema" namespace="urn:t" schemaLocation="t.xsd"/></types><interface name="Base"/>`,
      'urn:b',
    ),
    'sub/t.xsd':
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><xs:element name="e"/></xs:schema>',
  })
  expect(model.documents.map(({ file }) => file)).toEqual(['a.wsdl', 'sub/b.wsdl', 'more.wsdl'])
  expect(summary.imports.map(({ kind, uri, problem }) => [kind, uri, problem])).toEqual([
    ['wsdl-import', 'sub/b.wsdl', undefined],
    ['wsdl-import', 'more.wsdl', undefined],
    ['wsdl-import', '../a.wsdl', undefined],
    ['xsd-import', 't.xsd', undefined],
  ])
  expect(summary.types.map(({ name }) => name)).toEqual(['e'])
  const more = model.findInterface({ namespace: 'urn:a', localName: 'More', prefix: 'a' })
  expect(more === undefined ? [] : model.withExtended(more).map(({ name }) => name)).toEqual([
    'More',
    'Base',
  ])
})

test('a missing include is a problem of its place', async () => {
  const { summary } = await read({ 'a.wsdl': wsdl('<include location="none.wsdl"/><include/>') })
  expect(summary.imports).toMatchObject([
    {
      problem: { kind: 'missing', reason: 'no such file' },
      location: { pointer: '/description/include[1]' },
    },
    { problem: { kind: 'missing', reason: 'it has no location' } },
  ])
})

const shared = sharedFolder()
const describeWithShared = shared === undefined ? describe.skip : describe
describeWithShared('the WSDL 2.0 files of the corpus', () => {
  test('are read', async () => {
    const file = join(shared ?? '', 'corpus/wsdl/axis2-wsdl20/HotelReservationService.wsdl')
    const contract = await readLocalContract(file)
    if (!contract.readable) throw new Error(contract.error.message)
    const model = contract.model as Wsdl20Model
    expect(model.description.services[0]?.endpoints[0]?.name).toBe('reservationEndpoint')
    expect(contract.summary.services[0]?.endpoints[0]?.protocol).toBe('soap-1.2')
  })
})
