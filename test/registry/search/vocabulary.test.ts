import {
  createVocabulary,
  SEARCH_WORDS,
  type Vocabulary,
  type WordList,
} from '../../../src/registry/search/vocabulary.ts'
import { openSqliteStore, type Collection, type Store } from '../../../src/store/index.ts'

const HOUR = 60 * 60 * 1_000 // milliseconds

let store: Store
let lists: Collection<WordList>
let now = Date.parse('2027-01-01T08:00:00.000Z')
let ids = 0
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  lists = await store.collection(SEARCH_WORDS)
})
afterEach(() => store.close())

const open = (collection = lists): Vocabulary =>
  createVocabulary(
    collection,
    () => new Date(now),
    () => `list-${(ids += 1)}`,
  )

/** The lists, telling how many of them were read. */
function counted(): { readonly collection: Collection<WordList>; read: number } {
  const insert: typeof lists.insert = (...document) => lists.insert(...document)
  const find: typeof lists.find = async (options) => {
    const page = await lists.find(options)
    counting.read += page.items.length
    return page
  }
  const counting = { read: 0, collection: { find, insert } as Collection<WordList> }
  return counting
}

test('what another server learns is known at the next guess', async () => {
  const [one, other] = [open(), open()]
  await one.learn(['refund'])
  expect(await other.suggest('refumd')).toEqual([{ word: 'refund', mistakes: 1 }])
  now += HOUR
  await one.learn(['voucher'])
  expect(await other.near('vouchers')).toEqual(['voucher'])
})

test('lists that were read a while ago are not read again', async () => {
  await open().learn(['refund', 'voucher'])
  const reading = counted()
  const vocabulary = open(reading.collection)
  await vocabulary.near('refund')
  expect(reading.read).toBe(1)
  now += HOUR
  await vocabulary.near('refund')
  reading.read = 0
  await vocabulary.near('refund')
  expect(reading.read).toBe(0)
})

test('what this server learnt is not read again, and what others did is, however its id sorts', async () => {
  const reading = counted()
  const vocabulary = open(reading.collection)
  await vocabulary.learn(['refund'])
  await vocabulary.learn(['parcel'])
  await lists.insert('0', { at: new Date(now).toISOString(), words: ['voucher'] }, [])
  await lists.insert('z', { at: new Date(now).toISOString(), words: ['invoice'] }, [])
  reading.read = 0
  expect(await vocabulary.near('vouchers')).toEqual(['voucher'])
  expect(reading.read).toBe(2)
  expect(await vocabulary.near('invoices')).toEqual(['invoice'])
  expect(await vocabulary.near('parcels')).toEqual(['parcel'])
})

test('what is learnt while a list is written is one list', async () => {
  const vocabulary = open()
  await vocabulary.learn(['refund'])
  const words = ['voucher', 'invoice', 'parcel', 'payment']
  await Promise.all(words.map((word) => vocabulary.learn([word])))
  const kept = (await lists.find({ sort: ['at'] })).items.map(({ value }) => value.words)
  expect(kept).toEqual([['refund'], words])
})

test('lists are merged as they become many, and no word is lost', async () => {
  const vocabulary = open()
  const words = Array.from({ length: 1_100 }, (_, number) => `word${number}`)
  for (const word of words) await vocabulary.learn([word])
  const merged = (await lists.find({ limit: 500 })).items
  expect(merged.length).toBeLessThan(500)
  expect(merged.flatMap(({ value }) => value.words).sort()).toEqual(words.sort())
  expect(await open().near('word1099')).toContain('word1099')
})

test('a word that was forgotten is not guessed any more, and the others are', async () => {
  const vocabulary = open()
  await vocabulary.learn(['refund', 'refunds', 'voucher'])
  await vocabulary.forget(new Set(['refunds']))
  expect(await vocabulary.near('refunds')).toEqual(['refund'])
  expect(await vocabulary.suggest('vouchar')).toEqual([{ word: 'voucher', mistakes: 1 }])
})
