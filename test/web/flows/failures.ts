import type { Stage } from '../support/stage.ts'

export function failures(stage: Stage): void {
  describe('when the registry does not answer', () => {
    test('a list says so and comes back on trying again', async () => {
      await stage.page.route('**/api/v1/services?*', (route) => route.abort())
      await stage.page.goto('/')
      await stage.page.getByText('Could not load the services').waitFor({ timeout: 20_000 })
      expect(await stage.page.getByText('The registry cannot be reached.').count()).toBe(1)
      await stage.page.unroute('**/api/v1/services?*')
      await stage.page.getByRole('button', { name: 'Try again' }).click()
      await stage.page.getByRole('table', { name: 'Services' }).waitFor()
    })

    test('what is sent while the browser is offline is refused at once, and not later', async () => {
      const { page } = stage
      await page.goto('/sign-in')
      await page.getByLabel('Name').fill('admin')
      await page.context().setOffline(true)
      await page.getByLabel('Password', { exact: true }).fill('whatever it is')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('The registry cannot be reached.', { exact: false }).waitFor()
      await page.context().setOffline(false)
    })

    test('a page that waits says that it is loading', async () => {
      await stage.page.route('**/api/v1/policies', () => undefined)
      await stage.page.goto('/policies')
      await stage.page.getByRole('status').getByText('Loading…').waitFor({ state: 'attached' })
    })
  })
}
