import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { event, problem, thing, THINGS } from '../contract/place.ts'

let folder: string
let path: string
const opened: Store[] = []
const children: ChildProcess[] = []

async function open(file = path, patience = 5000): Promise<Store> {
  const store = await openSqliteStore({ path: file, patience })
  opened.push(store)
  return store
}

/** Changes the file behind the store's back. */
function alter(...statements: readonly string[]): void {
  const database = new Database(path)
  for (const statement of statements) database.exec(statement)
  database.close()
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-file-'))
  path = join(folder, 'concordat.sqlite')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill()
  for (const store of opened.splice(0)) await store.close()
  await rm(folder, { recursive: true })
})

describe('the data file', () => {
  it('is refused untouched when a newer version wrote it', async () => {
    await (await open()).close()
    alter('PRAGMA user_version = 99', 'CREATE TABLE news (a)', 'PRAGMA wal_checkpoint(TRUNCATE)')
    const before = await readFile(path)
    const refusal = expect(open()).rejects
    await refusal.toMatchObject(problem('newer-schema'))
    await expect(open()).rejects.toThrow(/data version 99, this one knows up to 1/)
    expect((await readFile(path)).equals(before)).toBe(true)
  })

  it('is refused untouched when it is a database of another program', async () => {
    alter('CREATE TABLE theirs (a)', 'INSERT INTO theirs VALUES (1)')
    const before = await readFile(path)
    await expect(open()).rejects.toThrow(/is a database of another program/)
    expect((await readFile(path)).equals(before)).toBe(true)
  })

  it('is refused untouched when it is no database', async () => {
    await writeFile(path, 'Dear diary, '.repeat(1000))
    await expect(open()).rejects.toMatchObject(problem('unavailable'))
    await expect(open()).rejects.toThrow(/is no data file of Concordat/)
    expect(await readFile(path, 'utf8')).toBe('Dear diary, '.repeat(1000))
  })

  it('is made with its folder, for its owner alone, and cannot be made where a file is in the way', async () => {
    await open(join(folder, 'a', 'b', 'concordat.sqlite'))
    for (const ending of ['', '-wal', '-shm'])
      expect((await stat(join(folder, 'a', 'b', `concordat.sqlite${ending}`))).mode & 0o777).toBe(
        0o600,
      )
    await writeFile(join(folder, 'file'), '')
    const blocked = open(join(folder, 'file', 'concordat.sqlite'))
    await expect(blocked).rejects.toMatchObject(problem('unavailable'))
    await mkdir(join(folder, 'directory'))
    const directory = open(join(folder, 'directory'))
    await expect(directory).rejects.toThrow(/check that its folder exists and can be written/)
  })

  it('holds every acknowledged write at the moment of a crash', async () => {
    const things = await (await open()).collection(THINGS)
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        things.insert(`t${index}`, thing(`t${index}`), [event(`e${index}`)]),
      ),
    )
    // The files as they are, without a close: what a killed process leaves.
    const left = join(folder, 'left.sqlite')
    await copyFile(path, left)
    await copyFile(`${path}-wal`, `${left}-wal`)
    const found = await open(left)
    expect(await (await found.collection(THINGS)).count()).toBe(100)
    expect(await found.outbox.pending(500)).toHaveLength(100)
  })

  it('is whole by itself after closing', async () => {
    const store = await open()
    await (await store.collection(THINGS)).insert('a', thing('one'), [])
    await store.close()
    const alone = join(folder, 'alone.sqlite')
    await copyFile(path, alone)
    expect((await stat(`${path}-wal`)).size).toBe(0)
    expect(await (await (await open(alone)).collection(THINGS)).count()).toBe(1)
  })

  it('that another process has locked is waited for, and then reported', async () => {
    const patient = await (await open()).collection(THINGS)
    const hasty = await (await open(path, 100)).collection(THINGS)
    const script = `
      const Database = require('libsql')
      const database = new Database(${JSON.stringify(path)})
      database.exec('BEGIN IMMEDIATE')
      console.log('locked')
      process.stdin.on('data', () => { database.exec('COMMIT'); process.exit() })`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] })
    children.push(child)
    await once(child.stdout, 'data')
    const waiting = patient.insert('a', thing('a'), [])
    await expect(hasty.insert('b', thing('b'), [])).rejects.toMatchObject(problem('unavailable'))
    await expect(hasty.insert('b', thing('b'), [])).rejects.toThrow(/locked by another process/)
    expect(await hasty.get('a')).toBeUndefined()
    child.stdin.write('go on')
    await once(child, 'exit')
    expect((await waiting).revision).toBe(1)
    expect((await hasty.get('a'))?.value.name).toBe('a')
  })

  it('keeps contents compressed, and notices when they were damaged', async () => {
    const store = await open()
    const text = Buffer.from('<part name="parameters" element="tns:order"/>\n'.repeat(10_000))
    const digest = await store.contents.put(text)
    const database = new Database(path)
    const row = database.prepare('SELECT length(bytes) AS length FROM _content').get() as {
      length: number
    }
    expect(row.length).toBeLessThan(text.length / 100)
    const other = Buffer.from('other')
    const plain = await store.contents.put(other)
    database.exec(`UPDATE _content SET bytes = x'6f7468657a' WHERE digest = '${plain}'`)
    database.exec(`UPDATE _content SET bytes = x'00ff00ff' WHERE digest = '${digest}'`)
    database.close()
    await expect(store.contents.get(plain)).rejects.toMatchObject(problem('unavailable', plain))
    await expect(store.contents.get(digest)).rejects.toMatchObject(problem('unavailable', digest))
  })

  it('tells of a document that was damaged', async () => {
    const things = await (await open()).collection({ ...THINGS, indexes: [] })
    await things.insert('a', thing('one'), [])
    alter(`UPDATE things SET body = '{"name":'`)
    await expect(things.get('a')).rejects.toThrow(/"a" in "things" is damaged/)
  })

  it('may be in memory, each its own', async () => {
    const one = await (await open(':memory:')).collection(THINGS)
    const other = await (await open(':memory:')).collection(THINGS)
    await one.insert('a', thing('one'), [])
    expect([await one.count(), await other.count()]).toEqual([1, 0])
  })
})
