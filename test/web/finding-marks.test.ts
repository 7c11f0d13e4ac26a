import type { Finding, Severity } from '../../src/web/api/schemas.ts'
import { inReadingOrder, keyOf, marksByLine } from '../../src/web/pages/version/finding-marks.ts'

function finding(rule: string, file: string, line: number, severity: Severity): Finding {
  return {
    rule,
    policy: 'p',
    policies: ['p'],
    severity,
    message: `${rule} says so`,
    requirements: [],
    help: 'https://example.com',
    fingerprint: rule,
    location: { file, pointer: '', line, column: 3 },
    waived: null,
  }
}

const hint = finding('R1', 'a.wsdl', 7, 'hint')
const error = finding('R2', 'a.wsdl', 7, 'error')
const earlier = finding('R3', 'a.wsdl', 2, 'warning')
const elsewhere = finding('R4', 'b.xsd', 1, 'error')

describe('findings on their lines', () => {
  test('are listed as a reader of the files meets them, the worst of a place first', () => {
    expect(inReadingOrder([elsewhere, hint, error, earlier]).map(({ rule }) => rule)).toEqual([
      'R3',
      'R2',
      'R1',
      'R4',
    ])
  })

  test('mark the lines of their own file, the worst of a line first', () => {
    const marks = marksByLine([hint, error, earlier, elsewhere], 'a.wsdl')
    expect([...marks.keys()].sort((one, other) => one - other)).toEqual([2, 7])
    expect(marks.get(7)?.map(({ severity }) => severity)).toEqual(['error', 'hint'])
  })

  test('reach one character when the report says only where they begin', () => {
    expect(marksByLine([earlier], 'a.wsdl').get(2)).toEqual([
      {
        key: keyOf(earlier),
        line: 2,
        column: 3,
        endLine: 2,
        endColumn: 4,
        severity: 'warning',
        message: 'R3 says so',
        isWaived: false,
      },
    ])
  })
})
