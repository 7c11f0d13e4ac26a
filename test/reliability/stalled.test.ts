import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { mongodbUri } from '../store/mongo/mongo-place.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'
import { openLink, type Link } from './support/link.ts'
import { assertNothingLost, assertReadable } from './support/nothing-lost.ts'
import { signIn, type Registrant } from './support/registrant.ts'

const describeWithServer = mongodbUri === undefined ? describe.skip : describe

/** A database that keeps its connections and answers nothing, as a stopped process or a hanging disk does. */
describeWithServer('a server whose MongoDB stalls (needs a server in MONGODB_URI)', () => {
  const server = new URL(mongodbUri ?? 'mongodb://127.0.0.1:27017')
  let database: string
  let folder: string
  let link: Link
  let registry: RegistryProcess
  let registrant: Registrant

  beforeEach(async () => {
    database = `concordat-test-${randomUUID().slice(0, 18)}`
    folder = await mkdtemp(path.join(tmpdir(), 'concordat-stalled-'))
    link = await openLink(server.hostname, Number(server.port || 27_017))
    registry = await start()
    registrant = await signIn(registry.url, registry.password ?? '')
    expect(await registrant.register([1, 2], 2)).toEqual([])
  }, 120_000)

  afterEach(async () => {
    link.mend()
    await registry.kill()
    await link.close()
    const connection = await mongoose
      .createConnection(server.href, { dbName: database })
      .asPromise()
    await connection.dropDatabase()
    await connection.close()
    await rm(folder, { recursive: true })
  })

  function start(): Promise<RegistryProcess> {
    const uri = `mongodb://${link.address}/${database}?directConnection=true`
    return startRegistry({ CONCORDAT_DATA: folder, MONGODB_URI: uri }, '--empty')
  }

  /** Its exit status, or `runs` when it has not ended by then. */
  function endWithin(milliseconds: number): Promise<number | string | null> {
    return Promise.race([registry.ended, sleep(milliseconds, 'runs', { ref: false })])
  }

  it('ends within ten seconds of a signal, says why, and starts again whole', async () => {
    link.stall()
    void registrant.ask('GET', '/services').catch(() => undefined)
    await sleep(1_500) // what a server does by itself waits for the store by now, too
    registry.signal('SIGTERM')
    expect(await endWithin(12_000)).toBe(3)
    expect(registry.output()).toContain('Ended without closing, which took over 9 s.')
    link.mend()
    registry = await start()
    registrant.url = registry.url
    await assertNothingLost(registrant)
    await assertReadable(registrant, [1, 2])
  }, 120_000)

  it('is told to be not ready within seconds, and answers requests within ten', async () => {
    link.stall()
    const ready = await fetch(`${registry.url}/readyz`, { signal: AbortSignal.timeout(4_000) })
    expect(ready.status).toBe(503)
    const answers = await Promise.all(
      [
        ['GET', '/services'],
        ['GET', '/audit'],
        ['GET', '/services/stream/service-1/versions/1.0.0/content'],
        ['PATCH', '/services/stream/service-1', { title: 'Other' }],
      ].map(([method = '', resource = '', body]) =>
        Promise.race([
          registrant.ask(method as string, resource as string, body, { 'if-match': '"1"' }),
          sleep(12_000),
        ]),
      ),
    )
    for (const answer of answers) {
      expect(answer?.status).toBe(503)
      expect(answer?.headers.get('retry-after')).toBe('5')
    }
    link.mend()
    expect(await registrant.register([3, 4], 2)).toEqual([])
    expect((await fetch(`${registry.url}/readyz`)).status).toBe(200)
    await assertNothingLost(registrant)
    await assertReadable(registrant, [1, 2, 3, 4])
  }, 120_000)

  it('loses nothing that it acknowledged before, while and after it stalls', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 10)
    let registered = 0
    const refusals = await registrant.register(numbers, 8, () => {
      registered += 1
      if (registered === 20) link.stall()
    })
    expect(refusals).toHaveLength(8)
    expect(new Set(refusals)).toEqual(new Set([503]))
    link.mend()
    expect(await registrant.register(numbers, 8)).toEqual([])
    // What was under way is finished within a second or two.
    const deadline = Date.now() + 20_000
    const isWhole = (): Promise<boolean> =>
      assertNothingLost(registrant).then(
        () => true,
        () => false,
      )
    while (!(await isWhole()) && Date.now() < deadline) await sleep(200)
    await assertNothingLost(registrant)
    await assertReadable(registrant, numbers)
  }, 180_000)

  it('ends at once when it is told a second time', async () => {
    link.stall()
    await sleep(1_500)
    registry.signal('SIGTERM')
    await sleep(1_000)
    registry.signal('SIGINT')
    expect(await endWithin(3_000)).toBe(130)
  }, 120_000)
})
