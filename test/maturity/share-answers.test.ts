import { shareAnswers } from '../../src/maturity/share-answers.ts'

describe('a shared answer', () => {
  let now = 0
  let asked = 0
  const find = (): Promise<number> => Promise.resolve(++asked)
  const open = (): ReturnType<typeof shareAnswers<number>> =>
    shareAnswers<number>({ clock: () => new Date(now), fresh: 100, most: 2 })
  beforeEach(() => {
    now = 0
    asked = 0
  })

  test('serves all who ask the same, until it is old', async () => {
    const share = open()
    expect(await Promise.all([share('a', find), share('a', find)])).toEqual([1, 1])
    now = 99
    expect(await share('a', find)).toBe(1)
    now = 100
    expect(await share('a', find)).toBe(2)
  })

  test('is forgotten when newer ones need the room', async () => {
    const share = open()
    for (const key of ['a', 'b', 'c']) await share(key, find)
    expect(await share('c', find)).toBe(3)
    expect(await share('a', find)).toBe(4)
  })

  test('is not kept when it could not be found', async () => {
    const share = open()
    await expect(share('a', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
    expect(await share('a', find)).toBe(1)
  })
})
