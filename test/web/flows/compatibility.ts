import type { CompatibilityReport } from '../../../src/web/api/schemas.ts'
import { expectCount } from '../support/expect-count.ts'
import type { Stage } from '../support/stage.ts'

export function compatibilityFlows(stage: Stage): void {
  describe('an owner who plans a version', () => {
    test('sees whom it breaks, by what, and both places in the source', async () => {
      const version = '/services/customer/profiles/versions/2.0.0'
      const report = await stage.application.read<CompatibilityReport>(`${version}/compatibility`)
      await stage.page.goto(`${version}/compatibility`)
      await stage.page.getByText('3 changes since 1.1.0 are breaking.').waitFor()
      const breaking = stage.page.getByRole('region', { name: 'Changes that break' })
      await expectCount(
        breaking.locator('.change'),
        report.changes.filter(({ level }) => level === 'error').length,
      )
      await breaking.getByText('web-shop').first().waitFor()
      await breaking.getByText('Both places in the source').first().click()
      await breaking.getByRole('region', { name: /^Source of 1\.1\.0 around line/ }).waitFor()
      await breaking.getByRole('region', { name: /^Source of 2\.0\.0 around line/ }).waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('sees that a breaking change breaks nobody', async () => {
      await stage.page.goto('/services/logistics/shipments/versions/2.0.0/compatibility')
      await stage.page.getByText('It breaks nobody known to the registry.').first().waitFor()
      const consumers = stage.page.getByRole('region', { name: 'Consumers', exact: true })
      await consumers.getByText('sales/order-fulfilment').waitFor()
      await consumers.getByText('Nothing that it uses breaks.').waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('compares any two versions, and the address keeps which', async () => {
      await stage.page.goto('/services/customer/profiles')
      await stage.page.getByRole('link', { name: 'Compare versions' }).click()
      await stage.page.getByLabel('From').selectOption('1.0.0')
      await stage.page.getByLabel('Who must keep working').selectOption('full')
      await stage.page.getByText(/changes since 1\.0\.0 are breaking/).waitFor()
      const { searchParams } = new URL(stage.page.url())
      expect(Object.fromEntries(searchParams)).toEqual({
        from: '1.0.0',
        to: '2.0.0',
        level: 'full',
      })
      expect(stage.complaints).toEqual([])
    })
  })
}
