import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../../../src/package-root.ts'
import { WEBHOOK_HOST } from '../support/running-application.ts'
import type { Stage } from '../support/stage.ts'
import { accessibilityFaults, sidewaysScroll, signIn, visit } from '../support/visit.ts'

const allPages = 420_000 // milliseconds

/** What the samples have none of, so that its page has nothing to show here. */
const NOT_THERE = ['/erasures/:digest']

/** Pages that show more than one thing at one address, beside those that the routes name. */
const FURTHER = [
  '/maturity?fact=owner_share',
  '/report?fact=owner_share',
  '/comparison?point=whole&point=domain:sales',
  '/?asOf=2020-01-01',
]

export function everyPage(stage: Stage): void {
  describe('every page', () => {
    test.each(['light', 'dark'] as const)(
      'keeps to the rules of accessibility, in %s, and fits into phone and tablet',
      async (colorScheme) => {
        const scheme = await visit(stage.browser, stage.application.url, { colorScheme })
        // Whoever is signed in sees the forms, too, and the fullest header.
        await signIn(scheme.page, 'admin', stage.application.password)
        const addresses = await everyAddress(scheme.page)
        for (const address of addresses) {
          await scheme.page.setViewportSize({ width: 1440, height: 900 })
          await scheme.page.goto(address, { waitUntil: 'networkidle' })
          const faults = await accessibilityFaults(scheme.page)
          expect({ address, faults }).toEqual({ address, faults: [] })
          // Colours make nothing wider.
          for (const width of colorScheme === 'light' ? [768, 390] : []) {
            await scheme.page.setViewportSize({ width, height: 800 })
            const excess = await sidewaysScroll(scheme.page)
            expect({ address, width, excess }).toEqual({ address, width, excess: 0 })
          }
        }
        expect(scheme.complaints).toEqual([])
        await scheme.close()
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

    /** An address for each route of the application. @throws Error for a parameter that nothing is known for */
    async function everyAddress(page: Page): Promise<readonly string[]> {
      const of = await somethingForEach(page)
      const addresses = routes()
        .filter((route) => !NOT_THERE.includes(route))
        .map((route) => of.get(route) ?? filledIn(route, of))
      const { path } = await stage.latestVersion(({ latest }) => latest?.verdict === 'fail')
      const views = ['findings', 'conformance', 'contract', 'lifecycle', 'files']
      return [...addresses, ...FURTHER, ...views.map((view) => `${path}/${view}`)]
    }

    /** Plans an import of one contract, which changes nothing, where nothing was imported yet. */
    async function importId(page: Page): Promise<string> {
      const { url } = stage.application
      const answer = await page.request.post(`${url}/api/v1/imports?filename=orders.wsdl`, {
        headers: { origin: url, 'content-type': 'application/octet-stream' },
        data: readFileSync(path.join(packageRoot, 'specs/samples/sales/orders/1.0.0/orders.wsdl')),
      })
      expect(answer.status()).toBe(202)
      return ((await answer.json()) as { id: string }).id
    }

    /** A webhook whose host nobody has, so that its page has a delivery that failed. */
    async function webhookId(page: Page): Promise<string> {
      const { url } = stage.application
      const answer = await page.request.post(`${url}/api/v1/webhooks`, {
        headers: { origin: url },
        data: { title: 'Seen', address: `https://${WEBHOOK_HOST}/`, events: ['webhook.created'] },
      })
      expect(answer.status()).toBe(201)
      return ((await answer.json()) as { id: string }).id
    }

    /** By the name of a parameter, or for a whole route whose parameters go together. */
    async function somethingForEach(page: Page): Promise<ReadonlyMap<string, string>> {
      const list = async (
        resource: string,
      ): Promise<readonly Readonly<Record<string, string>>[]> => {
        const answer = await page.request.get(`${stage.application.url}/api/v1${resource}`)
        const { items } = (await answer.json()) as { items: readonly Record<string, string>[] }
        return items
      }
      const first = async (resource: string): Promise<string> => {
        const id = (await list(resource))[0]?.['id']
        if (id === undefined) throw new Error(`There is nothing at ${resource}.`)
        return id
      }
      return new Map([
        [':domain', 'customer'],
        [':name', 'profiles'],
        [':version', '2.0.0'],
        [':view', 'compatibility'],
        [':endpoint', await first('/services/customer/profiles/endpoints')],
        [':subscriptionId', await first('/subscriptions')],
        [':taxonomyId', 'value-chain'],
        [':importId', await importId(page)],
        [':webhookId', await webhookId(page)],
        [':electionId', await first('/elections')],
        [':policyId', 'wsdl-core'],
        ['/policies/:packId', '/policies/wsdl-core'],
        [':ruleId', 'BP2406'],
        [':modelId', 'proactive5'],
        [':packId', 'iso-27001-2022'],
        [':roleId', 'anchor-lead'],
        [':tensionId', await first('/tensions')],
        [':proposalId', await first('/proposals')],
        [':meetingId', await first('/meetings')],
        [
          '/services/:domain/:name/compare',
          '/services/customer/profiles/compare?from=1.0.0&to=2.0.0',
        ],
        ['/search', '/search?q=order'],
        ['*', '/no/such/page'],
      ])
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

/** The routes of the application, as it declares them. */
function routes(): readonly string[] {
  const source = readFileSync(path.join(packageRoot, 'src/web/app.tsx'), 'utf8')
  return [...source.matchAll(/<Route path="([^"]+)"/g)].map(([, route = '']) => route)
}

function filledIn(route: string, of: ReadonlyMap<string, string>): string {
  return route.replaceAll(/:\w+/g, (parameter) => {
    const value = of.get(parameter)
    if (value === undefined) throw new Error(`Say what ${parameter} of ${route} is to be.`)
    return value
  })
}
