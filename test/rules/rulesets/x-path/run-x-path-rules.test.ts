import { readContract } from '../../../../src/contracts/index.ts'
import { runXPathRules } from '../../../../src/rules/rulesets/x-path/run-x-path-rules.ts'
import { load, mistakesOf, rulesetOf } from '../document/memory-rulesets.ts'

const WSDL = `<?xml version="1.0"?>
<definitions name="Orders" targetNamespace="urn:orders" xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:tns="urn:orders" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  <import namespace="urn:parts" location="parts.wsdl"/>
  <types>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:orders">
      <xs:element name="Order" type="xs:string"/>
      <xs:element name="order_line" type="xs:string"/>
    </xs:schema>
  </types>
  <message name="place">
    <documentation>  Places an order. </documentation>
    <part name="body" element="tns:Order"/>
  </message>
  <message name="Cancel"/>
</definitions>
`
const PARTS = `<definitions targetNamespace="urn:parts" xmlns="http://schemas.xmlsoap.org/wsdl/">
  <message name="Imported"/>
</definitions>
`

const HEAD = `formats: [wsdl-1.1]
namespaces:
  wsdl: http://schemas.xmlsoap.org/wsdl/
  xs: http://www.w3.org/2001/XMLSchema
  soap: http://schemas.xmlsoap.org/wsdl/soap/
rules:
`

async function judge(rule: string) {
  const { rules } = await rulesetOf(`${HEAD}  mine:\n${rule.replaceAll(/^/gm, '    ')}\n`)
  const contract = await readContract({
    entry: { name: 'orders.wsdl', bytes: new TextEncoder().encode(WSDL) },
    resolve: () =>
      Promise.resolve({
        kind: 'found' as const,
        file: { name: 'parts.wsdl', bytes: new TextEncoder().encode(PARTS) },
      }),
  })
  if (!contract.readable) throw new Error(contract.error.message)
  const outcomes = [...(await runXPathRules(contract, rules)).values()]
  const [outcome] = outcomes
  if (outcome === undefined) throw new Error('The rule was not applied.')
  return {
    result: outcome.result,
    unjudged: outcome.unjudged,
    problems: outcome.problems.map(
      ({ at, message }) =>
        `${at.file}:${String(at.line)}:${String(at.column)} ${at.pointer} ${message}`,
    ),
  }
}

describe('rules with XPaths', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'judge attributes, in imported documents, too',
      'given: //wsdl:message/@name\nthen: { function: casing, functionOptions: { type: pascal } }',
      [`orders.wsdl:11:12 /definitions/message[@name='place']/@name "place" is not in pascal case`],
    ],
    [
      'judge an attribute of an element by its field',
      `given: //wsdl:message\nmessage: "{{property}} of {{value}}: {{error}}"\nthen: { field: "@name", function: pattern, functionOptions: { notMatch: "^I" } }`,
      [
        `parts.wsdl:2:12 /definitions/message[@name='Imported']/@name name of Imported: "Imported" matches the pattern "^I"`,
      ],
    ],
    [
      'tell a missing field at the element around it',
      'given: //wsdl:message\nthen: { field: wsdl:documentation, function: truthy }',
      [
        `orders.wsdl:15:3 /definitions/message[@name='Cancel'] "wsdl:documentation" is missing`,
        `parts.wsdl:2:3 /definitions/message[@name='Imported'] "wsdl:documentation" is missing`,
      ],
    ],
    [
      'judge the text of an element without the white space around it',
      'given: //wsdl:documentation\nthen: { function: pattern, functionOptions: { match: "^Places an order[.]$" } }',
      [],
    ],
    [
      'judge text nodes',
      'given: //wsdl:documentation/text()\nthen: { function: length, functionOptions: { max: 5 } }',
      [
        `orders.wsdl:12:5 /definitions/message[@name='place']/documentation "documentation" has the length 16; 5 or less is asked for`,
      ],
    ],
    [
      'judge local names by @key',
      'given: /wsdl:definitions/*\nthen: { field: "@key", function: enumeration, functionOptions: { values: [import, types] } }',
      [
        `orders.wsdl:11:3 /definitions/message[@name='place'] "message" is none of the allowed values: "import", "types"`,
        `orders.wsdl:15:3 /definitions/message[@name='Cancel'] "message" is none of the allowed values: "import", "types"`,
        `parts.wsdl:2:3 /definitions/message[@name='Imported'] "message" is none of the allowed values: "import", "types"`,
      ],
    ],
    [
      'judge what an element has by the names of attributes and children',
      'given: //wsdl:part\nthen: { function: xor, functionOptions: { properties: ["@element", "@name"] } }',
      [
        `orders.wsdl:13:5 /definitions/message[@name='place']/part[@name='body'] "part" has "@element" and "@name"; only one of them is allowed`,
      ],
    ],
    [
      'count the children of an element',
      'given: //wsdl:message\nthen: { function: length, functionOptions: { min: 1 } }',
      [
        `orders.wsdl:15:3 /definitions/message[@name='Cancel'] "message" has the length 0; 1 or more is asked for`,
        `parts.wsdl:2:3 /definitions/message[@name='Imported'] "message" has the length 0; 1 or more is asked for`,
      ],
    ],
    [
      'take an element with children as something',
      'given: //wsdl:types\nthen: { function: truthy }',
      [],
    ],
    [
      'judge values that are no nodes, at the root',
      'given: count(//wsdl:message)\nthen: { function: enumeration, functionOptions: { values: [1] } }',
      [`orders.wsdl:2:1 /definitions 2 is none of the allowed values: 1`],
    ],
    [
      'look into inline schemas',
      'given: ["//xs:element[contains(@name, \'_\')]/@name", "//xs:element[@name=\'order_line\']/@name"]\nthen: { function: undefined }',
      [
        `orders.wsdl:8:19 /definitions/types/xsd:schema/xsd:element[@name='order_line']/@name "name" is not allowed here`,
      ],
    ],
  ]
  test.each(cases)('%s', async (_, rule, problems) => {
    expect(await judge(rule)).toEqual({
      result: problems.length > 0 ? 'violated' : 'passed',
      unjudged: [],
      problems,
    })
  })

  test('a rule whose expression chooses nothing is not applicable', async () => {
    expect(await judge('given: //soap:binding\nthen: { function: truthy }')).toEqual({
      result: 'notApplicable',
      unjudged: [],
      problems: [],
    })
  })

  test('an expression without end leaves the rule not evaluated', async () => {
    expect(
      await judge(
        'given: "for $n in (1 to 1000000000) return //wsdl:nothing"\nthen: { function: truthy }',
      ),
    ).toEqual({
      result: 'undecided',
      unjudged: [expect.stringContaining('the rule was given up: it took more than')],
      problems: [],
    })
  })

  test('an error of an expression in a document is told, and the rule goes on', async () => {
    const { unjudged, result } = await judge(
      'given: ["//wsdl:message[@name eq 1]", "//wsdl:import"]\nthen: { function: truthy }',
    )
    expect(result).toBe('undecided')
    expect(unjudged).toEqual([
      expect.stringContaining('was not evaluated: FORG0001: Cannot cast place to xs:integer'),
      expect.stringContaining('was not evaluated: FORG0001: Cannot cast Imported to xs:integer'),
    ])
  })
})

describe('XPaths with mistakes', () => {
  const rule = (given: string) =>
    `${HEAD}  mine:\n    given: "${given}"\n    then: { function: truthy }\n`
  test.each([
    [
      '//wsdl:message[',
      /^a\.yaml:8:5: The XPath \/\/wsdl:message\[ cannot be used: from "\[" on \(column 15\) it is no XPath 3\.1; something is missing there, or a bracket or quotation mark is not closed\.$/,
    ],
    ['//wsdl:message/', /: from "\/" on \(column 15\) it is no XPath/],
    ['//wsdl:message[@name =', /: it ends too early\.$/],
    [
      "//wsdl:message[@name = ]/wsdl:part[starts-with(@name, 'a very long one')]",
      /: from "\]\/wsdl:part\[starts-with\(@name, 'a very l…" on \(column 24\) it is no XPath/,
    ],
    ['//nope:message', /: nothing declares its prefix "nope"; add it to "namespaces"\.$/],
    ['//wsdl:message[contains(@name)]', /: the function contains does not take 1 argument\.$/],
    ['//wsdl:message[@name = $name]', /: nothing gives the variable \$name a value\.$/],
    ["doc('file:///etc/passwd')", /the function doc may not be called/],
    ["unparsed-text('x')", /the function unparsed-text may not be called/],
    ["collection('x')", /the function collection may not be called/],
    ["environment-variable('HOME')", /the function environment-variable may not be called/],
    ['trace(.)', /the function trace may not be called/],
    ['current-dateTime()', /the function current-dateTime may not be called/],
  ])('%s', async (given, message) => {
    expect(await mistakesOf(rule(given))).toEqual([expect.stringMatching(message)])
  })

  test('a rule cannot be for XML and for JSON', async () => {
    const text = `rules:\n  mine:\n    formats: [oas3, wsdl-1.1]\n    given: $\n    then: { function: truthy }\n`
    expect(await mistakesOf(text)).toEqual([
      'a.yaml:2:3: The rule "mine" is for oas3, wsdl-1.1: XML and other formats need a rule each.',
    ])
  })

  test('a function that needs a document of JSON makes the rule unsupported', async () => {
    const loaded = await load(
      `${HEAD}  mine: { given: //wsdl:message, then: { function: alphabetical } }\n`,
    )
    expect(loaded.ok && loaded.ruleset.forDocument().unsupported).toEqual([
      {
        id: 'mine',
        reason: 'the function "alphabetical" does not judge XML',
        formats: ['wsdl-1.1'],
      },
    ])
  })
})
