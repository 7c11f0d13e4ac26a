import fc from 'fast-check'
import { dump } from 'js-yaml'
import { canonicalDigestOf } from '../../../src/contracts/index.ts'

function digestOf(texts: string | Readonly<Record<string, string>>): string {
  const named = typeof texts === 'string' ? { 'a.txt': texts } : texts
  const files = Object.entries(named).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  return canonicalDigestOf({ files, entry: files[0]?.name ?? '' })
}

const OPENAPI = `{"openapi": "3.0.3", "info": {"title": "Pets", "version": "1"}, "paths": {"/a": {"get": {
  "tags": ["b", "a"], "responses": {"200": {"description": "x"}}}}},
  "components": {"schemas": {"Pet": {"type": "object", "required": ["b", "a"], "enum": [1, 2], "maximum": 100,
  "default": {"required": ["b", "a"]}, "properties": {"required": {"type": "string"}}}}}}`

describe('the canonical digest of JSON and YAML', () => {
  test('names its form', () => {
    expect(digestOf(OPENAPI)).toMatch(/^canonical-1:sha256:[0-9a-f]{64}$/)
  })

  test('stays what it was in earlier versions', () => {
    expect(digestOf('{"openapi": "3.0.3", "a": [1.0, "é"]}')).toBe(
      'canonical-1:sha256:3c52e2d041db793f1564fd8d675bdd412d39645941196572477ec17d42c17f96',
    )
    expect(digestOf('<a xmlns="urn:a" b="c"> d <e/></a>')).toBe(
      'canonical-1:sha256:2879101af9a69d0595ba0e2fcb4f3deba88775fe9692d75f2107a68f8362fa95',
    )
  })

  test.each<[string, (text: string) => string]>([
    ['white space', (text) => JSON.stringify(JSON.parse(text), undefined, '\t')],
    ['YAML', (text) => dump(JSON.parse(text))],
    ['a number written another way', (text) => text.replace('100', '1.0E2')],
    ['an escape', (text) => text.replace('Pets', '\\u0050ets')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    [
      'the order of required',
      (text) => text.replace('"required": ["b", "a"], "enum"', '"required": ["a", "b"], "enum"'),
    ],
    [
      'the order of members',
      (text) => text.replace('"title": "Pets", "version": "1"', '"version": "1", "title": "Pets"'),
    ],
  ])('is the same with %s', (_title, change) => {
    expect(change(OPENAPI)).not.toBe(OPENAPI)
    expect(digestOf(change(OPENAPI))).toBe(digestOf(OPENAPI))
  })

  test('is the same with aliases and merge keys written out', () => {
    const aliased = 'openapi: 3.0.3\nx: &a {b: 1}\ny: *a\nz: {<<: *a, c: 2}\n'
    expect(digestOf(aliased)).toBe(
      digestOf('{"openapi": "3.0.3", "x": {"b": 1}, "y": {"b": 1}, "z": {"b": 1, "c": 2}}'),
    )
  })

  test.each<[string, string, string]>([
    ['the order of tags', '["b", "a"], "responses"', '["a", "b"], "responses"'],
    ['the order of enum', '[1, 2]', '[2, 1]'],
    [
      'the order in a value that is called required',
      '{"required": ["b", "a"]}',
      '{"required": ["a", "b"]}',
    ],
    ['text in the place of a number', '100', '"100"'],
    ['a name', '"Pet"', '"pet"'],
  ])('is another one with %s', (_title, from, to) => {
    expect(OPENAPI).toContain(from)
    expect(digestOf(OPENAPI.replace(from, to))).not.toBe(digestOf(OPENAPI))
  })

  test('depends on nothing but the value, and on each part of it', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, member]) => [name, shuffled(member)]),
      )
    }
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 2 }), (value, other) => {
        const text = JSON.stringify({ openapi: '3.0.3', value })
        const again = JSON.stringify(shuffled(JSON.parse(text)), undefined, 2)
        expect(digestOf(again)).toBe(digestOf(text))
        const changed = JSON.stringify({ openapi: '3.0.3', value: [value, other] })
        expect(digestOf(changed)).not.toBe(digestOf(text))
      }),
      { numRuns: 300 },
    )
  })
})

const WSDL = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:o" xmlns:o="urn:o" xmlns:t="urn:t"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <documentation>Orders <b>of</b> all kinds</documentation>
  <types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
    <xs:simpleType name="U"><xs:union memberTypes="xs:int  t:V"/></xs:simpleType>
    <xs:simpleType name="V"><xs:restriction base="xs:int"/></xs:simpleType>
    <xs:element name="E" type="xs:string"><xs:key name="k"><xs:selector xpath="child::t:a | t:b"/><xs:field xpath="@c"/></xs:key></xs:element>
  </xs:schema></types>
  <message name="m"><part name="p" element="t:E"/></message>
  <binding name="b" type="o:p"><soap:header message="o:m" part="p" use="literal"/></binding>
</definitions>`

describe('the canonical digest of XML', () => {
  test.each<[string, (text: string) => string]>([
    [
      'another prefix',
      (text) => text.replaceAll('t:', 'types:').replaceAll('xmlns:t=', 'xmlns:types='),
    ],
    [
      'a prefix for what was the default namespace',
      (text) =>
        text
          .replace('xmlns="http', 'xmlns:w="http')
          .replaceAll(
            /<(\/?)(definitions|types|message|part|binding|documentation|b>)/g,
            '<$1w:$2',
          ),
    ],
    [
      'attributes in another order',
      (text) => text.replace('name="p" element="t:E"', 'element="t:E" name="p"'),
    ],
    ['other quotation marks', (text) => text.replace('name="m"', "name='m'")],
    ['comments', (text) => text.replace('<types>', '<types><!-- here --><?and that?>')],
    ['CDATA', (text) => text.replace('Orders ', '<![CDATA[Orders]]> ')],
    ['character references', (text) => text.replace('Orders', '&#79;rders')],
    ['white space between elements', (text) => text.replaceAll(/>\s+</g, '><')],
    ['text that is indented', (text) => text.replace('Orders ', '\n     Orders\n   ')],
    [
      'an empty element with two tags',
      (text) => text.replace('element="t:E"/>', 'element="t:E"></part>'),
    ],
    [
      'namespaces that nothing uses',
      (text) => text.replace('xmlns:o=', 'xmlns:z="urn:z" xmlns:o='),
    ],
    ['an XML declaration', (text) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`],
  ])('is the same with %s', (_title, change) => {
    expect(change(WSDL)).not.toBe(WSDL)
    expect(digestOf(change(WSDL))).toBe(digestOf(WSDL))
  })

  test.each<[string, string, string]>([
    ['the namespace of a prefix', 'xmlns:t="urn:t"', 'xmlns:t="urn:u"'],
    ['a name that an attribute refers to', 'element="t:E"', 'element="o:E"'],
    ['a name in a list', 't:V"', 'xs:long"'],
    ['a name in a path', 't:b"', 'o:b"'],
    ['the order of elements', '<b>of</b> all', 'all <b>of</b>'],
    ['a value', 'use="literal"', 'use="encoded"'],
    ['text', 'kinds', 'sorts'],
    ['an attribute', ' part="p"', ''],
  ])('is another one with %s changed', (_title, from, to) => {
    expect(WSDL).toContain(from)
    expect(digestOf(WSDL.replace(from, to))).not.toBe(digestOf(WSDL))
  })

  test('keeps white space that is said to matter', () => {
    const text = (space: string, content: string) =>
      digestOf(`<a xml:space="${space}"><b>${content}</b></a>`)
    expect(text('preserve', 'c  d')).not.toBe(text('preserve', 'c d'))
    expect(text('default', 'c  d')).toBe(text('default', 'c d'))
  })
})

describe('the canonical digest of several files', () => {
  const one = { 'x/a.json': '{"openapi": "3.0.3"}', 'x/b.json': '{"b": 1}' }

  test('is the same in another folder, and with each file spelt otherwise', () => {
    expect(digestOf({ 'y/z/a.json': '{ "openapi":"3.0.3" }', 'y/z/b.json': 'b: 1\n' })).toBe(
      digestOf(one),
    )
  })

  test('is another one when a file has another name, another content, or another one is the entry', () => {
    const digests = [
      one,
      { ...one, 'x/b.json': '{"b": 2}' },
      { 'x/a.json': one['x/a.json'], 'x/c.json': one['x/b.json'] },
      { 'x/b.json': one['x/b.json'], 'x/a.json': one['x/a.json'] },
    ].map(digestOf)
    expect(new Set(digests).size).toBe(4)
  })
})

test('thirteen megabytes are written in linear time', () => {
  const items = Array.from({ length: 100_000 }, (_, n) => ({
    id: n,
    name: `n${n}`,
    tags: ['a', 'b'],
  }))
  const text = JSON.stringify({ openapi: '3.0.3', 'x-items': items })
  const begun = performance.now()
  digestOf(text)
  expect(performance.now() - begun).toBeLessThan(5_000)
})
