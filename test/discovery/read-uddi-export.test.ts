import { DISCOVERY_LIMITS, readUddiExport, UddiExportError } from '../../src/discovery/index.ts'

const read = (text: string) =>
  readUddiExport({ name: 'export.xml', bytes: new TextEncoder().encode(text) })

function refused(text: string): UddiExportError {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UddiExportError) return error
    throw error
  }
  throw new Error('It was read.')
}

const V2 = 'urn:uddi-org:api_v2'
const V3 = 'urn:uddi-org:api_v3'

describe('an export of a registry', () => {
  test('has its tModels with overviewURLs and categories', () => {
    const { version, entries, isTruncated } = read(`<tModelDetail generic="2.0" xmlns="${V2}">
  <tModel tModelKey="uuid:a"><name>urn:orders</name>
    <overviewDoc><overviewURL> http://x.example/o.wsdl </overviewURL></overviewDoc>
    <categoryBag><keyedReference tModelKey="UUID:T" keyName="types" keyValue="wsdlSpec"/></categoryBag>
  </tModel></tModelDetail>`)
    expect(version).toBe('2.0')
    expect(isTruncated).toBe(false)
    expect(entries).toMatchObject([
      {
        kind: 'tModel',
        key: 'uuid:a',
        name: 'urn:orders',
        location: { file: 'export.xml', line: 2, pointer: '/uddi:tModelDetail/uddi:tModel' },
        overviewUrls: [{ text: 'http://x.example/o.wsdl', location: { line: 3, column: 18 } }],
        categories: [{ tModelKey: 'UUID:T', keyName: 'types', keyValue: 'wsdlSpec' }],
      },
    ])
  })

  test('of version 3 says what its addresses are, and leaves groups of categories aside', () => {
    const { version, entries } = read(`<u:businessDetail xmlns:u="${V3}" truncated="true">
  <u:businessEntity businessKey="uddi:b"><u:name>B</u:name><u:businessServices>
    <u:businessService serviceKey="uddi:s"><u:name>S</u:name><u:bindingTemplates>
      <u:bindingTemplate bindingKey="uddi:t">
        <u:accessPoint useType="endPoint">http://x.example/</u:accessPoint>
        <u:tModelInstanceDetails><u:tModelInstanceInfo tModelKey="uddi:m"/></u:tModelInstanceDetails>
        <u:categoryBag><u:keyedReferenceGroup tModelKey="uddi:g"><u:keyedReference tModelKey="uddi:k" keyValue="v"/></u:keyedReferenceGroup></u:categoryBag>
      </u:bindingTemplate></u:bindingTemplates></u:businessService></u:businessServices></u:businessEntity>
</u:businessDetail>`)
    expect(version).toBe('3.0')
    expect(entries).toMatchObject([
      { kind: 'businessEntity', key: 'uddi:b', name: 'B' },
      { kind: 'businessService', key: 'uddi:s', businessKey: 'uddi:b' },
      {
        kind: 'bindingTemplate',
        serviceKey: 'uddi:s',
        accessPoint: { text: 'http://x.example/', useType: 'endPoint' },
        tModels: [{ tModelKey: 'uddi:m' }],
        categories: [],
      },
    ])
  })

  test.each([
    'http://schemas.xmlsoap.org/soap/envelope/',
    'http://www.w3.org/2003/05/soap-envelope',
  ])('is found in its envelope: %s', (soap) => {
    const { entries } = read(
      `<s:Envelope xmlns:s="${soap}"><s:Header/><s:Body><bindingDetail xmlns="${V2}"><bindingTemplate bindingKey="uuid:b" serviceKey="uuid:s"><hostingRedirector bindingKey="uuid:c"/></bindingTemplate></bindingDetail></s:Body></s:Envelope>`,
    )
    expect(entries).toMatchObject([
      {
        kind: 'bindingTemplate',
        hasHostingRedirector: true,
        accessPoint: undefined,
        serviceKey: 'uuid:s',
      },
    ])
  })

  test.each([
    ['nothing', '', 'export-unreadable', 'The export is empty.'],
    ['JSON', '{}', 'export-format-unknown', 'no XML document'],
    ['broken XML', `<tModelDetail xmlns="${V2}"><tModel>`, 'export-unreadable', ''],
    [
      'a description',
      '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>',
      'export-format-unknown',
      'definitions of http://schemas.xmlsoap.org/wsdl/ is no answer',
    ],
    [
      'a list',
      `<tModelList xmlns="${V2}"><tModelInfos><tModelInfo tModelKey="uuid:a"><name>n</name></tModelInfo></tModelInfos></tModelList>`,
      'export-without-entries',
      'get_tModelDetail',
    ],
    [
      'an empty envelope',
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>',
      'export-format-unknown',
      'nothing in its Body',
    ],
    [
      'a fault',
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>Client Error</faultstring><detail><dispositionReport xmlns="${V2}"><result errno="10210"><errInfo errCode="E_invalidKeyPassed">no such key</errInfo></result></dispositionReport></detail></e:Fault></e:Body></e:Envelope>`,
      'export-without-entries',
      'Client Error',
    ],
    [
      'a report of what went wrong',
      `<dispositionReport xmlns="${V2}"><result errno="10210"><errInfo errCode="E_invalidKeyPassed">no such key</errInfo></result></dispositionReport>`,
      'export-without-entries',
      'E_invalidKeyPassed: no such key',
    ],
    [
      'a document type',
      `<!DOCTYPE t [<!ENTITY x "y">]><tModelDetail xmlns="${V2}"><tModel tModelKey="&x;"/></tModelDetail>`,
      'export-unreadable',
      'document type declaration',
    ],
    [
      'an external entity',
      `<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tModelDetail xmlns="${V2}"><tModel><name>&x;</name></tModel></tModelDetail>`,
      'export-unreadable',
      '',
    ],
  ])('cannot be %s', (_, text, code, words) => {
    const error = refused(text)
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
    expect(error.message).not.toContain('contract')
  })

  test('has no more entries than can be judged', () => {
    const many = '<tModel/>'.repeat(DISCOVERY_LIMITS.entries + 1)
    expect(refused(`<tModelDetail xmlns="${V2}">${many}</tModelDetail>`).code).toBe(
      'export-too-large',
    )
  })
})
