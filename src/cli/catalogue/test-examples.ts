import { lintContract, type RuleExample, type Severity } from '../../rules/index.ts'
import { exampleContract, exampleDiscovery, exampleMessages } from './example-contract.ts'
import type { RuleEntry } from './rule-entry.ts'

/** An example that does not show what it says. */
export interface FailedExample {
  readonly rule: string
  readonly contract: string
  readonly why: string
}

/** Judges every example of a rule by that rule alone: what keeps it and what breaks it. */
export async function failedExamples({
  id,
  examples,
  severity,
}: RuleEntry): Promise<readonly FailedExample[]> {
  const failed: FailedExample[] = []
  for (const example of examples) {
    const why = await whyFailed(id, severity, example)
    if (why !== undefined) failed.push({ rule: id, contract: example.contract, why })
  }
  return failed
}

async function whyFailed(
  id: string,
  severity: Severity,
  example: RuleExample,
): Promise<string | undefined> {
  const contract = await exampleContract(example)
  const messages = exampleMessages(example)
  const discovery = exampleDiscovery(example)
  const pack = {
    id: 'examples',
    version: '0.0.0',
    title: id,
    description: id,
    formats: [contract.format],
    includes: [],
    rules: [{ id, severity }],
  }
  const { findings, policies } = await lintContract(contract, {
    source: example.contract,
    packs: [pack],
    ...(messages !== undefined && { messages }),
    ...(discovery !== undefined && { discovery: { exports: [discovery] } }),
  })
  const places = findings.map(({ location }) => location.pointer)
  // A rule about what is missing finds it, and leaves open what it would have looked at there.
  if (example.at !== undefined && places.includes(example.at)) return undefined
  const [open] = policies.flatMap(({ notEvaluated }) => notEvaluated)
  if (open !== undefined) return `it could not be judged: ${open.reason}`
  if (example.at === undefined) {
    const [place] = places
    return place === undefined ? undefined : `there is a finding at ${named(place)}`
  }
  return `there is no finding at ${named(example.at)}`
}

function named(pointer: string): string {
  return pointer === '' ? 'the root' : pointer
}
