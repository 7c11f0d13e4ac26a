import { XmlDocument as LibxmlDocument } from 'libxml2-wasm'
import {
  DEFAULT_LIMITS,
  parseXml,
  resolvePointer,
  SourceText,
} from '../../../src/contracts/index.ts'
import type { XmlDocument } from '../../../src/contracts/index.ts'

const parse = (text: string): XmlDocument =>
  parseXml(new SourceText('a.wsdl', text), DEFAULT_LIMITS)

/** Each element on a line of its own, so that a line identifies it for the other XPath engine too. */
const SAMPLE = `<w:definitions name="D" xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:own="urn:own" xmlns:soap="urn:not-soap">
<w:import namespace="urn:a"/>
<w:types>
<x:schema>
<x:element name="it's"/>
<x:element name='say "hi"'/>
<x:element name="both ' and &quot;"/>
<x:complexType name="t">
<x:sequence>
<x:element ref="a"/>
<x:element name="b"/>
<x:element ref="c"/>
</x:sequence>
</x:complexType>
</x:schema>
<x:schema/>
</w:types>
<w:portType name="P">
<w:operation name="o"/>
<w:operation name="o"/>
<w:operation name="p">
<w:input/>
</w:operation>
</w:portType>
<w:binding name="B">
<s:binding/>
<own:policy name="n"/>
<own:policy/>
<soap:lookalike/>
<plain xmlns="urn:plain"/>
<plain xmlns="urn:plain"/>
<none/>
</w:binding>
</w:definitions>`

describe('pointers', () => {
  const document = parse(SAMPLE)
  const pointers = [...document.root.walk()].map((element) => element.pointer)

  test('name what has a name and count the rest', () => {
    expect(pointers).toEqual([
      '/definitions',
      '/definitions/import',
      '/definitions/types',
      '/definitions/types/xsd:schema[1]',
      `/definitions/types/xsd:schema[1]/xsd:element[@name="it's"]`,
      `/definitions/types/xsd:schema[1]/xsd:element[@name='say "hi"']`,
      '/definitions/types/xsd:schema[1]/xsd:element[3]',
      "/definitions/types/xsd:schema[1]/xsd:complexType[@name='t']",
      "/definitions/types/xsd:schema[1]/xsd:complexType[@name='t']/xsd:sequence",
      "/definitions/types/xsd:schema[1]/xsd:complexType[@name='t']/xsd:sequence/xsd:element[1]",
      "/definitions/types/xsd:schema[1]/xsd:complexType[@name='t']/xsd:sequence/xsd:element[@name='b']",
      "/definitions/types/xsd:schema[1]/xsd:complexType[@name='t']/xsd:sequence/xsd:element[3]",
      '/definitions/types/xsd:schema[2]',
      "/definitions/portType[@name='P']",
      "/definitions/portType[@name='P']/operation[@name='o']",
      "/definitions/portType[@name='P']/operation[@name='o'][2]",
      "/definitions/portType[@name='P']/operation[@name='p']",
      "/definitions/portType[@name='P']/operation[@name='p']/input",
      "/definitions/binding[@name='B']",
      "/definitions/binding[@name='B']/soap:binding",
      "/definitions/binding[@name='B']/own:policy[@name='n']",
      "/definitions/binding[@name='B']/own:policy[2]",
      "/definitions/binding[@name='B']/*[local-name()='lookalike' and namespace-uri()='urn:not-soap']",
      "/definitions/binding[@name='B']/*[local-name()='plain' and namespace-uri()='urn:plain'][1]",
      "/definitions/binding[@name='B']/*[local-name()='plain' and namespace-uri()='urn:plain'][2]",
      "/definitions/binding[@name='B']/*[local-name()='none' and namespace-uri()='']",
    ])
  })

  test('lead back to their elements', () => {
    for (const element of document.root.walk()) {
      expect(resolvePointer(document, element.pointer)?.element).toBe(element)
    }
  })

  test('mean the same to another XPath engine', () => {
    using other = LibxmlDocument.fromString(SAMPLE)
    const namespaces = {
      wsdl: 'http://schemas.xmlsoap.org/wsdl/',
      xsd: 'http://www.w3.org/2001/XMLSchema',
      soap: 'http://schemas.xmlsoap.org/wsdl/soap/',
      own: 'urn:own',
    }
    for (const element of document.root.walk()) {
      const xpath = element.pointer.replace(/\/(?=\w+(?:[/[]|$))/g, '/wsdl:')
      expect([xpath, other.get(xpath, namespaces)?.line]).toEqual([xpath, element.location.line])
    }
  })

  test.each([
    ['another root', '/schema'],
    ['an unknown step', '/definitions/service'],
    ['a name that is not there', "/definitions/binding[@name='C']"],
    ['a position beyond the last', '/definitions/types/xsd:schema[3]'],
    ['an attribute that is not there', '/definitions/@none'],
    ['something after an attribute', '/definitions/@name/import'],
    ['what is no pointer', 'definitions[['],
    ['nothing', ''],
  ])('lead nowhere with %s', (_, pointer) => {
    expect(resolvePointer(document, pointer)).toBeUndefined()
  })
})

test('attributes are pointed to by fixed prefixes too', () => {
  const document = parse(
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:w="http://schemas.xmlsoap.org/wsdl/"
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:own="urn:own" xmlns:xsi="urn:other"
      name="n" w:required="true" i:nil="0" own:x="1" xsi:y="2" xml:lang="en"/>`,
  )
  const { root } = document
  const places = root.attributes.map(({ localName, namespace }) =>
    root.attributeLocation(localName, namespace),
  )
  expect(places.map(({ pointer, line, column }) => [pointer, line, column])).toEqual([
    ['/definitions/@name', 3, 7],
    ['/definitions/@wsdl:required', 3, 16],
    ['/definitions/@xsi:nil', 3, 34],
    ['/definitions/@own:x', 3, 44],
    [`/definitions/@*[local-name()='y' and namespace-uri()='urn:other']`, 3, 54],
    ['/definitions/@xml:lang', 3, 64],
  ])
  for (const [index, { pointer }] of places.entries()) {
    expect(resolvePointer(document, pointer)?.attribute).toBe(root.attributes[index])
  }
})
