import { mkdtemp, readFile, rm, stat, writeFile, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import {
  backUpSqliteStore,
  makeSqliteStore,
  openSqliteStore,
  restoreSqliteStore,
  type Store,
} from '../../../src/store/index.ts'
import { event, problem, thing, THINGS } from '../contract/place.ts'

let folder: string
let path: string
let backup: string
const opened: Store[] = []

async function open(file: string): Promise<Store> {
  const store = await openSqliteStore({ path: file })
  opened.push(store)
  return store
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-backup-'))
  path = join(folder, 'concordat.sqlite')
  backup = join(folder, 'backup.sqlite')
})

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  await rm(folder, { recursive: true })
})

it('a backup holds every write that was acknowledged before it, and is made while others write', async () => {
  const store = await open(path)
  const things = await store.collection(THINGS)
  await things.insert('before', thing('before', { tags: ['x'] }), [event('e1')])
  const digest = await store.contents.put(Buffer.from('content'))
  const state = { isDone: false }
  const writing = (async () => {
    for (let number = 0; !state.isDone; number += 1)
      await things.insert(`during-${number}`, thing(`during-${number}`), [])
  })()
  await backUpSqliteStore(path, backup)
  state.isDone = true
  await writing

  expect((await stat(backup)).mode & 0o777).toBe(0o600)
  const restored = join(folder, 'restored', 'concordat.sqlite')
  await expect(restoreSqliteStore(backup, restored)).rejects.toThrow(/check its folder/)
  const target = join(folder, 'restored.sqlite')
  await restoreSqliteStore(backup, target)
  expect((await stat(target)).mode & 0o777).toBe(0o600)
  const again = await open(target)
  const found = await again.collection(THINGS)
  expect((await found.get('before'))?.value.tags).toEqual(['x'])
  expect(await found.count({ tags: { eq: 'x' } })).toBe(1)
  expect(await again.outbox.pending(10)).toEqual([event('e1')])
  expect(Buffer.from((await again.contents.get(digest)) ?? []).toString()).toBe('content')
  await expect(found.insert('before', thing('other'), [])).rejects.toMatchObject(
    problem('duplicate-key', 'id'),
  )
  const left = (await readdir(folder)).filter((name) => /-\w{12}/.test(name))
  expect(left).toEqual([])
})

it('a backup takes no other file away, and is not made of nothing', async () => {
  await expect(backUpSqliteStore(path, backup)).rejects.toThrow(/no data file/)
  await (await open(path)).ping()
  await writeFile(backup, 'mine')
  await expect(backUpSqliteStore(path, backup)).rejects.toThrow(/exists already/)
  expect(await readFile(backup, 'utf8')).toBe('mine')
  expect((await readdir(folder)).filter((name) => name.startsWith('backup'))).toEqual([
    'backup.sqlite',
  ])
})

it('a backup is not restored over data, nor when it is none, damaged or of a newer version', async () => {
  await (await (await open(path)).collection(THINGS)).insert('a', thing('one'), [])
  await backUpSqliteStore(path, backup)
  await expect(restoreSqliteStore(backup, path)).rejects.toThrow(/is there already/)

  const target = join(folder, 'target.sqlite')
  await writeFile(`${target}-wal`, '')
  await expect(restoreSqliteStore(backup, target)).rejects.toThrow(/-wal is there already/)
  await rm(`${target}-wal`)

  await writeFile(`${backup}-wal`, 'what a crash left behind')
  await expect(restoreSqliteStore(backup, target)).rejects.toThrow(/-wal holds changes that are/)
  await rm(`${backup}-wal`)

  const other = join(folder, 'other')
  await expect(restoreSqliteStore(other, target)).rejects.toThrow(/no backup .*other/)
  await writeFile(other, '')
  await expect(restoreSqliteStore(other, target)).rejects.toThrow(/other is no backup/)
  await writeFile(other, 'Dear diary, '.repeat(1000))
  await expect(restoreSqliteStore(other, target)).rejects.toThrow(/other is no data file/)
  const damaged = await readFile(backup)
  damaged.fill(0xa5, 4096 * 2, 4096 * 4)
  await writeFile(other, damaged)
  await expect(restoreSqliteStore(other, target)).rejects.toThrow(/other is damaged/)

  const database = new Database(backup)
  database.exec('PRAGMA user_version = 99')
  database.close()
  await expect(restoreSqliteStore(backup, target)).rejects.toMatchObject(problem('newer-schema'))
  expect((await readdir(folder)).filter((name) => name.startsWith('target'))).toEqual([])
})

it('a backup leaves the file as it is, and is refused of one that holds no data', async () => {
  await writeFile(path, '')
  await expect(backUpSqliteStore(path, backup)).rejects.toMatchObject(problem('unavailable'))
  expect((await stat(path)).size).toBe(0)
})

it('a snapshot shows the moment at which it was taken, while the store is written', async () => {
  const store = await open(path)
  const things = await store.collection(THINGS)
  await things.insert('before', thing('before'), [event('e1')])
  const moment = await store.snapshot()
  if (moment === undefined) throw new Error('no snapshot')
  await things.insert('after', thing('after'), [event('e2')])
  await things.replace('before', 1, thing('changed'), [])
  const seen = await moment.collection(THINGS)
  expect((await seen.find()).items.map(({ id, revision }) => [id, revision])).toEqual([
    ['before', 1],
  ])
  expect(await moment.outbox.pending(10)).toEqual([event('e1')])
  await moment.close()
  expect(await things.count()).toBe(2)
  const inMemory = await open(':memory:')
  expect(await inMemory.snapshot()).toBeUndefined()
})

it('a data file made from writes is there only when all of them are', async () => {
  const failing = makeSqliteStore(path, async (make) => {
    await (await make()).contents.put(Buffer.from('half'))
    throw new Error('broken off')
  })
  await expect(failing).rejects.toThrow('broken off')
  expect(await readdir(folder)).toEqual([])
  await makeSqliteStore(path, async (make) => (await make()).contents.put(Buffer.from('whole')))
  expect(await readdir(folder)).toEqual(['concordat.sqlite'])
  await expect(makeSqliteStore(path, (make) => make())).rejects.toThrow(/is there already/)
})
