import type { Stage } from '../support/stage.ts'
import { accessibilityFaults, sidewaysScroll, visit } from '../support/visit.ts'

const allPages = 120_000 // milliseconds

export function everyPage(stage: Stage): void {
  describe('every page', () => {
    const schemes = ['light', 'dark'] as const

    test.each(schemes)(
      'keeps to the rules of accessibility, in %s',
      async (colorScheme) => {
        const scheme = await visit(stage.browser, stage.application.url, { colorScheme })
        for (const address of await everyAddress()) {
          await scheme.page.goto(address, { waitUntil: 'networkidle' })
          expect({ address, faults: await accessibilityFaults(scheme.page) }).toEqual({
            address,
            faults: [],
          })
        }
        expect(scheme.complaints).toEqual([])
        await scheme.close()
      },
      allPages,
    )

    test(
      'fits into the windows of phone and tablet without scrolling sideways',
      async () => {
        const { page } = stage
        for (const address of await everyAddress()) {
          await page.goto(address, { waitUntil: 'networkidle' })
          for (const width of [768, 390]) {
            await page.setViewportSize({ width, height: 800 })
            const excess = await sidewaysScroll(page)
            expect({ address, width, excess }).toEqual({ address, width, excess: 0 })
          }
        }
      },
      allPages,
    )

    test('can be reached past the header by the skip link', async () => {
      await stage.page.goto('/policies')
      await stage.page.getByRole('heading', { name: 'Policies & rules', level: 1 }).waitFor()
      await stage.page.keyboard.press('Tab')
      expect(await stage.page.evaluate<string>('document.activeElement.textContent')).toBe(
        'Skip to content',
      )
      await stage.page.keyboard.press('Enter')
      await stage.page.keyboard.press('Tab')
      expect(
        await stage.page.evaluate<boolean>('document.activeElement.closest("main") !== null'),
      ).toBe(true)
    })

    test('is reached on a phone through the menu', async () => {
      const phone = await visit(stage.browser, stage.application.url, {
        viewport: { width: 390, height: 800 },
      })
      await phone.page.goto('/')
      await phone.page.getByRole('button', { name: 'Open the menu' }).click()
      await phone.page
        .getByRole('navigation', { name: 'Menu' })
        .getByRole('link', { name: 'Maturity' })
        .click()
      await phone.page.getByRole('heading', { name: 'Maturity', level: 1 }).waitFor()
      expect(phone.complaints).toEqual([])
      await phone.close()
    })

    test('that does not exist says so and leads on', async () => {
      await stage.page.goto('/no/such/page')
      await stage.page.getByText('There is no page at /no/such/page').waitFor()
      await stage.page.getByRole('main').getByRole('link', { name: 'catalogue' }).click()
      await stage.page.getByRole('heading', { name: 'Catalogue', level: 1 }).waitFor()
    })

    async function everyAddress(): Promise<readonly string[]> {
      const { path, service } = await stage.latestVersion(
        ({ latest }) => latest?.verdict === 'fail',
      )
      return [
        '/',
        service,
        ...['findings', 'conformance', 'contract', 'lifecycle', 'files'].map(
          (view) => `${path}/${view}`,
        ),
        '/services/customer/profiles/versions/2.0.0/compatibility',
        '/services/customer/profiles/compare?from=1.0.0&to=2.0.0',
        '/search?q=order',
        '/taxonomies',
        '/taxonomies/value-chain',
        '/taxonomies/new',
        '/policies',
        '/policies/wsdl-core',
        '/maturity',
        '/maturity?fact=owner_share',
        '/comparison?point=whole&point=domain:sales',
        '/targets',
        '/report',
        '/report?fact=owner_share',
        '/compliance',
        '/compliance/iso-27001-2022',
        '/ledger',
        '/sign-in',
        '/no/such/page',
      ]
    }
  })

  describe('the look', () => {
    const scheme = 'document.documentElement.getAttribute("data-mantine-color-scheme")'

    test('follows the system until the visitor chooses, and then the choice', async () => {
      const dark = await visit(stage.browser, stage.application.url, { colorScheme: 'dark' })
      await dark.page.goto('/')
      expect(await dark.page.evaluate<string>(scheme)).toBe('dark')
      await dark.page.getByRole('button', { name: 'Use the light colour scheme' }).click()
      expect(await dark.page.evaluate<string>(scheme)).toBe('light')
      await dark.page.reload()
      expect(await dark.page.evaluate<string>(scheme)).toBe('light')
      await dark.close()
    })
  })
}
