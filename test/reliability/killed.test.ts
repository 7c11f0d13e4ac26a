import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startRegistry, type RegistryProcess } from '../support/registry-process.ts'
import { assertNothingLost, assertReadable } from './support/nothing-lost.ts'
import { signIn } from './support/registrant.ts'

// `npm run bench -- kill` asks for more of both.
const registrations = Number(process.env['KILL_TEST_REGISTRATIONS'] ?? 300)
const kills = Number(process.env['KILL_TEST_KILLS'] ?? 3)
const connections = 6

let data: string
let registry: RegistryProcess

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'concordat-killed-'))
  registry = await startRegistry({ CONCORDAT_DATA: data }, '--empty')
})

afterEach(async () => {
  await registry.stop()
  await rm(data, { recursive: true })
})

it(
  `a server that is killed ${kills} times among ${registrations} registrations loses none that it acknowledged`,
  async () => {
    const registrant = await signIn(registry.url, registry.password ?? '')
    const between = Math.floor(registrations / (kills + 1))
    // A connection that is slow may be the last with a low number, so that counting does not tell which are left.
    const numbersLeft = (): number[] =>
      Array.from({ length: registrations }, (_, number) => number).filter(
        (number) => !registrant.versions.has(`stream/service-${number}@1.0.0`),
      )
    for (let kill = 1; kill <= kills; kill += 1) {
      let acknowledged = 0
      let killing: Promise<void> | undefined
      const rest = numbersLeft()
      await registrant.register(rest, connections, () => {
        acknowledged += 1
        // The other connections are in the middle of theirs.
        if (acknowledged === between) killing ??= registry.kill()
      })
      expect(acknowledged).toBeGreaterThanOrEqual(between)
      await killing
      registry = await startRegistry({ CONCORDAT_DATA: data }, '--empty')
      expect(registry.password).toBeUndefined()
      registrant.url = registry.url
      await assertNothingLost(registrant)
      await assertReadable(
        registrant,
        rest.slice(Math.max(0, acknowledged - connections), acknowledged + connections),
      )
    }
    expect(await registrant.register(numbersLeft(), connections)).toEqual([])
    await assertNothingLost(registrant)
    expect(registrant.versions.size).toBe(registrations)
    await assertReadable(registrant, Array.from({ length: registrations }).keys())
  },
  120_000 + registrations * 400,
)
