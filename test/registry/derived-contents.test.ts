import { createDerivedContents, DERIVED } from '../../src/registry/derived-contents.ts'
import { StoreError, type Store } from '../../src/store/index.ts'
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts'

const CONTRACT = `sha256:${'a'.repeat(64)}`
const KEY = ['summary', '1', CONTRACT]

let store: Store

beforeEach(async () => {
  store = await SqliteStore.open({ path: ':memory:' })
})

afterEach(() => store.close())

async function open(): Promise<ReturnType<typeof createDerivedContents>> {
  return createDerivedContents(await store.collection(DERIVED), store.contents)
}

async function kept(): Promise<readonly object[]> {
  const { items } = await (await store.collection(DERIVED)).find()
  return items.map(({ value }) => value)
}

test('a short value lies in its document, and is not computed again', async () => {
  const value = { title: 'Orders', tags: ['a\u0000b'] }
  const derived = await open()
  expect(await derived.remember(KEY, () => Promise.resolve(value))).toEqual(value)
  await derived.forget([], () => Promise.resolve(true)) // waits for what is being kept
  expect(await kept()).toEqual([{ value: JSON.stringify(value), about: [CONTRACT] }])
  const again = await (await open()).remember(KEY, () => Promise.reject(new Error('again')))
  expect(again).toEqual(value)
})

test('who asks meanwhile gets the same value as a copy of their own', async () => {
  const derived = await open()
  let computed = 0
  const compute = (): Promise<{ items: string[] }> => {
    computed += 1
    return Promise.resolve({ items: ['one'] })
  }
  const [first, second] = await Promise.all([
    derived.remember(KEY, compute),
    derived.remember(KEY, compute),
  ])
  const third = await derived.remember(KEY, compute)
  expect([computed, second, third]).toEqual([1, first, first])
  expect(second).not.toBe(first)
})

test('a failure is told to all who asked meanwhile, and asked for again by the next', async () => {
  const derived = await open()
  const fail = (): Promise<never> => Promise.reject(new Error('unreadable'))
  const asked = await Promise.allSettled([derived.remember(KEY, fail), derived.remember(KEY, fail)])
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await derived.remember(KEY, () => Promise.resolve(1))).toBe(1)
})

test('a long value is a content, which is taken away with it', async () => {
  const derived = await open()
  await derived.remember(KEY, () => Promise.resolve('x'.repeat(20_000)))
  await derived.forget([], () => Promise.resolve(true)) // waits for what is being kept
  const [document] = (await (await store.collection(DERIVED)).find()).items
  const { content = '', ...rest } = document?.value ?? {}
  expect(rest).toEqual({ about: [CONTRACT] })
  expect(await store.contents.has(content)).toBe(true)
  expect(await (await open()).remember(KEY, () => Promise.resolve(''))).toHaveLength(20_000)
  await derived.forget([CONTRACT], () => Promise.resolve(false))
  expect(await store.contents.has(content)).toBe(false)
  expect(await kept()).toEqual([])
})

test('forgetting takes away what is being kept at that moment', async () => {
  const derived = await open()
  await derived.remember(KEY, () => Promise.resolve('secret'))
  await derived.forget([CONTRACT], () => Promise.resolve(false))
  expect(await kept()).toEqual([])
})

test('a value is answered though the store takes nothing, and computed again', async () => {
  const collection = await store.collection(DERIVED)
  const full = { ...collection, get: () => Promise.resolve(undefined) } as typeof collection
  full.insert = () => Promise.reject(new StoreError('unavailable', 'full'))
  const derived = createDerivedContents(full, store.contents)
  expect(await derived.remember(KEY, () => Promise.resolve(1))).toBe(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(await derived.remember(KEY, () => Promise.resolve(2))).toBe(2)
})
