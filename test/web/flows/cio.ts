import type { Assessment, Fact } from '../../../src/web/api/schemas.ts'
import { expectCount } from '../support/expect-count.ts'
import type { Stage } from '../support/stage.ts'

export function cioFlows(stage: Stage): void {
  describe('a CIO', () => {
    test('reads the same levels in the chart’s table as the API gives', async () => {
      const { items } = await stage.application.read<{ items: { id: string }[] }>('/maturity')
      const model = items[0]?.id ?? ''
      const assessment = await stage.application.read<Assessment>(`/maturity/${model}`)
      await stage.page.goto('/maturity')
      await stage.page
        .getByRole('img', { name: /^Radar chart/ })
        .locator('svg')
        .waitFor()
      const table = stage.page.getByRole('table', { name: 'Level of each dimension' })
      for (const dimension of assessment.dimensions) {
        const row = table.getByRole('row').filter({ hasText: dimension.name })
        expect(await row.getByRole('cell').innerText()).toMatch(new RegExp(`^${dimension.level} `))
      }
      expect(stage.complaints).toEqual([])
    })

    test('opens a figure down to the items that were counted, by keyboard', async () => {
      const { items } = await stage.application.read<{ items: { id: string }[] }>('/maturity')
      const assessment = await stage.application.read<Assessment>(`/maturity/${items[0]?.id ?? ''}`)
      const dimension = assessment.dimensions[0]
      const cell = dimension?.cells[0]
      const criterion = cell?.criteria[0]
      if (!dimension || !cell || !criterion) throw new Error('The model has no evidence.')
      await stage.page.goto('/maturity')
      const row = stage.page
        .getByRole('table', { name: /^Dimensions by level/ })
        .getByRole('row')
        .nth(1)
      await row.getByRole('button').first().focus()
      await stage.page.keyboard.press('Enter')
      const drawer = stage.page.getByRole('dialog')
      await drawer.getByText(criterion.evidence).waitFor()
      await drawer.getByRole('button', { name: new RegExp(`^${criterion.fact} is`) }).focus()
      await stage.page.keyboard.press('Enter')
      const fact = await stage.application.read<Fact>(`/maturity/facts/${criterion.fact}`)
      await drawer.getByRole('heading', { name: fact.name }).waitFor()
      await expectCount(drawer.locator('.fact-item'), fact.items.length)
      const [service] = fact.items
      await drawer.getByRole('link', { name: service?.id ?? '', exact: true }).click()
      await stage.page.getByRole('navigation', { name: 'Breadcrumb' }).waitFor()
      await stage.page.goBack()
      await stage.page.getByRole('dialog').waitFor()
      await stage.page.keyboard.press('Escape')
      await stage.page.getByRole('dialog').waitFor({ state: 'hidden' })
      expect(new URL(stage.page.url()).search).toBe('')
      expect(stage.complaints).toEqual([])
    })

    test('chooses a domain as the scope', async () => {
      await stage.page.goto('/maturity')
      await stage.page.getByLabel('Scope').selectOption('sales')
      await stage.page.waitForURL('**/maturity?domain=sales')
      await stage.page.getByRole('table', { name: 'Level of each dimension' }).waitFor()
    })

    test('sees that the ledger verifies', async () => {
      const { entries } = await stage.application.read<{ entries: number }>('/audit/verification')
      await stage.page.goto('/ledger')
      await stage.page.getByText('Verified', { exact: true }).waitFor()
      expect(await stage.page.getByText(`${entries} entries, none altered`).count()).toBe(1)
      await stage.page.getByLabel('Action').fill('domain.created')
      await stage.page.getByRole('button', { name: 'Show', exact: true }).click()
      await stage.page.waitForURL('**/ledger?action=domain.created')
    })
  })
}
