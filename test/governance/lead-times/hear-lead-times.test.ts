import type { LedgerEntry } from '../../../src/audit/index.ts'
import { hearLeadTimes } from '../../../src/governance/lead-times/hear-lead-times.ts'
import { LEAD_TIMES } from '../../../src/governance/lead-times/lead-time-documents.ts'
import { openSqliteStore } from '../../../src/store/index.ts'

test('a version that passes ends the findings of any number of earlier versions', async () => {
  const store = await openSqliteStore({ path: ':memory:' })
  const leadTimes = await store.collection(LEAD_TIMES)
  const began = { action: 'version.registered', sequence: 1, at: '2027-01-01T00:00:00.000Z' }
  for (let number = 0; number < 12; number++) {
    await leadTimes.insert(
      `finding-to-fixed/payments/orders/${number}`,
      {
        ...{ kind: 'finding-to-fixed', subject: `version:payments/orders@1.${number}.0` },
        ...{ domain: 'payments', began, open: true },
      },
      [],
    )
  }
  const entry = {
    ...{ action: 'version.registered', subject: 'version:payments/orders@1.11.0', sequence: 2 },
    ...{ at: '2027-01-02T00:00:00.000Z', change: { verdict: 'pass' } },
  } as unknown as LedgerEntry
  await hearLeadTimes({ leadTimes, isInService: () => false }, entry)
  const open = { kind: { eq: 'finding-to-fixed' }, open: { eq: true } }
  const where = { ...open, subject: { prefix: 'version:payments/orders@' } }
  expect(await leadTimes.count(where)).toBe(0)
  await store.close()
})
