import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'
import { assertNothingLost } from './support/nothing-lost.ts'
import { contractOf, signIn, type Registrant } from './support/registrant.ts'

const run = promisify(execFile)
const prlimit = '/usr/bin/prlimit' // of util-linux, which Debian and Ubuntu always have

let data: string
let registry: RegistryProcess

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'concordat-full-'))
  registry = await startRegistry({ CONCORDAT_DATA: data }, '--empty')
})

afterEach(async () => {
  await registry.stop()
  await rm(data, { recursive: true })
})

/** No file of the server may grow beyond this, which is as if the disk were full. */
async function limitFiles(bytes: number | 'unlimited'): Promise<void> {
  await run(prlimit, ['--pid', String(registry.pid), `--fsize=${bytes}:unlimited`])
}

async function largestFile(): Promise<number> {
  const sizes = await Promise.all(
    ['', '-wal'].map(
      async (ending) => (await stat(path.join(data, `concordat.sqlite${ending}`))).size,
    ),
  )
  return Math.max(...sizes)
}

const itWithLimits = existsSync(prlimit) ? it : it.skip

itWithLimits(
  'a server whose disk is full says so, goes on reading, and writes again once there is room',
  async () => {
    const registrant = await signIn(registry.url, registry.password ?? '')
    expect(await registrant.register(numbers(0, 20), 4)).toEqual([])
    const large = { domain: 'stream', name: 'large', title: 'Large' }
    expect((await registrant.ask('POST', '/services', large)).status).toBe(201)

    await limitFiles((await largestFile()) + 100_000)
    expect(await registrant.register(numbers(20, 2_000), 4)).toEqual([503, 503, 503, 503])
    const refused = await pushUntilRefused(registrant)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({
      code: 'store-unavailable',
      detail: expect.stringMatching(
        /disk is full.*goes on by itself once that is remedied/,
      ) as string,
    })
    const kept = registrant.services.size
    expect(kept).toBeGreaterThanOrEqual(20)
    const listed = await registrant.ask('GET', '/services/stream/service-0')
    expect(listed.status).toBe(200)

    await limitFiles('unlimited')
    expect(await registrant.register(numbers(2_000, 2_020), 4)).toEqual([])
    // What was under way when the disk was full is finished within a second or two.
    const deadline = Date.now() + 20_000
    while (!(await isWhole(registrant)) && Date.now() < deadline) await sleep(200)
    await assertNothingLost(registrant)
  },
  120_000,
)

itWithLimits(
  'a server that is killed while its disk is full starts again with all that it acknowledged',
  async () => {
    const registrant = await signIn(registry.url, registry.password ?? '')
    await limitFiles((await largestFile()) + 100_000)
    expect(await registrant.register(numbers(0, 2_000), 4)).toEqual([503, 503, 503, 503])
    await registry.kill()
    registry = await startRegistry({ CONCORDAT_DATA: data }, '--empty')
    registrant.url = registry.url
    await assertNothingLost(registrant)
  },
  120_000,
)

/** The log of SQLite is written anew from its beginning now and then, so that there may be some room again. */
async function pushUntilRefused(registrant: Registrant): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const large = `${contractOf(0)}# ${randomBytes(300_000).toString('base64')}\n`
    const answer = await registrant.ask('PUT', '/services/stream/large/versions/1.0.0', large)
    if (!answer.ok || attempt === 100) return answer
    await answer.arrayBuffer()
  }
}

function isWhole(registrant: Registrant): Promise<boolean> {
  return assertNothingLost(registrant).then(
    () => true,
    () => false,
  )
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
