import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startRegistry } from '../../support/registry-process.ts'
import type { Stage } from '../support/stage.ts'
import { visit } from '../support/visit.ts'

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

  describe('when reading asks for an account', () => {
    test('every page leads to signing in, from there back, and there again when the session has ended', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'concordat-signed-in-'))
      const environment = { CONCORDAT_DATA: folder, CONCORDAT_READING: 'signed-in' }
      const registry = await startRegistry(environment, '--empty')
      const visitor = await visit(stage.browser, registry.url)
      const { page, complaints } = visitor
      try {
        await page.goto('/search?q=orders#results')
        await page.waitForURL('/sign-in?next=%2Fsearch%3Fq%3Dorders%23results')
        await page.getByText('This registry is read by those who have an account.').waitFor()
        await page.getByLabel('Name').fill('admin')
        await page.getByLabel('Password', { exact: true }).fill(registry.password ?? '')
        await page.keyboard.press('Enter')
        await page.waitForURL('/search?q=orders#results')
        await page.getByRole('button', { name: 'Sign out' }).waitFor()
        await page.context().clearCookies()
        await page.getByRole('link', { name: 'Ledger' }).first().click()
        await page.waitForURL('/sign-in?next=%2Fledger')
        expect(complaints).toEqual([])
      } finally {
        await visitor.close()
        await registry.stop()
        await rm(folder, { recursive: true, force: true })
      }
    })
  })
}
