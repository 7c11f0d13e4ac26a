import type { Problem, Rule, RuleContext } from '../../src/rules/rule.ts'
import { RuleRun } from '../../src/rules/rule-run.ts'

const context = {} as RuleContext<unknown>
const place = { file: 'a.wsdl', pointer: '/definitions', line: 1, column: 1 }

function ruleOf(facts: Partial<Rule>): Rule {
  return {
    id: 'test-rule',
    title: 'Require nothing',
    message: 'Something.',
    severity: 'error',
    requirements: [],
    rationale: 'For tests.',
    examples: [],
    family: 'xml',
    target: 'Contract',
    check: () => [],
    ...facts,
  }
}

/** Runs rules over the same nodes and answers each outcome by the rule's id. */
async function runOver(nodes: readonly unknown[], rules: readonly Rule[]) {
  const runs = new Map(rules.map((rule) => [rule.id, new RuleRun(rule, true)]))
  for (const node of nodes) {
    for (const run of runs.values()) await run.judge(node, context)
  }
  return new Map([...runs.values()].map((run) => [run.rule.id, run.outcome(runs)]))
}

test('a rule that finds nothing passed, and one without a node is not applicable', async () => {
  const rule = ruleOf({})
  expect((await runOver(['node'], [rule])).get('test-rule')).toEqual({
    rule,
    result: 'passed',
    problems: [],
    unjudged: [],
  })
  expect((await runOver([], [rule])).get('test-rule')?.result).toBe('notApplicable')
})

test('a rule that applies to none of its nodes is not applicable', async () => {
  const outcomes = await runOver(['node'], [ruleOf({ applies: () => false })])
  expect(outcomes.get('test-rule')?.result).toBe('notApplicable')
})

test('one violation among several nodes decides the rule', async () => {
  const rule = ruleOf({
    *check(node) {
      if (node === 'bad') yield { at: place }
    },
  })
  const outcome = (await runOver(['good', 'bad', 'good too'], [rule])).get('test-rule')
  expect(outcome?.result).toBe('violated')
  expect(outcome?.problems).toEqual([{ at: place }])
})

test('an asynchronous check counts like any other', async () => {
  const rule = ruleOf({
    async *check() {
      await Promise.resolve()
      yield { at: place }
    },
  })
  expect((await runOver(['node'], [rule])).get('test-rule')?.result).toBe('violated')
})

test('what could not be judged is undecided, with each reason once', async () => {
  const rule = ruleOf({
    *check() {
      yield { unjudged: 'types.xsd is missing' }
    },
  })
  const outcome = (await runOver(['one', 'two'], [rule])).get('test-rule')
  expect(outcome?.result).toBe('undecided')
  expect(outcome?.unjudged).toEqual(['types.xsd is missing'])
})

test('a rule that throws keeps what it found, says why it stopped, and leaves the others alone', async () => {
  const broken = ruleOf({
    id: 'broken-rule',
    *check(node) {
      yield { at: place }
      if (node === 'two') throw new Error('no such thing')
    },
  })
  const sound = ruleOf({ id: 'sound-rule' })
  const outcomes = await runOver(['one', 'two', 'three'], [broken, sound])
  expect(outcomes.get('broken-rule')).toMatchObject({
    result: 'violated',
    problems: [{ at: place }, { at: place }],
    unjudged: ['the rule stopped with an error: no such thing'],
  })
  expect(outcomes.get('sound-rule')?.result).toBe('passed')
})

test('a rule that rejects is undecided', async () => {
  const rule = ruleOf({
    // eslint-disable-next-line require-yield -- it fails before it finds anything
    async *check() {
      await Promise.resolve()
      throw new Error('no such thing')
    },
  })
  expect((await runOver(['node'], [rule])).get('test-rule')?.result).toBe('undecided')
})

describe('prerequisites', () => {
  const first = ruleOf({
    id: 'first-rule',
    *check(node) {
      if (node === 'bad') yield { at: place }
      if (node === 'unknown') yield { unjudged: 'it is missing' }
    },
  })
  const second = ruleOf({
    id: 'second-rule',
    prerequisites: ['first-rule'],
    *check() {
      yield { at: place }
    },
  })
  const third = ruleOf({ id: 'third-rule', prerequisites: ['second-rule'] })

  test('suspend the rule at the node where they do not hold, whatever the order of rules', async () => {
    for (const rules of [
      [first, second, third],
      [third, second, first],
    ]) {
      const outcomes = await runOver(['bad'], rules)
      expect(outcomes.get('second-rule')).toMatchObject({
        result: 'prereqFailed',
        problems: [],
        unjudged: ['its prerequisite first-rule does not hold'],
      })
      expect(outcomes.get('third-rule')?.result).toBe('prereqFailed')
    }
  })

  test('do not suspend the rule at other nodes', async () => {
    const outcomes = await runOver(['bad', 'good'], [first, second])
    expect(outcomes.get('second-rule')).toMatchObject({
      result: 'violated',
      problems: [{ at: place }],
    })
  })

  test('that could not be judged leave the rule undecided', async () => {
    const outcomes = await runOver(['unknown'], [first, second])
    expect(outcomes.get('second-rule')).toMatchObject({
      result: 'undecided',
      unjudged: ['its prerequisite first-rule was not evaluated'],
    })
  })

  test('that nobody asked for count as met', async () => {
    expect((await runOver(['bad'], [second])).get('second-rule')?.result).toBe('violated')
  })
})

test('absent nodes are missing input, and with a reason not evaluated', () => {
  const run = new RuleRun(ruleOf({}), false)
  run.miss(undefined)
  expect(run.outcome(new Map())).toMatchObject({ result: 'missingInput', unjudged: [] })
  run.miss('port A names the binding B, which is not defined')
  expect(run.outcome(new Map())).toMatchObject({
    result: 'missingInput',
    unjudged: ['port A names the binding B, which is not defined'],
  })
})

describe('what one rule reports is bounded', () => {
  const endless = (problem: Problem, counted: { asked: number }) =>
    function* () {
      for (;;) {
        counted.asked += 1
        yield problem
      }
    }

  test('to ten thousand problems, after which the rule is not asked further and says so', async () => {
    const counted = { asked: 0 }
    const rule = ruleOf({ check: endless({ at: place }, counted) })
    const outcome = (await runOver(['one', 'other'], [rule])).get('test-rule')
    expect(counted.asked).toBe(10_001)
    expect(outcome?.result).toBe('violated')
    expect(outcome?.problems).toHaveLength(10_000)
    expect(outcome?.unjudged).toEqual([
      'the rule found more than is reported; correct what is reported and check again',
    ])
  })

  test('to four mebi characters of pointers and data', async () => {
    const pointer = 'x'.repeat(1024 * 1024)
    const problem = { at: { ...place, pointer }, data: { name: pointer } }
    const rule = ruleOf({ check: endless(problem, { asked: 0 }) })
    expect((await runOver(['node'], [rule])).get('test-rule')?.problems).toHaveLength(2)
  })

  test('to a hundred related places of each problem', async () => {
    const related = Array.from({ length: 101 }, (_, line) => ({ ...place, line }))
    const rule = ruleOf({ check: () => [{ at: place, related }] })
    const outcome = (await runOver(['node'], [rule])).get('test-rule')
    expect(outcome?.problems[0]?.related).toEqual(related.slice(0, 100))
  })

  test('and a rule whose prerequisite was not judged at a node keeps silent about it', async () => {
    const first = ruleOf({
      id: 'first',
      check: (node) => (node === 'bad' ? endless({ at: place }, { asked: 0 })() : []),
    })
    const second = ruleOf({ id: 'second', prerequisites: ['first'], check: () => [{ at: place }] })
    const outcome = (await runOver(['bad', 'later'], [first, second])).get('second')
    expect(outcome?.problems).toEqual([])
  })
})
