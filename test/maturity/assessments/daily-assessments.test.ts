import { scheduleDailyAssessments } from '../../../src/maturity/assessments/daily-assessments.ts'
import { MaturityError } from '../../../src/maturity/maturity-error.ts'
import type { DutyKind } from '../../../src/registry/index.ts'

const at = new Date('2026-11-24T00:00:10.000Z')

interface Opened {
  readonly scheduled: { readonly key: string; readonly dueAt: string }[]
  readonly perform: (at: Date) => Promise<string>
}

/** The duty with nothing to assess, whose facts are as they are told. */
async function open(assess: () => Promise<void>): Promise<Opened> {
  const scheduled: { key: string; dueAt: string }[] = []
  let kind: DutyKind | undefined
  await scheduleDailyAssessments({
    duties: {
      register: (one: DutyKind) => {
        kind = one
      },
      schedule: ({ key, dueAt }: { key: string; dueAt: string }) => {
        scheduled.push({ key, dueAt })
        return Promise.resolve()
      },
    } as never,
    clock: () => at,
    // eslint-disable-next-line require-yield -- nothing has a trend here
    assessAll: async function* () {
      await assess()
    },
    watchTargets: () => Promise.resolve(0),
    keep: () => Promise.resolve(),
  })
  return {
    scheduled,
    perform: (moment) =>
      kind?.perform({ permit: { at: moment } } as never) ??
      Promise.reject(new Error('No duty is registered.')),
  }
}

test('while facts are being made the assessment is put off for a minute, and made as soon as they are', async () => {
  let isMade = false
  const { scheduled, perform } = await open(() =>
    isMade ? Promise.resolve() : Promise.reject(MaturityError.factsBeingMade(1_200, 100_000)),
  )
  const first = { key: 'maturity.assess 2026-11-24', dueAt: '2026-11-24T00:00:10.000Z' }
  expect(scheduled).toEqual([first])

  expect(await perform(at)).toMatch(/^Put off for a minute\. .* 1,200 of 100,000 services so far/)
  const again = '2026-11-24T00:01:10.000Z'
  expect(scheduled).toEqual([first, { key: `maturity.assess ${again}`, dueAt: again }])

  isMade = true
  expect(await perform(new Date(again))).toBe(
    'Assessments kept for 2026-11-24: 0. Targets missed: 0.',
  )
  expect(scheduled.slice(2)).toEqual([
    { key: 'maturity.assess 2026-11-25', dueAt: '2026-11-25T00:00:00.000Z' },
  ])
})

test('what goes wrong otherwise is a failure, and the duty is tried again as others are', async () => {
  const { scheduled, perform } = await open(() => Promise.reject(new Error('The disk is full.')))
  await expect(perform(at)).rejects.toThrow('The disk is full.')
  expect(scheduled).toHaveLength(1)
})
