import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import type { CircleEvidence } from '../../../src/maturity/facts/fact.ts'
import type { FactReader } from '../../../src/maturity/facts/fact-reader.ts'
import { createTally, type Row } from '../../../src/maturity/facts/tally.ts'
import { watchTargets } from '../../../src/maturity/targets/watch-targets.ts'
import {
  targetProgress,
  type MaturityTarget,
} from '../../../src/maturity/targets/target-progress.ts'

const at = new Date('2027-06-30T12:00:00Z')
const definitions = [...FACTS.values()]

/** Every scope has 6 of 10 services with an owner, and too few subscriptions to say anything. */
const reader = {
  readMany: (scopes: readonly object[]) =>
    Promise.resolve(
      scopes.map((scope) => {
        const rows: Row[] = [
          ['owner_share', 0, '', 6, 10, 4],
          ['sla_share', 0, '', 1, 1, 0],
        ]
        return { at, figures: createTally(rows).figures(definitions, { at, scope }) }
      }),
    ),
} as unknown as FactReader

const target = (more: Partial<MaturityTarget>): MaturityTarget => ({
  id: 'owned',
  title: 'Services are owned',
  fact: 'owner_share',
  by: '2027-06-30',
  ...more,
})
const circle = (targets: MaturityTarget[], more: object = {}): CircleEvidence => ({
  ...{ id: 'sales', title: 'Sales', purpose: 'Sells.', policies: [], roles: [] },
  targets,
  ...more,
})

test.each([
  ['reached to the letter', { atLeast: 0.6 }, 'met'],
  ['missed by a little, on its day', { atLeast: 0.61 }, 'missed'],
  ['missed by a little, the day before', { atLeast: 0.61, by: '2027-07-01' }, 'open'],
  ['at most as much as there is', { atMost: 0.6 }, 'met'],
  ['at most less', { atMost: 0.5 }, 'missed'],
  ['of a figure over too few items', { fact: 'sla_share', atLeast: 0.1 }, 'unknown'],
  ['of what nobody counts', { fact: 'happiness', atLeast: 1 }, 'unknown'],
] as const)('a target that is %s', async (_case, more, state) => {
  const [progress] = await targetProgress(reader, [circle([target(more)])], undefined)
  expect(progress).toMatchObject({ circle: 'sales', state })
})

test('a circle sees its own targets and those of the circles in it, the nearest day first', async () => {
  const circles = [
    circle([target({ id: 'later', atLeast: 1, by: '2028-01-01' })]),
    circle([target({ id: 'sooner', atLeast: 1 })], { id: 'retail', parent: 'sales' }),
    circle([target({ id: 'other', atLeast: 1 })], { id: 'logistics' }),
  ]
  const progress = await targetProgress(reader, circles, 'sales')
  expect(progress.map(({ id }) => id)).toEqual(['sooner', 'later'])
})

test('a target that is missed becomes a tension of its circle, and one that is met closes its own', async () => {
  const raised: unknown[] = []
  const closing: unknown[] = []
  const tensions = {
    raise: (found: unknown) => {
      raised.push(found)
      return Promise.resolve({} as never)
    },
    proposeClosure: (...said: readonly string[]) => {
      closing.push(said)
      return Promise.resolve()
    },
  }
  const targets = [target({ atLeast: 0.9 }), target({ id: 'met', atLeast: 0.5 })]
  const missed = await watchTargets(
    tensions,
    await targetProgress(reader, [circle(targets)], undefined),
  )
  expect(missed).toBe(1)
  expect(raised).toMatchObject([
    {
      key: 'target:sales/owned',
      subject: 'circle:sales',
      now: 'Services with an owner: 6 of 10 (60%) for the circle sales, whose target "Services are owned" was to be met by 2027-06-30.',
    },
  ])
  expect(closing).toEqual([
    ['target:sales/met', 'Services with an owner: 6 of 10 (60%); wanted is at least 50%.'],
  ])
})
