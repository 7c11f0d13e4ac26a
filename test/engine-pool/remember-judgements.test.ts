import type { ContractFile } from '../../src/contracts/index.ts'
import { rememberJudgements } from '../../src/engine-pool/index.ts'

const DAY = new Date('2026-03-01T12:00:00Z')

function files(...texts: readonly string[]): ContractFile[] {
  return texts.map((text, index) => ({ name: `${index}.yaml`, bytes: Buffer.from(text) }))
}

/** A judge that says how often it was asked. */
function remembering(bounds: { bytes?: number; largestContract?: number } = {}) {
  let asked = 0
  let now = DAY
  const lint = rememberJudgements(
    () => {
      asked += 1
      return Promise.resolve(Buffer.from(`judgement ${asked}`))
    },
    { bytes: 10_000, largestContract: 100, clock: () => now, ...bounds },
  )
  return {
    judge: async (...question: Parameters<typeof lint>) =>
      Buffer.from(await lint(...question)).toString(),
    goTo: (day: string) => {
      now = new Date(day)
    },
  }
}

test('the same contract is judged once', async () => {
  const { judge } = remembering()
  expect(await judge(files('a', 'b'), '0.yaml')).toBe('judgement 1')
  expect(await judge(files('a', 'b'), '0.yaml')).toBe('judgement 1')
})

test.each<[string, Parameters<ReturnType<typeof remembering>['judge']>]>([
  ['another content', [files('a', 'c'), '0.yaml']],
  ['contents that end elsewhere', [files('ab', ''), '0.yaml']],
  ['files in another order', [files('b', 'a'), '0.yaml']],
  ['another entry', [files('a', 'b'), '1.yaml']],
  ['policies', [files('a', 'b'), '0.yaml', ['spectral-oas']]],
  ['no policies at all', [files('a', 'b'), '0.yaml', []]],
  ['other pages of rules', [files('a', 'b'), '0.yaml', undefined, 'https://example.com/rules/']],
])('%s makes another question', async (_, other) => {
  const { judge } = remembering()
  await judge(files('a', 'b'), '0.yaml')
  expect(await judge(...other)).toBe('judgement 2')
})

test('on the next day, when waivers may have lapsed, it is judged again', async () => {
  const { judge, goTo } = remembering()
  await judge(files('a'), '0.yaml')
  goTo('2026-03-02T00:00:00Z')
  expect(await judge(files('a'), '0.yaml')).toBe('judgement 2')
})

test('what was asked for longest ago is forgotten first', async () => {
  const { judge } = remembering({ bytes: 500 })
  await judge(files('a'), '0.yaml')
  await judge(files('b'), '0.yaml')
  expect(await judge(files('a'), '0.yaml')).toBe('judgement 1')
  await judge(files('c'), '0.yaml')
  expect(await judge(files('a'), '0.yaml')).toBe('judgement 1')
  expect(await judge(files('b'), '0.yaml')).toBe('judgement 4')
})

test('a large contract is judged each time', async () => {
  const { judge } = remembering()
  const large = files('x'.repeat(101))
  expect([await judge(large, '0.yaml'), await judge(large, '0.yaml')]).toEqual([
    'judgement 1',
    'judgement 2',
  ])
})

test('a judgement that failed is not remembered', async () => {
  let asked = 0
  const lint = rememberJudgements(
    () => {
      asked += 1
      return asked === 1
        ? Promise.reject(new Error('too costly'))
        : Promise.resolve(new Uint8Array(1))
    },
    { bytes: 500, largestContract: 100, clock: () => DAY },
  )
  await expect(lint(files('a'), '0.yaml')).rejects.toThrow('too costly')
  expect(await lint(files('a'), '0.yaml')).toHaveLength(1)
})
