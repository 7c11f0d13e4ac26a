import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  DEFAULT_LIMITS,
  decodeSource,
  parseXml,
  resolvePointer,
  type Contract,
} from '../../../../src/contracts/index.ts'
import type { MessageLog } from '../../../../src/messages/index.ts'
import { packageRoot } from '../../../../src/package-root.ts'
import { lintContract, RULES, type Finding, type RuleExample } from '../../../../src/rules/index.ts'
import { exampleContract, exampleMessages } from '../../../support/example-contracts.ts'

const MESSAGE_RULES = RULES.filter(({ family }) => family === 'message')

interface Judged {
  readonly contract: Contract
  readonly log: MessageLog
  readonly findings: readonly Finding[]
  readonly assertion: string | undefined
  readonly notEvaluated: readonly unknown[]
}

/** What one rule makes of an example, without its prerequisites. */
async function judge(rule: (typeof RULES)[number], example: RuleExample): Promise<Judged> {
  const contract = await exampleContract(example)
  const log = exampleMessages(example)
  if (log === undefined) throw new Error(`An example of ${rule.id} has no messages.`)
  const { id, severity } = rule
  const pack = {
    id: 'one-rule',
    version: '1.0.0',
    title: id,
    description: id,
    formats: [contract.format],
    includes: [],
    rules: [{ id, severity }],
  }
  const options = { source: example.contract, packs: [pack], assertions: true, messages: log }
  const { findings, assertions, policies } = await lintContract(contract, options)
  const notEvaluated = policies.flatMap((policy) => policy.notEvaluated)
  return { contract, log, findings, assertion: assertions?.['one-rule']?.[id], notEvaluated }
}

describe.each(MESSAGE_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const kept = rule.examples.filter(({ at }) => at === undefined)
  const broken = rule.examples.filter(({ at }) => at !== undefined)

  test('has messages that keep it and messages that break it', () => {
    expect(kept.length).toBeGreaterThan(0)
    expect(broken.length).toBeGreaterThan(0)
  })

  test('applies to what keeps it, and finds nothing there', async () => {
    for (const example of kept) {
      const { findings, assertion, notEvaluated } = await judge(rule, example)
      expect(findings).toEqual([])
      expect(notEvaluated).toEqual([])
      expect(assertion).toBe(rule.informational === true ? 'notApplicable' : 'passed')
    }
  })

  test('is broken at the places that its examples name, within the log', async () => {
    for (const example of broken) {
      const { log, findings, assertion } = await judge(rule, example)
      expect(findings.map(({ location }) => location.pointer)).toContain(example.at)
      expect(findings.map(({ location }) => location.file)).toEqual(findings.map(() => log.file))
      if (rule.informational) expect(assertion).toBe('passed')
      else expect(assertion).toBe(rule.severity === 'error' ? 'failed' : 'warning')
    }
  })

  test('names the message in its findings, and fills every placeholder', async () => {
    for (const example of broken) {
      const { findings } = await judge(rule, example)
      for (const { message } of findings) {
        expect(message).toMatch(/^(?:Request|Response) \d+: /)
        expect(message).not.toMatch(/\{\w+\}/)
      }
    }
  })
})

test('pointers of findings resolve in the log', () => {
  const example = MESSAGE_RULES.find(({ id }) => id === 'BP1601')?.examples.at(-1)
  if (example?.messages === undefined) throw new Error('The rule has no such example.')
  const name = path.join(packageRoot, 'specs/examples/messages', example.messages)
  const log = parseXml(decodeSource({ name, bytes: readFileSync(name) }), DEFAULT_LIMITS)
  for (const { examples } of MESSAGE_RULES) {
    for (const { at, messages } of examples) {
      if (at !== undefined && messages === example.messages) {
        expect(resolvePointer(log, at)).toBeDefined()
      }
    }
  }
})
