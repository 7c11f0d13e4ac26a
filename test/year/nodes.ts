import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { scheduleCheckpoint } from '../../src/background/checkpoint-duty.ts'
import { compose, type Concordat } from '../../src/compose.ts'
import { readConfiguration } from '../../src/configuration.ts'
import { startupConstitution } from '../../src/data-documents.ts'
import { ratifyFirstConstitution } from '../../src/governance/index.ts'
import type { EnginePool } from '../../src/engine-pool/index.ts'
import { openData } from '../../src/open-data.ts'
import { createContractEngine, type Actor } from '../../src/registry/index.ts'
import { shippedPolicy } from '../../src/shipped/policies.ts'

export type Person = Actor & { readonly kind: 'person' }

export const ADMIN: Person = { kind: 'person', id: 'admin', name: 'admin' }
const DAY = 24 * 60 * 60 * 1_000 // milliseconds
const APART = 3_000 // milliseconds between the clocks of the two servers

/** Contracts are judged in this very thread. */
const judging = createContractEngine({ version: 'test', findPolicy: shippedPolicy })
const ENGINE: EnginePool = {
  ...judging,
  background: judging,
  lint: () => Promise.reject(new Error('nobody lints here')),
  close: () => Promise.resolve(),
}

/** Two servers on one store, whose days go by as they are told. */
export interface Nodes {
  now: Date
  /** One of them, by turns, so that each reads what the other wrote. */
  any(): Concordat
  /**
   * Lets days go by: every few of them both look at once for what is due. With `isDown`, nobody does until the end.
   * @returns how many duties were performed
   */
  live(days: number, isDown?: boolean): Promise<number>
  /** Both end, and others go on from what is stored. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openNodes(): Promise<Nodes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-year-'))
  let turn = 0
  let nodes: readonly Concordat[] = []

  async function start(): Promise<void> {
    const data = await openData(readConfiguration({ CONCORDAT_DATA: folder }))
    nodes = [
      await compose(data, { clock: () => opened.now, engine: ENGINE }),
      await compose(data, {
        clock: () => new Date(opened.now.getTime() + APART),
        engine: ENGINE,
      }),
    ]
  }

  async function end(): Promise<void> {
    for (const { engine, ledger } of nodes) {
      await engine.close()
      await ledger.close()
    }
    await nodes[0]?.store.close()
  }

  /** What servers do by themselves, both at once, until nothing is left of it. */
  async function work(): Promise<number> {
    let all = 0
    let performed
    do {
      const runs = await Promise.all(nodes.map(({ registry }) => registry.duties.performDue()))
      expect(runs.map(({ failed }) => failed)).toEqual([0, 0])
      performed = runs.reduce((sum, run) => sum + run.performed, 0)
      all += performed
      if (performed > 0) continue
      for (const { registry, governance, ledger } of nodes) {
        await registry.reEvaluation.work()
        await governance.performRounds()
        await ledger.relay()
        await governance.sensing.follow()
        await scheduleCheckpoint(ledger, registry.duties)
        performed += (await registry.duties.figures()).due
      }
    } while (performed > 0)
    return all
  }

  const opened: Nodes = {
    now: new Date('2026-01-05T08:00:00.000Z'),
    any: () => {
      turn += 1
      const node = nodes[turn % nodes.length]
      if (node === undefined) throw new Error('no server runs')
      return node
    },
    async live(days, isDown = false) {
      const step = isDown ? days : 3
      let performed = 0
      for (let day = 0; day < days; day += step) {
        opened.now = new Date(opened.now.getTime() + Math.min(step, days - day) * DAY)
        performed += await work()
      }
      return performed
    },
    async restart() {
      await end()
      await start()
    },
    async close() {
      await end()
      rmSync(folder, { recursive: true })
    },
  }
  await start()
  const { store, accounts, newId, clock } = opened.any()
  await accounts.createAdministrator(ADMIN.id)
  const constitution = startupConstitution()
  await ratifyFirstConstitution({ store, clock, newId, constitution, administrator: ADMIN })
  return opened
}
