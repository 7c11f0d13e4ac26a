import { ADA, BEN, CLEO, type Story } from './story.ts'

const ROLES = [
  ['architect', 'A picture of what there is.'],
  ['clerk', 'Records that others find.'],
  ['host', 'Newcomers who know where to begin.'],
  ['librarian', 'Contracts that others understand.'],
  ['maker', 'Services of sales that work.'],
] as const

/**
 * Distributed authority: five roles, each made by a proposal of its own that took a week. Ben and Cleo make the services of
 * sales together, so that nobody approves what they wrote themselves.
 */
export async function organise(story: Story): Promise<void> {
  const { accounts, governance, registry } = story.server.dependencies
  for (const { id } of [BEN, CLEO]) await accounts.invite(ADA, id)
  await registry.domains.put(ADA, 'sales', { title: 'Sales', owner: 'maker' })
  await governance.constitutions.ratify(ADA, {
    constitution: 'holacracy',
    reason: 'We decide together.',
  })
  for (const [role, purpose] of ROLES) {
    const domains = role === 'maker' ? ['sales'] : []
    await story.adopt(ADA, 'anchor', {
      title: `A ${role}`,
      changes: [{ kind: 'role.create', role, circle: 'anchor', title: role, purpose, domains }],
    })
  }
  for (const [role] of ROLES) await governance.circles.assign(ADA, role, { person: BEN.id })
  await governance.circles.assign(ADA, 'maker', { person: CLEO.id })
}
