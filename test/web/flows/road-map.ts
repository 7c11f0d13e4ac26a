import type { Proposal, TensionList } from '../../../src/web/api/schemas.ts'
import type { Stage } from '../support/stage.ts'

const GAP = 'Roles that somebody fills'
const TARGET = `${GAP}: at least 50%`

/** Whoever is responsible takes the gaps of the road map up. */
export function roadMapFlows(stage: Stage): void {
  describe('the road map', () => {
    test('makes a gap a tension with one click, and the target of a circle with another', async () => {
      const { page, application } = stage
      await page.goto('/sign-in?next=/maturity')
      await stage.signIn(application.password)
      await page.getByRole('button', { name: `Make it a tension: ${GAP}` }).click()
      await page.getByRole('link', { name: 'It is a tension', exact: true }).waitFor()
      const { items } = await application.read<TensionList>('/tensions?subject=maturity:proactive5')
      const tension = items.find(({ now }) => now.startsWith(GAP))
      expect(tension?.evidence.map(({ text }) => text)).toContain(
        'role:treasurer: Nobody is assigned to it.',
      )

      await page.getByRole('button', { name: `Propose it as a target: ${GAP}` }).click()
      await page.getByRole('link', { name: 'It is proposed as a target of anchor' }).click()
      await page.waitForURL('**/proposals/*')
      await page.getByRole('heading', { name: TARGET, level: 1 }).waitFor()
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const proposal = await application.read<Proposal>(`/proposals/${id}`)
      expect(proposal).toMatchObject({ circle: 'anchor', tension: tension?.id })
      expect(stage.complaints).toEqual([])
    })

    test('shows the target once it is adopted, and how far it is', async () => {
      const { page, application } = stage
      await page.goto('/sign-in?next=/proposals')
      await stage.signIn(application.password)
      await page.getByRole('link', { name: TARGET }).click()
      await page.getByLabel('In words').fill('Nobody can decide while roles are empty.')
      await page.getByRole('button', { name: 'Approve or reject' }).click()
      await page.getByText('adopted', { exact: true }).waitFor()

      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Maturity' })
        .click()
      await page.getByRole('link', { name: 'Target of anchor' }).first().click()
      const target = page.getByRole('region', { name: TARGET })
      await target.getByText('On its way', { exact: true }).waitFor()
      expect(await target.getByText('is 44%', { exact: false }).innerText()).toMatch(
        /^Roles that somebody fills is 44% \(4 of 9\); wanted is at least 50% by \d{4}-\d{2}-\d{2}\.$/,
      )
      await target.getByRole('link', { name: 'Roles that somebody fills' }).click()
      await page.getByRole('dialog').getByText('role:treasurer').waitFor()
      expect(stage.complaints).toEqual([])
    })
  })
}
