import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { createLedger, loadOrCreateSigningKey } from '../../../src/audit/index.ts'
import { RegistryError, type TransitionDecision } from '../../../src/registry/index.ts'
import { ANNA, type TestRegistry } from '../support/test-registry.ts'
import { checkAllowed, checkPassage, checkRecord, checkRefusal, checkStanding } from './laws.ts'
import { steps, take, type Step } from './steps.ts'
import { decisionsOf, openWorld, pictureOf, PROVIDERS } from './world.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-machines-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Takes a step and holds what came of it against the laws. @returns the transitions that were taken */
async function live(step: Step, opened: TestRegistry): Promise<readonly TransitionDecision[]> {
  const before = await pictureOf(opened)
  const known = await decisionsOf(opened)
  const noticeDays = opened.noticeDays ?? 90
  let refusal: RegistryError | undefined
  try {
    await take(step, opened)
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error
    refusal = error
    checkRefusal(error)
  }
  const after = await pictureOf(opened)
  const decisions = [...(await decisionsOf(opened)).values()].filter(({ id }) => !known.has(id))
  const allowed = decisions.filter((decision) => decision.allowed)
  if (refusal !== undefined && step.kind !== 'prepare') expect(after).toEqual(before)
  if (decisions.length > 0 && allowed.length === 0) expect(after).toEqual(before)
  checkPassage({ before, after, decisions })
  checkStanding(after)
  for (const decision of decisions) await checkRecord(opened, decision)
  for (const decision of allowed) checkAllowed({ before, after }, decision, noticeDays)
  return allowed
}

test('all machines run side by side, and whatever happens the laws hold after every step', async () => {
  const moved = new Set<string>()
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const opened = await openWorld()
      try {
        for (const step of all) {
          for (const { subject } of await live(step, opened)) moved.add(subject.split(':')[0] ?? '')
        }
        await checkLedger(opened)
        await checkNamesAreKept(opened)
      } finally {
        await opened.store.close()
      }
    }),
    { numRuns: 25 },
  )
  expect([...moved].toSorted()).toEqual(['endpoint', 'service', 'subscription', 'version'])
}, 280_000)

/** Every decision has its event, and the chain of all events is whole. */
async function checkLedger(opened: TestRegistry): Promise<void> {
  const events = await opened.events()
  const told = new Set(
    events.flatMap(({ change }) => {
      const { decision } = (change ?? {}) as { readonly decision?: unknown }
      return typeof decision === 'string' ? [decision] : []
    }),
  )
  for (const id of (await decisionsOf(opened)).keys()) expect(told).toContain(id)
  const signingKey = await loadOrCreateSigningKey(path.join(folder, 'key.pem'))
  const ledger = await createLedger({ store: opened.store, clock: opened.clock, signingKey })
  await ledger.relay()
  expect(await ledger.verify()).toMatchObject({ ok: true, entries: events.length })
}

async function checkNamesAreKept({ registry }: TestRegistry): Promise<void> {
  for (const id of PROVIDERS) {
    const [domain = '', name = ''] = id.split('/')
    const again = registry.services.register(ANNA, { domain, name, title: 'Another' })
    await expect(again).rejects.toMatchObject({ code: 'service-exists' })
  }
}
