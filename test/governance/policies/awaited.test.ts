import { createAwaited } from '../../../src/governance/policies/awaited.ts'

const PATIENCE = 20 // milliseconds

test('work that is done in time is handed out, and the next one to ask begins anew', async () => {
  const awaited = createAwaited<number>(5)
  let begun = 0
  const work = (): Promise<number> => Promise.resolve((begun += 1))
  expect(await awaited('a', 60_000, work)).toBe(1)
  expect(await awaited('a', 60_000, work)).toBe(2)
})

test('work that takes longer goes on, and its result waits for whoever asks next', async () => {
  const awaited = createAwaited<string>(5)
  let end: (result: string) => void = () => undefined
  let begun = 0
  const work = (): Promise<string> => {
    begun += 1
    return new Promise((resolve) => (end = resolve))
  }
  expect(await awaited('a', PATIENCE, work)).toBeUndefined()
  // Nobody else waits for as long.
  expect(await awaited('a', 60_000, work)).toBeUndefined()
  end('done')
  expect(await awaited('a', PATIENCE, work)).toBe('done')
  expect(begun).toBe(1)
})

test('work that fails late is told to whoever asks next', async () => {
  const awaited = createAwaited<string>(5)
  let fail: (error: Error) => void = () => undefined
  const work = (): Promise<string> => new Promise((_, reject) => (fail = reject))
  expect(await awaited('a', PATIENCE, work)).toBeUndefined()
  fail(new Error('It broke.'))
  await expect(awaited('a', PATIENCE, work)).rejects.toThrow('It broke.')
})

test('what was begun first is forgotten first', async () => {
  const awaited = createAwaited<string>(2)
  let begun = 0
  const work = (): Promise<string> => {
    begun += 1
    return new Promise(() => undefined)
  }
  for (const key of ['a', 'b', 'c']) await awaited(key, PATIENCE, work)
  await awaited('c', PATIENCE, work)
  expect(begun).toBe(3)
  await awaited('a', PATIENCE, work)
  expect(begun).toBe(4)
})
