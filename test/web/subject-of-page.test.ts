import { subjectOfPage } from '../../src/web/shell/subject-of-page.ts'

test.each([
  ['/services/payments~cards/orders', '', 'service:payments/cards/orders'],
  ['/services/payments/orders/versions/1.2.0/findings', '', 'version:payments/orders@1.2.0'],
  ['/domains/payments~cards/change', '', 'domain:payments/cards'],
  ['/', '?domain=payments', 'domain:payments'],
  ['/', '', 'page:/'],
  ['/roles/anchor-lead', '?on=2026-11-22', 'role:anchor-lead'],
  ['/circles', '?in=payments', 'circle:payments'],
  ['/circles', '', 'constitution'],
  ['/policies/ws-i-bp-1.1', '', 'policy:ws-i-bp-1.1'],
  ['/policies/in-force/ws-i-bp-1.1', '', 'policy:ws-i-bp-1.1'],
  ['/tensions/t1', '', 'tension:t1'],
  ['/proposals/new', '', 'page:/proposals/new'],
  ['/proposals/p1', '', 'proposal:p1'],
  ['/ledger', '', 'page:/ledger'],
  ['/roles/%E0%A4%A', '', 'role:%E0%A4%A'],
])('somebody who senses a tension at %s%s is asked about %s', (pathname, search, subject) => {
  expect(subjectOfPage(pathname, search)).toBe(subject)
})
