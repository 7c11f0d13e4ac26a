import { lint, type LintInputOptions } from '../../../src/index.ts'
import { applyEdits } from '../../../src/rules/index.ts'
import { exampleText } from '../../support/sample-results.ts'

const DOCUMENT = exampleText('orders-document.wsdl')
const RPC = exampleText('orders-rpc.wsdl')
const HEADER_FAULT = '<soap:headerfault message="tns:sessionExpired" part="expired" use="literal"/>'

/** Findings of a rule in a text, and the text with their edits made. */
async function corrected(text: string, rule: string, options: LintInputOptions = {}) {
  const { findings } = await lint({ name: 'orders.wsdl', text }, { ...options, edits: true })
  const found = findings.filter((finding) => finding.rule === rule)
  const groups = found.flatMap(({ edits }) => (edits === undefined ? [] : [edits]))
  return { found, groups, text: applyEdits(text, groups).text }
}

/** A text with one thing wrong, and how it must read when that was corrected. */
interface Correction {
  readonly rule: string
  readonly what: string
  readonly wrong: string
  readonly right: string
}

function edited(text: string, ...edits: readonly (readonly [find: string, replace: string])[]) {
  return edits.reduce((result, [find, replace]) => {
    expect(result.split(find)).toHaveLength(2)
    return result.replace(find, () => replace)
  }, text)
}

const CORRECTIONS: readonly Correction[] = [
  {
    rule: 'BP2201',
    what: 'the declared encoding of a text that is ASCII',
    wrong: edited(DOCUMENT, ['encoding="UTF-8"', "encoding = 'ISO-8859-1'"]),
    right: edited(DOCUMENT, ['encoding="UTF-8"', "encoding = 'UTF-8'"]),
  },
  {
    rule: 'BP2404',
    what: 'a transport that nobody names, where all ports are reached over HTTP',
    wrong: edited(DOCUMENT, [' transport="http://schemas.xmlsoap.org/soap/http"/>', ' />']),
    right: edited(DOCUMENT, [
      ' transport="http://schemas.xmlsoap.org/soap/http"/>',
      ' transport="http://schemas.xmlsoap.org/soap/http" />',
    ]),
  },
  {
    rule: 'BP2703',
    what: 'a header without use',
    wrong: edited(DOCUMENT, [HEADER_FAULT, HEADER_FAULT.replace(' use="literal"', '')]),
    right: DOCUMENT,
  },
  {
    rule: 'wsdl-attribute-required',
    what: 'a header without use',
    wrong: edited(DOCUMENT, [HEADER_FAULT, HEADER_FAULT.replace(' use="literal"', '')]),
    right: DOCUMENT,
  },
  {
    rule: 'BP2022',
    what: 'a soap:fault without name',
    wrong: edited(DOCUMENT, [
      '<soap:fault name="refused" use="literal"/>',
      '<soap:fault use="literal"/>',
    ]),
    right: edited(DOCUMENT, [
      '<soap:fault name="refused" use="literal"/>',
      '<soap:fault use="literal" name="refused"/>',
    ]),
  },
  {
    rule: 'BP2032',
    what: 'a soap:fault without name',
    wrong: edited(DOCUMENT, [
      '<soap:fault name="refused" use="literal"/>',
      '<soap:fault use="literal"/>',
    ]),
    right: edited(DOCUMENT, [
      '<soap:fault name="refused" use="literal"/>',
      '<soap:fault use="literal" name="refused"/>',
    ]),
  },
  {
    rule: 'BP2021',
    what: 'the part of a header, mistyped as parts',
    wrong: edited(DOCUMENT, ['part="session" use', 'parts="session" use']),
    right: DOCUMENT,
  },
  {
    rule: 'BP2021',
    what: 'the part of a header, left out',
    wrong: edited(DOCUMENT, [' part="session" use="literal"', ' use="literal"']),
    right: edited(DOCUMENT, [' part="session" use="literal"', ' use="literal" part="session"']),
  },
  {
    rule: 'BP2019',
    what: 'a namespace in a document-literal binding',
    wrong: edited(DOCUMENT, [
      '<soap:body parts="number" use="literal"/>',
      '<soap:body parts="number"\n   namespace = \'urn:x y="z"\' use="literal"/>',
    ]),
    right: DOCUMENT,
  },
  {
    rule: 'BP2117',
    what: 'a namespace on a header of an rpc-literal binding',
    wrong: edited(RPC, [
      'part="session" use="literal"',
      'part="session" use="literal" namespace="urn:x"',
    ]),
    right: RPC,
  },
  {
    rule: 'BP2034',
    what: 'a declaration of the prefix xml',
    wrong: edited(DOCUMENT, [
      ' name="Orders" targetNamespace',
      ' name="Orders" xmlns:xml="http://www.w3.org/XML/1998/namespace" targetNamespace',
    ]),
    right: DOCUMENT,
  },
  {
    rule: 'BP2018',
    what: 'types after a message',
    wrong: edited(DOCUMENT, [
      '  <wsdl:types>',
      '  <!-- of the message -->\n  <wsdl:message name="early"/>\n\n  <wsdl:types>',
    ]),
    right: edited(DOCUMENT, [
      '</wsdl:types>',
      '</wsdl:types>\n  <!-- of the message -->\n  <wsdl:message name="early"/>',
    ]).replace('  <wsdl:types>', '\n  <wsdl:types>'),
  },
  {
    rule: 'wsdl-element-allowed',
    what: 'an output after a fault',
    wrong: edited(DOCUMENT, [
      '      <wsdl:output message="tns:placeOrderResponse"/>\n      <wsdl:fault name="refused" message="tns:orderRefused"/>\n',
      '      <wsdl:fault name="refused" message="tns:orderRefused"/>\n      <wsdl:output message="tns:placeOrderResponse"/>\n',
    ]),
    right: DOCUMENT,
  },
  {
    rule: 'BP2703',
    what: 'documentation that does not come first',
    wrong: edited(DOCUMENT, [
      '    <wsdl:operation name="cancelOrder">\n      <wsdl:input message="tns:cancelOrderRequest"/>\n',
      '    <wsdl:operation name="cancelOrder">\n      <wsdl:input message="tns:cancelOrderRequest"/>\n      <wsdl:documentation>Too late?</wsdl:documentation>\n',
    ]),
    right: edited(DOCUMENT, [
      '    <wsdl:operation name="cancelOrder">\n      <wsdl:input message="tns:cancelOrderRequest"/>\n',
      '    <wsdl:operation name="cancelOrder">\n      <wsdl:documentation>Too late?</wsdl:documentation>\n      <wsdl:input message="tns:cancelOrderRequest"/>\n',
    ]),
  },
  {
    rule: 'BP2703',
    what: 'an extension after elements of WSDL',
    wrong: edited(
      DOCUMENT,
      [
        '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>\n',
        '',
      ],
      [
        '  </wsdl:binding>',
        '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>\n  </wsdl:binding>',
      ],
    ),
    right: DOCUMENT,
  },
]

describe.each(CORRECTIONS)('$rule: $what', ({ rule, wrong, right }) => {
  test('is corrected, and nothing else is touched', async () => {
    const { found, text } = await corrected(wrong, rule)
    expect(found.length).toBeGreaterThan(0)
    expect(text).toBe(right)
    expect((await corrected(text, rule)).found).toEqual([])
  })

  test('is corrected likewise between line ends of two characters', async () => {
    const { text } = await corrected(wrong.replaceAll('\n', '\r\n'), rule)
    expect(text).toBe(right.replaceAll('\n', '\r\n'))
  })

  test('has no edits in reports that nobody asked them for', async () => {
    const { findings } = await lint({ name: 'orders.wsdl', text: wrong })
    expect(findings.filter(({ edits }) => edits !== undefined)).toEqual([])
  })
})

/** What a person has to decide. */
const LEFT: readonly (Omit<Correction, 'right'> & { readonly policies?: readonly string[] })[] = [
  {
    rule: 'BP2404',
    what: 'another transport than HTTP',
    wrong: edited(DOCUMENT, ['/soap/http"', '/soap/smtp"']),
  },
  {
    rule: 'BP2404',
    what: 'a transport that nobody names, where a port is reached otherwise',
    wrong: edited(
      DOCUMENT,
      [' transport="http://schemas.xmlsoap.org/soap/http"', ''],
      ['https://orders.example.com', 'jms://orders.example.com'],
    ),
  },
  {
    rule: 'BP2404',
    what: 'a transport that nobody names, where there is no port',
    wrong: edited(DOCUMENT, [' transport="http://schemas.xmlsoap.org/soap/http"', '']).replace(
      /<wsdl:service[^]*<\/wsdl:service>/,
      '',
    ),
  },
  {
    rule: 'BP2703',
    what: 'a header without use that says how it is encoded',
    wrong: edited(DOCUMENT, [
      HEADER_FAULT,
      HEADER_FAULT.replace(
        'use="literal"',
        'encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"',
      ),
    ]),
  },
  {
    rule: 'BP2032',
    what: 'a soap:fault of another name',
    wrong: edited(DOCUMENT, ['<soap:fault name="refused"', '<soap:fault name="declined"']),
  },
  {
    rule: 'BP2021',
    what: 'a header without part whose message has two',
    wrong: edited(
      DOCUMENT,
      [' part="session" use', ' use'],
      [
        '<wsdl:part name="session"',
        '<wsdl:part name="more" element="types:session"/><wsdl:part name="session"',
      ],
    ),
  },
  {
    rule: 'BP2406',
    what: 'content that is encoded',
    wrong: edited(DOCUMENT, ['parts="number" use="literal"', 'parts="number" use="encoded"']),
  },
]

test.each(LEFT)('$rule: $what is left to a person', async ({ rule, wrong }) => {
  const { found, groups } = await corrected(wrong, rule)
  expect(found.length).toBeGreaterThan(0)
  expect(groups).toEqual([])
})

test('imports go before types, in their order, whatever stands between', async () => {
  const name = 'orders.wsdl'
  const text = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:o">
  <message name="m"/>
  <import namespace="urn:a" location="a.wsdl"/>
  <types/>
  <import namespace="urn:b" location="b.wsdl"/>
</definitions>`
  let last = text
  for (let round = 0; round < 3; round += 1) {
    const { findings } = await lint(
      { name, text: last },
      { edits: true, policies: ['ws-i-bp-1.1'] },
    )
    const groups = findings.flatMap(({ edits }) => (edits === undefined ? [] : [edits]))
    last = applyEdits(last, groups).text
  }
  expect(last).toBe(`<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:o">
  <import namespace="urn:a" location="a.wsdl"/>
  <import namespace="urn:b" location="b.wsdl"/>
  <types/>
  <message name="m"/>
</definitions>`)
})
