import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { mongodbUri } from '../store/mongo/mongo-place.ts'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'
import { openLink, type Link } from './support/link.ts'
import { assertNothingLost, assertReadable } from './support/nothing-lost.ts'
import { signIn, type Registrant } from './support/registrant.ts'

const describeWithServer = mongodbUri === undefined ? describe.skip : describe

describeWithServer('servers on MongoDB (needs a server in MONGODB_URI)', () => {
  const server = new URL(mongodbUri ?? 'mongodb://127.0.0.1:27017')
  const running: RegistryProcess[] = []
  let database: string
  let folder: string
  let link: Link

  beforeEach(async () => {
    database = `concordat-test-${randomUUID().slice(0, 18)}`
    folder = await mkdtemp(path.join(tmpdir(), 'concordat-nodes-'))
    link = await openLink(server.hostname, Number(server.port || 27_017))
  })

  afterEach(async () => {
    link.mend()
    for (const node of running.splice(0)) await node.stop()
    await link.close()
    const connection = await mongoose
      .createConnection(server.href, { dbName: database })
      .asPromise()
    await connection.dropDatabase()
    await connection.close()
    await rm(folder, { recursive: true })
  })

  /** Directly, since a replica set names its own addresses, and the link would be passed by. */
  async function start(data: string): Promise<RegistryProcess> {
    const uri = `mongodb://${link.address}/${database}?directConnection=true`
    const environment = { CONCORDAT_DATA: path.join(folder, data), MONGODB_URI: uri }
    const node = await startRegistry(environment, '--empty')
    running.push(node)
    return node
  }

  /** Two servers on the database, each with its own folder, as on machines of their own. */
  async function startTwo(): Promise<{
    nodes: readonly RegistryProcess[]
    registrant: Registrant
  }> {
    const one = await start('one')
    // They sign with one key: an operator gives it to all nodes.
    await cp(path.join(folder, 'one'), path.join(folder, 'two'), { recursive: true })
    const two = await start('two')
    return { nodes: [one, two], registrant: await signIn(one.url, one.password ?? '') }
  }

  it('answers 503 with Retry-After while MongoDB is gone, and is well when it is back', async () => {
    const node = await start('one')
    const registrant = await signIn(node.url, node.password ?? '')
    expect(await registrant.register([1, 2], 2)).toEqual([])
    link.cut()
    const statuses = await Promise.all([
      registrant.ask('GET', '/services'),
      registrant.ask('GET', '/services/stream/service-1/versions/1.0.0/content'),
      registrant.ask('POST', '/services', { domain: 'stream', name: 'lost', title: 'Lost' }),
      fetch(`${node.url}/readyz`),
    ])
    for (const answer of statuses) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200)
    link.mend()
    expect(await registrant.register([3, 4], 2)).toEqual([])
    expect((await fetch(`${node.url}/readyz`)).status).toBe(200)
    await assertNothingLost(registrant)
    await assertReadable(registrant, [1, 2, 3, 4])
  }, 120_000)

  it('lets one of 200 writers on two nodes win each revision, and tells the others', async () => {
    const { nodes, registrant } = await startTwo()
    expect(await registrant.register([1], 1)).toEqual([])
    const wins: string[] = []
    for (let revision = 1; revision <= 2; revision += 1) {
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, writer) => {
          const node = nodes[writer % nodes.length]
          const title = `By ${writer} at ${revision}`
          const answer = await fetch(`${node?.url ?? ''}/api/v1/services/stream/service-1`, {
            method: 'PATCH',
            headers: {
              authorization: registrant.authorization,
              'content-type': 'application/json',
              'if-match': `"${revision}"`,
            },
            body: JSON.stringify({ title }),
          })
          await answer.arrayBuffer()
          if (answer.ok) wins.push(title)
          return answer.status
        }),
      )
      expect(answers.filter((status) => status === 200)).toEqual([200])
      expect(answers.filter((status) => status === 412)).toHaveLength(199)
      for (const { url } of nodes) {
        const shown = await fetch(`${url}/api/v1/services/stream/service-1`)
        expect(await shown.json()).toMatchObject({ title: wins.at(-1), revision: revision + 1 })
      }
    }
  }, 180_000)

  it('relays each event once, and shows on one node at once what the other has written', async () => {
    const { nodes, registrant } = await startTwo()
    for (let number = 0; number < 4; number += 1) {
      registrant.url = nodes[number % 2]?.url ?? ''
      expect(await registrant.register([number], 1)).toEqual([])
      registrant.url = nodes[(number + 1) % 2]?.url ?? ''
      await assertReadable(registrant, [number])
    }
    const half = [0, 1].map((parity) =>
      Array.from({ length: 6 }, (_, index) => 100 + 2 * index + parity),
    )
    const others = await signIn(nodes[1]?.url ?? '', nodes[0]?.password ?? '')
    registrant.url = nodes[0]?.url ?? ''
    expect(await registrant.register(half[0] ?? [], 4)).toEqual([])
    expect(await others.register(half[1] ?? [], 4)).toEqual([])
    for (const { url } of nodes) {
      registrant.url = url
      await assertNothingLost(registrant)
    }
  }, 180_000)
})
