import type { InterfaceOperation } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'

/** The messages of a pattern: how many of each there must be, at least and at most. */
interface Exchange {
  readonly inputs: readonly [least: number, most: number]
  readonly outputs: readonly [least: number, most: number]
}

const ONE = [1, 1] as const
const NONE = [0, 0] as const
const OPTIONAL = [0, 1] as const

/** WSDL 2.0 part 2, section 2.3, and "Additional MEPs", a note of the W3C. */
const PATTERNS: ReadonlyMap<string, Exchange> = new Map([
  ['in-only', { inputs: ONE, outputs: NONE }],
  ['robust-in-only', { inputs: ONE, outputs: NONE }],
  ['in-out', { inputs: ONE, outputs: ONE }],
  ['in-opt-out', { inputs: ONE, outputs: OPTIONAL }],
  ['out-only', { inputs: NONE, outputs: ONE }],
  ['robust-out-only', { inputs: NONE, outputs: ONE }],
  ['out-in', { inputs: ONE, outputs: ONE }],
  ['out-opt-in', { inputs: OPTIONAL, outputs: ONE }],
])

export const messagesFitPattern = defineWsdlRule({
  id: 'wsdl20-message-pattern',
  title: 'Require operations to follow a known message exchange pattern',
  message: 'The operation "{operation}" {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, section 2.4.1', 'WSDL 2.0 part 2, section 2.3'],
  rationale: 'The pattern says who speaks first and who answers; both sides are generated from it.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        'pattern="http://www.w3.org/ns/wsdl/in-only"',
        'pattern="http://www.w3.org/ns/wsdl/only-in"',
      ],
      at: "/description/interface[@name='Orders']/operation[@name='remind']",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: [
        'pattern="http://www.w3.org/ns/wsdl/in-only"',
        'pattern="http://www.w3.org/ns/wsdl/in-out"',
      ],
      at: "/description/interface[@name='Orders']/operation[@name='remind']",
    },
  ],
  target: 'InterfaceOperation',
  *check(operation) {
    const problem = problemOf(operation)
    if (problem !== undefined) {
      yield { at: operation.location, data: { operation: operation.name ?? '', problem } }
    }
  },
})

function problemOf(operation: InterfaceOperation): string | undefined {
  const { pattern, patternName, inputs, outputs } = operation
  const isOwn =
    pattern !== undefined && !/^http:\/\/www\.w3\.org\/(?:ns|\d{4}\/\d{2})\/wsdl\//.test(pattern)
  // Anybody may define a pattern; what it asks for is not known here.
  if (isOwn) return undefined
  const exchange = PATTERNS.get(patternName)
  if (exchange === undefined) return `has the pattern "${pattern ?? ''}", which does not exist`
  for (const [role, found, [least, most]] of [
    ['input', inputs.length, exchange.inputs],
    ['output', outputs.length, exchange.outputs],
  ] as const) {
    if (found < least) return `has no ${role}, which its pattern ${patternName} asks for`
    if (found > most)
      return `has ${found} times an ${role}, which its pattern ${patternName} allows ${most === 0 ? 'never' : 'once'}`
  }
  return undefined
}
