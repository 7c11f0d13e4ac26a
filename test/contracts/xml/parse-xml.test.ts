import {
  ContractError,
  DEFAULT_LIMITS,
  parseXml,
  SourceText,
} from '../../../src/contracts/index.ts'
import type { Limits, XmlDocument } from '../../../src/contracts/index.ts'

const parse = (text: string, limits: Partial<Limits> = {}): XmlDocument =>
  parseXml(new SourceText('a.xml', text), { ...DEFAULT_LIMITS, ...limits })

function failure(text: string, limits?: Partial<Limits>): ContractError {
  try {
    parse(text, limits)
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the tree', () => {
  test('keeps names, namespaces, attributes, text and offsets', () => {
    const text = `<p:a xmlns:p="urn:p" xmlns="urn:d" x='1' p:y="&lt;2"><b>one<!-- c --><![CDATA[<two>]]></b>\n</p:a>`
    const { root } = parse(text)
    const [child] = root.children
    expect(root).toMatchObject({ prefix: 'p', localName: 'a', namespace: 'urn:p', text: '' })
    expect(root.attributes).toEqual([
      { name: 'x', localName: 'x', namespace: '', value: '1' },
      { name: 'p:y', localName: 'y', namespace: 'urn:p', value: '<2' },
    ])
    expect(child).toMatchObject({ localName: 'b', namespace: 'urn:d', text: 'one<two>' })
    expect(child?.parent).toBe(root)
    expect(text.slice(child?.start, child?.end)).toBe('<b>one<!-- c --><![CDATA[<two>]]></b>')
    expect(text.slice(child?.start, child?.startTagEnd)).toBe('<b>')
    expect(text.slice(root.start, root.end)).toBe(text)
  })

  test('keeps the XML declaration as written', () => {
    const { declaration } = parse('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>')
    expect(declaration).toEqual({ version: '1.0', encoding: 'UTF-8', standalone: 'yes' })
    expect(parse('<a/>').declaration).toBeUndefined()
  })

  test('undeclares the default namespace where xmlns is empty', () => {
    const { root } = parse('<a xmlns="urn:a"><b xmlns=""><c/></b><d/></a>')
    const namespaces = [...root.walk()].map(({ localName, namespace }) => [localName, namespace])
    expect(namespaces).toEqual([
      ['a', 'urn:a'],
      ['b', ''],
      ['c', ''],
      ['d', 'urn:a'],
    ])
  })

  test('has names that are properties of objects elsewhere', () => {
    const { root } = parse('<a __proto__="1" constructor="2"><toString/></a>')
    expect(root.attribute('__proto__')).toBe('1')
    expect(root.attribute('constructor')).toBe('2')
    expect(root.attribute('toString')).toBeUndefined()
  })

  test('resolves qualified names by the namespaces in scope', () => {
    const { root } = parse('<a xmlns="urn:d" xmlns:p="urn:p" q=" p:x " d="y" u="z:x"/>')
    expect(root.qname('q')).toEqual({ namespace: 'urn:p', localName: 'x', prefix: 'p' })
    expect(root.qname('d')).toEqual({ namespace: 'urn:d', localName: 'y', prefix: '' })
    expect(root.qname('u')).toEqual({ namespace: undefined, localName: 'x', prefix: 'z' })
    expect(root.qname('none')).toBeUndefined()
  })

  test('locates an attribute by its name and value, also among look-alikes', () => {
    const { root } = parse(`<a\n b="name='x'"\n  name = 'y'/>`)
    expect(root.attributeLocation('name')).toEqual({
      file: 'a.xml',
      pointer: `/*[local-name()='a' and namespace-uri()='']/@name`,
      line: 3,
      column: 3,
      endLine: 3,
      endColumn: 13,
    })
    expect(root.attributeLocation('absent')).toEqual(root.location)
  })
})

describe('XML that is not well-formed is refused at the fault:', () => {
  const rows: readonly [name: string, text: string, place: string, message: RegExp][] = [
    [
      'an end tag that does not match',
      '<a>\n <b>\n </c></a>',
      '3:2',
      /<b> of line 2; <\/b> is expected/,
    ],
    ['an element that is not closed', '<a>\n <b>\n', '3:1', /<b> of line 2 is not closed/],
    ['a prefix that is not declared', '<a>\n <p:b/></a>', '2:2', /prefix "p" is not bound/],
    [
      'an attribute whose prefix is not declared',
      '<a\n p:b="1"/>',
      '1:1',
      /prefix "p" is not bound/,
    ],
    ['an attribute given twice', '<a b="1" b="2"/>', '1:16', /twice/],
    [
      'an attribute given twice under two prefixes',
      '<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>',
      '1:1',
      /twice/,
    ],
    ['a namespace declared twice', '<a xmlns:p="u" xmlns:p="v"/>', '1:28', /twice/],
    ['a prefix bound to nothing', '<a xmlns:p=""/>', '1:13', /empty namespace/],
    ['a reserved prefix', '<a xmlns:xml="urn:x"/>', '1:20', /reserved/],
    ['a name with two colons', '<a xmlns:b="u" b:c:d="1"/>', '1:24', /no qualified name/],
    ['a control character', '<a>\u0001</a>', '1:4', /U\+0001 is not allowed/],
    ['a "<" in an attribute', '<a b="<"/>', '1:7', /&lt;/],
    ['an ampersand that begins no reference', '<a>x & y; z</a>', '1:9', /&amp;/],
    ['an entity that nothing declares', '<a>&nbsp;</a>', '1:9', /not declared/],
    ['an attribute without value', '<a b/>', '1:5', /name of an attribute, or a space/],
    ['an attribute without quotes', '<a b=1/>', '1:6', /not quoted/],
    ['an XML declaration that is not first', '\n<?xml version="1.0"?><a/>', '2:6', /very first/],
    ['a second root', '<a/><b/>', '1:7', /second root/],
    ['text after the root', '<a/>\n x y <b/>', '2:2', /outside of the root/],
    ['text at the very end', '<a/>x', '1:5', /outside of the root/],
    ['no root at all', '<?xml version="1.0"?>', '1:21', /no root/],
    ['a comment with two hyphens', '<a><!-- -- --></a>', '1:11', /--/],
  ]
  test.each(rows)('%s', (_, text, place, message) => {
    const { code, location, message: said } = failure(text)
    expect({ code, place: `${location?.line}:${location?.column}` }).toEqual({
      code: 'xml-not-well-formed',
      place,
    })
    expect(said).toMatch(message)
  })
})

describe('document type declarations', () => {
  test('give internal entities, in text and attributes and within each other', () => {
    const { root, hasDoctype } = parse(
      `<!DOCTYPE a [<!ENTITY ns "urn:x"> <!ENTITY both '&ns;/&#121;'> <!-- " --> <?pi ' ?>]>
       <a xmlns="&ns;" b="&both;">&both; &amp;</a>`,
    )
    expect(hasDoctype).toBe(true)
    expect(root).toMatchObject({ namespace: 'urn:x', text: 'urn:x/y &' })
    expect(root.attribute('b')).toBe('urn:x/y')
  })

  test("may have an external subset, which is not read, as in W3C's schema for signatures", () => {
    const { root } = parse(
      `<!DOCTYPE schema PUBLIC "-//W3C//DTD XMLSchema 200102//EN" "http://www.w3.org/2001/XMLSchema.dtd" [
         <!ATTLIST schema xmlns:ds CDATA #FIXED "http://www.w3.org/2000/09/xmldsig#">
         <!ENTITY dsig 'http://www.w3.org/2000/09/xmldsig#'>
         <!ENTITY % p ''> <!ENTITY % s ''>
       ]>
       <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="&dsig;" type="ds:x"/>`,
    )
    expect(root.attribute('targetNamespace')).toBe('http://www.w3.org/2000/09/xmldsig#')
    expect(root.qname('type')?.namespace).toBe('http://www.w3.org/2000/09/xmldsig#')
  })

  test('give default values to attributes that are absent', () => {
    const { root } = parse(
      `<!DOCTYPE a [<!ATTLIST a b CDATA "1" c (x|y) 'y' d CDATA #IMPLIED e ID #REQUIRED>]><a c="x"/>`,
    )
    expect(root.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual(['c=x', 'b=1'])
    expect(root.attributeLocation('b')).toMatchObject({ column: root.location.column })
  })

  test('may use internal parameter entities', () => {
    const { root } = parse(`<!DOCTYPE a [<!ENTITY % d "<!ENTITY e 'x'>"> %d;]><a>&e;</a>`)
    expect(root.text).toBe('x')
  })

  const bomb = `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from(
    { length: 7 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(20)}">`,
  ).join('')}]><a>&l7;</a>`
  const empty = bomb.replace('"ha"', '""')
  const rows: readonly [name: string, text: string, code: string][] = [
    ['an entity bomb', bomb, 'xml-entity-limit'],
    ['an entity bomb of empty entities', empty, 'xml-entity-limit'],
    [
      'an entity that refers to itself',
      '<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>',
      'xml-entity-limit',
    ],
    [
      'a long entity used often',
      `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(10_000)}">]><a>${'&e;'.repeat(200)}</a>`,
      'xml-entity-limit',
    ],
    [
      'a parameter entity that refers to itself',
      '<!DOCTYPE a [<!ENTITY % e "&#37;e;"> %e;]><a/>',
      'xml-entity-limit',
    ],
    [
      'an external entity that is used',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
      'xml-dtd-forbidden',
    ],
    [
      'an external entity that is used in an attribute',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a b="&e;"/>',
      'xml-dtd-forbidden',
    ],
    [
      'an external entity that hides in an internal one',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "x"><!ENTITY f "&e;">]><a>&f;</a>',
      'xml-dtd-forbidden',
    ],
    [
      'an external parameter entity that is used',
      '<!DOCTYPE a [<!ENTITY % e SYSTEM "http://example.com/x.dtd"> %e;]><a/>',
      'xml-dtd-forbidden',
    ],
    [
      'an entity that only an external subset can declare',
      '<!DOCTYPE a SYSTEM "a.dtd"><a>&e;</a>',
      'xml-dtd-forbidden',
    ],
    [
      'an entity that brings elements',
      '<!DOCTYPE a [<!ENTITY e "<b/>">]><a>&e;</a>',
      'xml-dtd-forbidden',
    ],
    [
      'a numeric reference to no character',
      '<!DOCTYPE a [<!ENTITY e "&#xD800;">]><a/>',
      'xml-not-well-formed',
    ],
    [
      'a numeric reference that is no number, hidden in an entity',
      '<!DOCTYPE a [<!ENTITY e "&#38;#zz;">]><a>&e;</a>',
      'xml-not-well-formed',
    ],
    [
      'a numeric reference that is no whole number, hidden in an entity',
      '<!DOCTYPE a [<!ENTITY e "&#38;#100.5;">]><a>&e;</a>',
      'xml-not-well-formed',
    ],
    ['a declaration that is none', '<!DOCTYPE a [<!FOO x>]><a/>', 'xml-not-well-formed'],
    ['an undeclared entity', '<!DOCTYPE a []><a>&e;</a>', 'xml-not-well-formed'],
  ]
  test.each(rows)('are refused with %s', (_, text, code) => {
    const error = failure(text)
    expect(error.code).toBe(code)
    expect(error.location).toBeDefined()
  })

  test('are harmless when external entities are declared but not used', () => {
    expect(parse('<!DOCTYPE a [<!ENTITY e SYSTEM "x">]><a/>').root.localName).toBe('a')
  })
})

describe('limits', () => {
  test('end a document that is nested too deeply', () => {
    const text = `${'<a>'.repeat(5)}${'</a>'.repeat(5)}`
    expect(parse(text, { depth: 5 }).root.localName).toBe('a')
    expect(failure(text, { depth: 4 })).toMatchObject({
      code: 'too-deep',
      location: { line: 1, column: 13 },
    })
  })

  test('end a document with too many elements and attributes', () => {
    const text = '<a><b c="1"/><b c="1"/></a>'
    expect(parse(text, { xmlNodes: 5 }).root.children).toHaveLength(2)
    expect(failure(text, { xmlNodes: 4 }).code).toBe('too-many-nodes')
  })

  test('end a single start tag with too many attributes', () => {
    const attributes = Array.from({ length: 50 }, (_, n) => `a${n}="1"`).join(' ')
    expect(failure(`<a ${attributes}/>`, { xmlNodes: 20 }).code).toBe('too-many-nodes')
    expect(failure(`<a ${attributes}/>`, { attributes: 49 }).message).toMatch(/more than 49/)
    expect(parse(`<a ${attributes}/>`, { attributes: 50 }).root.attributes).toHaveLength(50)
  })

  test('are reached as fast where prefixes are bound far outside as where they are bound near', () => {
    const timeOf = (scopes: string): number => {
      const started = performance.now()
      failure(`<o:a xmlns:o="o">${scopes}${'<o:b o:c=""/>'.repeat(700_000)}`)
      return performance.now() - started
    }
    const near = timeOf('')
    const far = timeOf(Array.from({ length: 250 }, (_, n) => `<a xmlns:p${n}="u">`).join(''))
    expect(far / near).toBeLessThan(2.5)
  })

  test('are reached in linear time by hostile input', () => {
    const started = performance.now()
    failure('<a>'.repeat(300_000))
    failure(
      `<a ${Array.from({ length: 20_000 }, (_, n) => `xmlns:p${n}="u" p${n}:a="1"`).join(' ')}/>`,
    )
    failure(`<!DOCTYPE a [<!ENTITY b SYSTEM ${' '.repeat(900_000)}]><a/>`)
    failure(`<a>${'&'.repeat(200_000)}</a>`)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
