import { readContract } from '../../../src/contracts/index.ts'
import { lintContract, type Finding, type LintResult } from '../../../src/rules/index.ts'
import { faultsOfWaivers, type Waiver } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { exampleText } from '../../support/sample-results.ts'

const TODAY = '2026-11-22'

const orders = exampleText('orders-document.wsdl')
const overMail = orders.replace('soap/http"/>', 'soap/smtp"/>')
const MEND = 'write the last day as until=2027-01-31 right after the rules'
const BINDING = '<wsdl:binding name="OrdersSoap"'
const SOAP_BINDING = '<soap:binding '

interface Given {
  readonly waivers?: readonly Waiver[]
  readonly inContract?: boolean
  readonly policies?: readonly string[]
}

async function judge(name: string, text: string | Buffer, given: Given = {}): Promise<LintResult> {
  const { waivers = [], inContract = true, policies = ['ws-i-bp-1.1'] } = given
  const contract = await readContract({ entry: { name, bytes: Buffer.from(text) } })
  const packs = policies.map((id) => shippedPack(id)).filter((pack) => pack !== undefined)
  return lintContract(contract, {
    source: name,
    packs,
    waiving: { today: TODAY, waivers, inContract },
  })
}

function place({ rule, message, severity, location }: Finding) {
  return [rule, severity, message, location.pointer, location.line, location.column]
}

const faultsOf = ({ findings }: LintResult) =>
  findings.filter(({ policy }) => policy === 'waivers').map(place)
const waivedOf = ({ findings }: LintResult) =>
  findings.filter(({ waived }) => waived !== null).map(({ rule, waived }) => [rule, waived])

describe('in a comment before an element', () => {
  const before = (comment: string, element = SOAP_BINDING) =>
    judge('orders.wsdl', overMail.replace(element, `${comment}\n    ${element}`))

  test('accepts the findings of the rule at the element, which no longer fail', async () => {
    const result = await before(
      '<!-- concordat-ignore BP2404 until=2027-01-31 Mail ends in spring. -->',
    )
    expect(waivedOf(result)).toEqual([
      [
        'BP2404',
        {
          id: "orders.wsdl#/definitions/binding[@name='OrdersSoap']/soap:binding",
          until: '2027-01-31',
          reason: 'Mail ends in spring.',
        },
      ],
    ])
    expect(result.policies[0]?.counts.error).toBe(0)
    expect(faultsOf(result)).toEqual([])
  })

  test('accepts those below the element, too', async () => {
    const result = await before('<!-- concordat-ignore BP2404 Mail. -->', BINDING)
    expect(waivedOf(result)).toEqual([
      ['BP2404', { id: "orders.wsdl#/definitions/binding[@name='OrdersSoap']", reason: 'Mail.' }],
    ])
  })

  test('knows a rule by its alias', async () => {
    const result = await judge(
      'orders.wsdl',
      orders
        .replace('parts="number" use="literal"', 'parts="number" use="encoded"')
        .replace(BINDING, `<!-- concordat-ignore WSI2406 Old. -->${BINDING}`),
    )
    expect(waivedOf(result)).toEqual([
      ['BP2406', { id: "orders.wsdl#/definitions/binding[@name='OrdersSoap']", reason: 'Old.' }],
    ])
  })

  test('accepts nothing of other elements, and is reported as unused', async () => {
    const result = await before('<!-- concordat-ignore BP2404 Mail. -->', '<wsdl:service ')
    expect(waivedOf(result)).toEqual([])
    expect(faultsOf(result)).toEqual([
      [
        'waiver-unused',
        'info',
        'The waiver of BP2404 accepts nothing: there is no such finding.',
        "/definitions/service[@name='OrdersService']",
        67,
        3,
      ],
    ])
  })

  test('on its last day it holds, on the next it accepts nothing and is reported', async () => {
    const last = await before(`<!-- concordat-ignore BP2404 until=${TODAY} Mail. -->`)
    expect(waivedOf(last)).toHaveLength(1)
    const over = await before('<!-- concordat-ignore BP2404 until=2026-11-21 Mail. -->')
    expect(waivedOf(over)).toEqual([])
    expect(over.verdict).toBe('fail')
    expect(faultsOf(over)).toEqual([
      [
        'waiver-expired',
        'warning',
        'The waiver of BP2404 ran out on 2026-11-21, and accepts nothing any more.',
        "/definitions/binding[@name='OrdersSoap']/soap:binding",
        50,
        5,
      ],
    ])
  })

  test('several in a row, and several rules in one, speak of the same element', async () => {
    const result = await before(
      '<!-- concordat-ignore BP2404 One. -->\n<!-- between -->\n<!-- concordat-ignore BP2406,BP2019 Two. -->',
    )
    expect(waivedOf(result).map(([rule]) => rule)).toEqual(['BP2404'])
    expect(faultsOf(result).map(([, , message]) => message)).toEqual([
      'The waiver of BP2019 accepts nothing: there is no such finding.',
      'The waiver of BP2406 accepts nothing: there is no such finding.',
    ])
  })

  test.each(['BP2404, BP4201', 'BP2404 , BP4201', 'BP2404 ,BP4201', 'BP4201,\n  BP2404'])(
    'the list "%s" names both rules',
    async (rules) => {
      const result = await before(
        `<!-- concordat-ignore ${rules} until=2027-01-31 Mail ends in spring 2027. -->`,
      )
      expect(waivedOf(result).map(([rule]) => rule)).toEqual(['BP2404'])
      expect(faultsOf(result).map(([, , message]) => message)).toEqual([
        'The waiver of BP4201 accepts nothing: there is no such finding.',
      ])
    },
  )

  test.each([
    ['<!-- concordat-ignore BP2404 -->', 'it gives no reason'],
    ['<!-- concordat-ignore -->', 'it names no rule'],
    ['<!-- concordat-ignore BP2404 until=2027-02-31 Mail. -->', 'its "until" is no date'],
    ['<!-- concordat-ignore BP2404 until=spring Mail. -->', 'its "until" is no date'],
    [
      '<!-- concordat-ignore BP2404 until 2027-01-31 Mail. -->',
      `its reason begins with "until"; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 until:2027-01-31 Mail. -->',
      `its reason begins with "until:2027-01-31"; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 Until= 2027-01-31 Mail. -->',
      `"Until=" stands before its reason; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 unitl=2027-01-31 Mail. -->',
      `"unitl=2027-01-31" stands before its reason; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 owner=sales Mail. -->',
      `"owner=sales" stands before its reason; ${MEND}`,
    ],
    ['<!-- concordat-ignore BP2404 2027-01-31 Mail. -->', `its reason begins with a date; ${MEND}`],
    [
      '<!-- concordat-ignore BP2404 (31.01.2027) Mail. -->',
      `its reason begins with a date; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 unitl 2027-01-31 Mail. -->',
      `its reason begins with a date; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 until=2027-01-31 2028-01-31 Mail. -->',
      `its reason begins with a date; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 Mail, until=2027-01-31 -->',
      `"until" stands inside of its reason; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore BP2404 Mail, until 2027-01-31. -->',
      `"until" stands inside of its reason; ${MEND}`,
    ],
    [
      '<!-- concordat-ignore until=2027-01-31 BP2404 Mail. -->',
      '"until=2027-01-31" stands where a rule is named',
    ],
    [
      '<!-- concordat-ignore BP2404, until=2027-01-31 Mail. -->',
      '"until=2027-01-31" stands where a rule is named',
    ],
    ['<!-- concordat-ignore BP2404,, BP2406 Mail. -->', 'its list of rules has an empty place'],
  ])('%s is no waiver', async (comment, why) => {
    const result = await before(comment)
    expect(waivedOf(result)).toEqual([])
    expect(faultsOf(result).map(([rule, , message]) => [rule, message])).toEqual([
      ['waiver-invalid', `This is no waiver, and accepts nothing: ${why}.`],
    ])
  })

  test('before no element it is no waiver', async () => {
    const result = await before('<!-- concordat-ignore BP2404 Mail. -->', '</wsdl:definitions>')
    expect(faultsOf(result)).toEqual([
      [
        'waiver-invalid',
        'warning',
        'This is no waiver, and accepts nothing: no element follows it.',
        '/definitions',
        72,
        1,
      ],
    ])
  })

  test('inside of a CDATA section it is text', async () => {
    const result = await before(
      '<wsdl:documentation><![CDATA[<!-- concordat-ignore BP2404 Mail. -->]]></wsdl:documentation>',
      BINDING,
    )
    expect(waivedOf(result)).toEqual([])
    expect(faultsOf(result)).toEqual([])
  })

  test('a rule that does not exist is reported, one that nobody asked for is not', async () => {
    const result = await before(
      '<!-- concordat-ignore BP0000 None. --><!-- concordat-ignore openapi-schema Later. -->',
    )
    expect(faultsOf(result).map(([, , message]) => message)).toEqual([
      'The waiver of BP0000 accepts nothing: there is no such rule in the catalogue or in a policy asked for.',
    ])
  })

  test('of a rule that is mistyped the nearest one is told', async () => {
    const result = await before('<!-- concordat-ignore openapi-shcema Later. -->')
    expect(faultsOf(result).map(([, , message]) => message)).toEqual([
      'The waiver of openapi-shcema accepts nothing: there is no such rule in the catalogue or in a policy asked for; perhaps openapi-schema is meant.',
    ])
  })

  test('in UTF-16 it holds as well', async () => {
    const text = overMail
      .replace(/<\?xml[^>]*\?>\s*/, '')
      .replace(BINDING, `<!-- concordat-ignore BP2404 Mail. -->${BINDING}`)
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(waivedOf(await judge('orders.wsdl', bytes)).map(([rule]) => rule)).toEqual(['BP2404'])
    }
  })
})

describe('in an annotation', () => {
  const ignore =
    '<c:ignore xmlns:c="urn:concordat:waivers" rule="BP2404" until="2027-01-31">Mail\n  ends.</c:ignore>'

  test('in wsdl:documentation it speaks of the element that is documented', async () => {
    const text = overMail.replace(
      /(<wsdl:binding name="OrdersSoap"[^>]*>)/,
      `$1<wsdl:documentation>${ignore}</wsdl:documentation>`,
    )
    const result = await judge('orders.wsdl', text, { policies: ['wsdl-core', 'ws-i-bp-1.1'] })
    expect(waivedOf(result)).toEqual([
      [
        'BP2404',
        {
          id: "orders.wsdl#/definitions/binding[@name='OrdersSoap']/documentation/c:ignore",
          until: '2027-01-31',
          reason: 'Mail ends.',
        },
      ],
    ])
    expect(result.findings).toHaveLength(1)
  })

  test('names several rules, separated by commas, and nothing that is not known', async () => {
    const judgeWith = (change: string) =>
      judge(
        'orders.wsdl',
        overMail.replace(
          /(<wsdl:binding name="OrdersSoap"[^>]*>)/,
          `$1<wsdl:documentation>${ignore.replace('rule="BP2404"', change)}</wsdl:documentation>`,
        ),
      )
    const two = await judgeWith('rule="BP2406, BP2404"')
    expect(waivedOf(two).map(([rule]) => rule)).toEqual(['BP2404'])
    expect(faultsOf(two).map(([, , message]) => message)).toEqual([
      'The waiver of BP2406 accepts nothing: there is no such finding.',
    ])
    const mistyped = await judgeWith('rule="BP2404" util="2027-01-31"')
    expect(waivedOf(mistyped)).toEqual([])
    expect(faultsOf(mistyped).map(([, , message]) => message)).toEqual([
      'This is no waiver, and accepts nothing: it has "util", which is not known here.',
    ])
  })

  test('in xs:appinfo it speaks of the component that is annotated', async () => {
    const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="a" type="b">
    <xs:annotation><xs:appinfo><c:ignore xmlns:c="urn:concordat:waivers" rule="xsd-valid">Later.</c:ignore></xs:appinfo></xs:annotation>
  </xs:element>
</xs:schema>`
    const result = await judge('a.xsd', schema, { policies: ['wsdl-core'] })
    expect(waivedOf(result).map(([rule]) => rule)).toEqual(['xsd-valid'])
  })

  test('elsewhere it is no waiver', async () => {
    const result = await judge(
      'orders.wsdl',
      overMail.replace(SOAP_BINDING, `${ignore}${SOAP_BINDING}`),
    )
    expect(waivedOf(result)).toEqual([])
    expect(faultsOf(result).map(([, , message]) => message)).toEqual([
      'This is no waiver, and accepts nothing: it stands neither in wsdl:documentation nor in xs:appinfo.',
    ])
  })
})

describe('x-concordat-ignore', () => {
  const openapi = (ignore: string) => `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths:
  /pets/{id}:
    get:
      ${ignore}
      responses:
        '200': {description: ok}
`
  const waiver = '{rule: openapi-path-params, until: 2027-01-31, reason: Known to all.}'
  const judgeYaml = (ignore: string) =>
    judge('pets.yaml', openapi(ignore), { policies: ['openapi-core'] })

  test('accepts findings at the object and below it', async () => {
    const result = await judgeYaml(`x-concordat-ignore: [${waiver}]`)
    expect(result.verdict).toBe('pass')
    expect(waivedOf(result)).toEqual([
      [
        'openapi-path-params',
        {
          id: 'pets.yaml#/paths/~1pets~1{id}/get/x-concordat-ignore/0',
          until: '2027-01-31',
          reason: 'Known to all.',
        },
      ],
    ])
  })

  test('JSON is read the same way', async () => {
    const text = JSON.stringify({
      openapi: '3.0.3',
      'x-concordat-ignore': [{ rule: 'openapi-path-params', reason: 'Known.' }],
      info: { title: 'Pets', version: '1' },
      paths: { '/pets/{id}': { get: { responses: { 200: { description: 'ok' } } } } },
    })
    const result = await judge('pets.json', text, { policies: ['openapi-core'] })
    expect(waivedOf(result)).toEqual([
      ['openapi-path-params', { id: 'pets.json#/x-concordat-ignore/0', reason: 'Known.' }],
    ])
  })

  test.each([
    [
      `x-concordat-ignore: ${waiver}`,
      'x-concordat-ignore is a list of objects with rule, until and reason',
    ],
    ['x-concordat-ignore: [openapi-path-params]', 'it names no rule'],
    ['x-concordat-ignore: [{rule: openapi-path-params}]', 'it gives no reason'],
    [
      'x-concordat-ignore: [{rule: openapi-path-params, reason: r, until: 20270131}]',
      'its "until" is no date',
    ],
    [
      'x-concordat-ignore: [{rule: openapi-path-params, reason: r, util: 2027-01-31}]',
      'it has "util", which is not known here',
    ],
  ])('%s is no waiver', async (ignore, why) => {
    const result = await judgeYaml(ignore)
    expect(waivedOf(result)).toEqual([])
    expect(faultsOf(result).map(([rule, , message, , line]) => [rule, message, line])).toEqual([
      ['waiver-invalid', `This is no waiver, and accepts nothing: ${why}.`, 6],
    ])
  })

  test('of more than a thousand the first thousand are read', async () => {
    const many = Array.from({ length: 1_500 }, () => waiver).join(', ')
    const result = await judgeYaml(`x-concordat-ignore: [${many}]`)
    expect(waivedOf(result)).toHaveLength(1)
    expect(faultsOf(result).map(([, , message]) => message)).toEqual([
      'This is no waiver, and accepts nothing: the contract holds more than 1000, the most that are read.',
    ])
  })
})

test('what cannot be judged because of an accepted fault is told, and does not hold the verdict back', async () => {
  const text = overMail.replace(BINDING, `<!-- concordat-ignore BP2404 Mail. -->${BINDING}`)
  const { verdict, policies } = await judge('orders.wsdl', text)
  expect(policies[0]?.notEvaluated.map(({ rule, reason }) => [rule, reason])).toEqual([
    ['BP2012', 'its prerequisite BP2404 does not hold'],
    ['BP2017', 'its prerequisite BP2404 does not hold'],
    ['BP2117', 'its prerequisite BP2017 does not hold'],
    ['BP2119', 'its prerequisite BP2404 does not hold'],
  ])
  expect(verdict).toBe('pass')
})

test('what cannot be judged for any other reason still does', async () => {
  const text = exampleText('orders-interface.wsdl')
  const whole = '<!-- concordat-ignore BP2102,BP2122,BP2417 The types follow. -->'
  const result = await judge('orders.wsdl', text.replace('<wsdl:definitions', `${whole}$&`))
  expect(result.findings.filter(({ waived }) => waived === null)).toEqual([])
  expect(result.verdict).toBe('indeterminate')
})

test('waivers in a contract count only where that is allowed, and those in question are told', async () => {
  const unused = '<!-- concordat-ignore BP2406 No such finding. -->'
  const text = overMail.replace(
    BINDING,
    `${unused}<!-- concordat-ignore WSI2404 Mail. -->${BINDING}`,
  )
  const result = await judge('orders.wsdl', text, { inContract: false })
  expect(waivedOf(result)).toEqual([])
  expect(result.verdict).toBe('fail')
  expect(faultsOf(result)).toEqual([
    [
      'waiver-refused',
      'info',
      'The waiver of WSI2404 accepts nothing here: waivers in the contract do not count where its policies are decided by others.',
      expect.any(String),
      expect.any(Number),
      expect.any(Number),
    ],
  ])
})

describe('waivers that are handed in', () => {
  const given = (change: Partial<Waiver> = {}): Waiver => ({
    id: 'W-1',
    rule: 'BP2404',
    until: '2027-01-31',
    reason: 'Mail.',
    location: { file: '.concordat.yaml', pointer: '/waivers/0', line: 4, column: 5 },
    coversFile: (name) => name === 'orders.wsdl',
    pointer: '',
    ...change,
  })
  const uses = async (waiver: Waiver) =>
    (await judge('orders.wsdl', overMail, { waivers: [waiver] })).waivers

  test('accept what they name, and tell how much', async () => {
    const result = await judge('orders.wsdl', overMail, { waivers: [given()] })
    expect(waivedOf(result)).toEqual([
      ['BP2404', { id: 'W-1', until: '2027-01-31', reason: 'Mail.' }],
    ])
    expect(result.waivers).toEqual([{ id: 'W-1', waived: 1 }])
  })

  test.each<[string, Partial<Waiver>, LintResult['waivers']]>([
    ['another pointer', { pointer: '/definitions/service' }, [{ id: 'W-1', waived: 0 }]],
    ['a pointer that begins alike', { pointer: '/def' }, [{ id: 'W-1', waived: 0 }]],
    ['a day that is over', { until: '2026-01-01' }, [{ id: 'W-1', waived: 0 }]],
    ['a file that is not of the contract', { coversFile: () => false }, undefined],
    ['a rule that was not asked for', { rule: 'openapi-schema' }, undefined],
    ['a rule that could not be judged', { rule: 'BP2012' }, undefined],
  ])('with %s', async (_, change, expected) => {
    expect(await uses(given(change))).toEqual(expected)
  })

  test('a finding that has a waiver of its own keeps it', async () => {
    const contract = await readContract({
      entry: { name: 'orders.wsdl', bytes: Buffer.from(overMail) },
    })
    const pack = shippedPack('ws-i-bp-1.1')
    if (pack === undefined) throw new Error('it ships')
    const options = { source: 'orders.wsdl', packs: [pack] }
    const [finding] = (await lintContract(contract, options)).findings
    const granted = { id: 'granted', until: '2028-01-01', reason: 'By the council.' }
    const result = await lintContract(contract, {
      ...options,
      waivers: new Map([[finding?.fingerprint ?? '', granted]]),
      waiving: { today: TODAY, waivers: [given()], inContract: false },
    })
    expect(waivedOf(result)).toEqual([['BP2404', granted]])
    expect(result.waivers).toEqual([{ id: 'W-1', waived: 1 }])
  })

  describe('when all contracts are judged', () => {
    const faults = (
      waiver: Waiver,
      found: readonly { id: string; waived: number }[],
      isWhole = true,
    ) => {
      const isKnownRule = (rule: string) => rule === 'house-rule'
      return faultsOfWaivers([waiver], found, { today: TODAY, isWhole, isKnownRule }).map(place)
    }

    test('one that accepted something in any of them is fine', () => {
      const found = [
        { id: 'W-1', waived: 0 },
        { id: 'W-1', waived: 2 },
      ]
      expect(faults(given(), found)).toEqual([])
    })

    test('one that accepted nothing anywhere is unused', () => {
      expect(faults(given(), [{ id: 'W-1', waived: 0 }])).toEqual([
        [
          'waiver-unused',
          'info',
          'The waiver of BP2404 accepts nothing: there is no such finding.',
          '/waivers/0',
          4,
          5,
        ],
      ])
    })

    test('one that could apply nowhere is unused only if these were all contracts', () => {
      expect(faults(given(), [], false)).toEqual([])
      expect(faults(given(), []).map(([rule]) => rule)).toEqual(['waiver-unused'])
    })

    test('of some only it is not told that it accepted nothing, but that it has run out', () => {
      const found = [{ id: 'W-1', waived: 0 }]
      expect(faults(given(), found, false)).toEqual([])
      const over = given({ until: '2026-01-01' })
      expect(faults(over, found, false).map(([rule]) => rule)).toEqual(['waiver-expired'])
    })

    test('one of a rule that does not exist is told as that, with the nearest', () => {
      const messages = (rule: string) => faults(given({ rule }), []).map(([, , message]) => message)
      expect(messages('openapi-path-parms')).toEqual([
        'The waiver of openapi-path-parms accepts nothing: there is no such rule in the catalogue or in a policy asked for; perhaps openapi-path-params is meant.',
      ])
      expect(messages('house-rule')).toEqual([
        'The waiver of house-rule accepts nothing: no contract that was judged by this rule lies where it says.',
      ])
    })

    test('one that has run out is told as that', () => {
      const waiver = given({ until: '2026-01-01' })
      expect(faults(waiver, [{ id: 'W-1', waived: 0 }]).map(([rule]) => rule)).toEqual([
        'waiver-expired',
      ])
    })
  })
})

test('a baseline accepts findings, and never that a waiver ran out', async () => {
  const text = overMail.replace(
    SOAP_BINDING,
    `<!-- concordat-ignore BP2404 until=2026-01-31 Mail ends in spring. -->\n    ${SOAP_BINDING}`,
  )
  const former = await judge('orders.wsdl', text)
  const known = new Map(former.findings.map(({ fingerprint }) => [fingerprint, 1]))
  const contract = await readContract({ entry: { name: 'orders.wsdl', bytes: Buffer.from(text) } })
  const result = await lintContract(contract, {
    source: 'orders.wsdl',
    packs: [shippedPack('ws-i-bp-1.1')].filter((pack) => pack !== undefined),
    waiving: { today: TODAY, waivers: [], inContract: true },
    baseline: known,
  })
  expect(result.findings.map(({ rule }) => rule)).toEqual(['waiver-expired'])
  expect(result.baseline).toEqual({ suppressed: former.findings.length - 1 })
})
