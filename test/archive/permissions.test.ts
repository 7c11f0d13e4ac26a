import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedger, loadOrCreateSigningKey, verifyLedgerIn } from '../../src/audit/index.ts'
import { openConstitutionalAuthority, type PermissionInput } from '../../src/governance/index.ts'
import {
  ADA,
  openGoverned,
  person,
  withClerks,
  type Governed,
} from '../governance/support/open-governed.ts'
import { openTestRegistry } from '../registry/support/test-registry.ts'
import { archiveOf, restoreInto } from './archive-fixture.ts'

const BO = person('bo')
const SUBJECT = 'service:payments/orders'

let governed: Governed
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-archive-'))
  governed = await openGoverned('holacracy', { 'payments/orders': 'anchor-lead' })
  await withClerks(governed)
})
afterEach(async () => {
  await governed.close()
  rmSync(folder, { recursive: true })
})

const give = (changes: Partial<PermissionInput>) =>
  governed.governance.permissions.request(ADA, {
    ...{ kind: 'give', action: 'service.update', subject: SUBJECT, reason: 'It is out of date.' },
    ...changes,
  })

test('permissions are restored to the same bytes, and what was used up or in use is so there', async () => {
  const { store, authority } = governed
  const { registry, ...opened } = await openTestRegistry(store, authority)
  opened.pass(21)
  await registry.domains.put(ADA, 'payments', { title: 'Payments' })
  await registry.services.register(ADA, {
    ...{ domain: 'payments', name: 'orders', title: 'Orders', owner: 'anchor-lead' },
  })
  const used = await give({ person: 'bo' })
  await registry.services.update(BO, 'payments/orders', { title: 'Order handling' }, 1)
  const ofRole = await give({
    action: 'plan.put',
    subject: 'version:payments/orders@1.0.0',
    forRole: 'clerk',
  })
  const [updated] = (await opened.events()).filter(({ action }) => action === 'service.updated')
  // Two servers died: one behind its write, whose event there is, the other before it.
  const written = await give({ action: 'service.move', person: 'cy' })
  const unwritten = await give({ action: 'service.offer', person: 'cy' })
  const at = opened.clock()
  await authority.take?.(written.id, updated?.id ?? '', at)
  await authority.take?.(unwritten.id, 'never-written', at)

  const signingKey = await loadOrCreateSigningKey(join(folder, 'signing-key.pem'))
  const ledger = await createLedger({ store, clock: opened.clock, signingKey })
  const archive = await archiveOf(store, () => ledger.seal())
  const { store: restored } = await restoreInto(folder, archive)
  expect(Buffer.compare(await archiveOf(restored), archive)).toBe(0)
  expect(await verifyLedgerIn(restored)).toEqual(await ledger.verify())

  const there = await openConstitutionalAuthority(restored)
  const later = new Date(at.getTime() + 3_600_000)
  const permissionOf = async (
    action: 'plan.put' | 'service.move' | 'service.offer' | 'service.update',
    actor: string,
  ) => {
    const subject = action === 'plan.put' ? 'version:payments/orders@1.0.0' : SUBJECT
    const thing = { subject, domain: 'payments', role: 'anchor-lead' }
    return (await there.decide({ actor: person(actor), action, thing, at: later })).permission
  }
  expect(await permissionOf('service.update', 'bo')).toBeUndefined()
  expect(await permissionOf('plan.put', 'bo')).toBe(ofRole.id)
  expect(await permissionOf('service.move', 'cy')).toBeUndefined()
  expect(await permissionOf('service.offer', 'cy')).toBe(unwritten.id)
  expect(await governed.governance.permissions.get(used.id)).toMatchObject({
    ...{ state: 'used', use: { event: updated?.id } },
  })
  await restored.close()
})
