import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../../src/package-root.ts'
import type { Domain, Service, Subscription, Version } from '../../../src/web/api/schemas.ts'
import { expectCount } from '../support/expect-count.ts'
import type { Stage } from '../support/stage.ts'
import { accessibilityFaults, sidewaysScroll, signIn, visit } from '../support/visit.ts'

const contract = path.join(packageRoot, 'specs/samples/sales/orders/1.0.0/orders.wsdl')

export function registerFlows(stage: Stage): void {
  describe('an architect who registers a service', () => {
    test('is asked to sign in first, and comes back to the form', async () => {
      await stage.page.goto('/register')
      await stage.page.getByText('This needs an account').waitFor()
      await stage.page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
      await stage.signIn(stage.application.password)
      await stage.page.getByLabel('Title').waitFor()
      expect(new URL(stage.page.url()).pathname).toBe('/register')
    })

    test('registers domain and service, checks a contract and pushes it', async () => {
      await open('/register/domain')
      await stage.page.getByLabel('Below').selectOption('sales')
      await stage.page.getByLabel('Name', { exact: true }).fill('returns')
      await stage.page.getByLabel('Title').fill('Returns')
      await stage.page.getByRole('button', { name: 'Register' }).click()
      await stage.page.getByRole('heading', { name: 'Returns', level: 1 }).waitFor()
      const domain = await stage.application.read<Domain>('/domains/sales~returns')
      expect(domain.title).toBe('Returns')

      await stage.page.getByRole('link', { name: 'Register a service' }).click()
      await stage.page.getByLabel('Name', { exact: true }).fill('labels')
      await stage.page.getByLabel('Title').fill('Return labels')
      await stage.page.getByLabel('Tags').fill('parcel, print , parcel')
      await stage.page.getByRole('button', { name: 'Add endpoint' }).click()
      await stage.page.getByLabel('Address').fill('https://labels.example/v1')
      await stage.page.getByRole('button', { name: 'Register' }).click()
      await stage.page.getByRole('heading', { name: 'Push a version of Return labels' }).waitFor()
      const service = await stage.application.read<Service>('/services/sales~returns/labels')
      expect(service.tags).toEqual(['parcel', 'print'])
      expect(service.endpoints).toEqual([
        { environment: 'production', url: 'https://labels.example/v1' },
      ])

      await stage.page.getByLabel('The contract and the files').setInputFiles(contract)
      await stage.page.getByRole('button', { name: 'Check first' }).click()
      await stage.page
        .getByRole('region', { name: 'What the check says' })
        .getByText('WSDL 1.1')
        .waitFor()
      await stage.page.getByRole('button', { name: '1.0.0, the first' }).click()
      await stage.page.getByLabel('Reason').fill('The first of them')
      await stage.page.getByRole('button', { name: 'Push', exact: true }).click()
      await stage.page.getByRole('heading', { name: 'Return labels 1.0.0' }).waitFor()
      const version = await stage.application.read<Version>(
        '/services/sales~returns/labels/versions/1.0.0',
      )
      expect([version.state, version.reason]).toEqual(['draft', 'The first of them'])
      const content = await fetch(
        `${stage.application.url}/api/v1/services/sales~returns/labels/versions/1.0.0/content?file=orders.wsdl`,
      )
      expect(Buffer.from(await content.arrayBuffer())).toEqual(readFileSync(contract))
      expect(stage.complaints).toEqual([])
    })

    test('reads beside the field what the registry refuses', async () => {
      await open('/register?domain=sales')
      await stage.page.getByLabel('Name', { exact: true }).fill('orders')
      await stage.page.getByLabel('Title').fill('Orders again')
      await stage.page.getByRole('button', { name: 'Register' }).click()
      await stage.page.getByText('The service is not registered').waitFor()
      expect(await stage.page.getByRole('alert').innerText()).toContain('sales/orders')
      await stage.page.getByLabel('Name', { exact: true }).fill('orders-again')
      await stage.page.getByRole('button', { name: 'Add objective' }).click()
      await stage.page.getByLabel('Measure', { exact: true }).fill('availability')
      await stage.page.getByLabel('Target').fill('many')
      await stage.page.getByLabel('Unit').fill('percent')
      await stage.page.getByRole('button', { name: 'Register' }).click()
      await stage.page.locator('[aria-invalid="true"]').waitFor()
      expect(await stage.page.getByLabel('Target').getAttribute('aria-invalid')).toBe('true')
    })

    test('changes what is said of it, and cannot overwrite the change of somebody else', async () => {
      await open('/services/sales~returns/labels/change')
      await stage.page.getByLabel('Purpose').fill('Print what a parcel goes back with.')
      const other = await stage.browser.newContext({ baseURL: stage.application.url })
      await other.addCookies(await stage.page.context().cookies())
      const second = await other.newPage()
      await second.goto('/services/sales~returns/labels/change')
      await second.getByLabel('Business capability').fill('Returns')
      await second.getByRole('button', { name: 'Save' }).click()
      await second.getByRole('heading', { name: 'Return labels', level: 1 }).waitFor()
      await other.close()

      await stage.page.getByRole('button', { name: 'Save' }).click()
      await stage.page.getByText('Somebody else has changed it meanwhile').waitFor()
      const service = await stage.application.read<Service>('/services/sales~returns/labels')
      expect([service.purpose, service.capability]).toEqual([undefined, 'Returns'])
    })
  })

  describe('every form', () => {
    test.each(['light', 'dark'] as const)(
      'keeps to the rules of accessibility and fits into a phone, in %s',
      async (colorScheme) => {
        await stage.page.emulateMedia({ colorScheme })
        await open('/register')
        const { items } = await stage.application.read<{ items: readonly Subscription[] }>(
          '/subscriptions',
        )
        for (const address of [
          '/register',
          '/register/domain',
          '/domains/sales/change',
          '/services/sales/orders/change',
          '/services/sales/orders/push',
          '/services/sales/orders/subscribe',
          `/subscriptions/${items[0]?.id ?? ''}`,
          '/tokens',
          '/people',
          '/roles/anchor-lead',
        ]) {
          await stage.page.setViewportSize({ width: 1440, height: 900 })
          await stage.page.goto(address, { waitUntil: 'networkidle' })
          const faults = await accessibilityFaults(stage.page)
          expect({ address, faults }).toEqual({ address, faults: [] })
          // Whoever is signed in has the fullest header.
          for (const width of [1280, 390]) {
            await stage.page.setViewportSize({ width, height: 800 })
            const excess = await sidewaysScroll(stage.page)
            expect({ address, width, excess }).toEqual({ address, width, excess: 0 })
          }
        }
        expect(stage.complaints).toEqual([])
      },
      120_000, // milliseconds
    )
  })

  describe('a consumer', () => {
    test('asks to use a service, and the provider ends it with a reason', async () => {
      await open('/services/sales~returns/labels/subscribe')
      await stage.page.getByLabel('The consumer is').selectOption('application')
      await stage.page.getByLabel('Consumer', { exact: true }).fill('label-printer')
      await stage.page.getByLabel('Versions').fill('^1.0.0')
      await stage.page.getByRole('checkbox').first().check()
      await stage.page.getByRole('button', { name: 'Ask the provider' }).click()
      await stage.page
        .getByRole('heading', { name: 'label-printer uses sales/returns/labels' })
        .waitFor()
      const gate = stage.page.getByRole('article', { name: 'Terminate' })
      await gate.getByLabel('Reason').fill('Only a trial')
      await gate.getByRole('button', { name: 'Ask for: Terminate' }).click()
      await stage.page.getByText('The subscription is now Terminated.').waitFor()
      const { items } = await stage.application.read<{ items: readonly Subscription[] }>(
        '/subscriptions?service=sales/returns/labels',
      )
      expect(items.map(({ state, operations }) => [state, operations.length])).toEqual([
        ['terminated', 1],
      ])
    })
  })

  describe('whoever runs a pipeline', () => {
    test('makes a token, sees it once, and takes it back', async () => {
      await open('/tokens')
      await stage.page.getByLabel('What it is for').fill('nightly build')
      await stage.page.getByRole('button', { name: 'Make' }).click()
      const token = await stage.page.getByRole('status').locator('code').innerText()
      const asks = (): Promise<Response> =>
        fetch(`${stage.application.url}/api/v1/tokens`, {
          headers: { authorization: `Bearer ${token}` },
        })
      expect((await asks()).status).toBe(200)
      await stage.page.reload()
      await stage.page.getByRole('button', { name: 'Take back nightly build' }).click()
      await expectCount(stage.page.getByRole('row', { name: 'nightly build' }), 0)
      expect((await asks()).status).toBe(401)
      expect(await stage.page.getByText(token).count()).toBe(0)
    })
  })

  describe('somebody who was invited', () => {
    test('chooses a password that nobody else has seen', async () => {
      await open('/people')
      await stage.page.getByLabel('Name of the account').fill('ola')
      await stage.page.getByRole('button', { name: 'Invite' }).click()
      const first = await stage.page.getByRole('status').locator('code').innerText()

      const ola = await visit(stage.browser, stage.application.url)
      await signIn(ola.page, 'ola', first)
      await ola.page.goto('/tokens')
      const panel = ola.page.getByRole('region', { name: 'Your password' })
      await panel.getByLabel('Present password', { exact: true }).fill(first)
      await panel.getByLabel('New password', { exact: true }).fill('too short')
      await panel.getByRole('button', { name: 'Change the password' }).click()
      await panel.getByText('The password is not changed').waitFor()
      await panel.getByLabel('New password', { exact: true }).fill('correct horse battery')
      await panel.getByRole('button', { name: 'Change the password' }).click()
      await panel.getByText('The new password holds.').waitFor()
      await ola.page.reload() // still signed in
      await panel.waitFor()
      expect(ola.complaints).toEqual([])
      await ola.close()

      const again = await visit(stage.browser, stage.application.url)
      await signIn(again.page, 'ola', 'correct horse battery')
      await again.close()
    })
  })

  /** Opens a page as the administrator. */
  async function open(page: string): Promise<void> {
    await stage.page.goto(`/sign-in?next=${encodeURIComponent(page)}`)
    await stage.signIn(stage.application.password)
    await stage.page.getByText('Signed in as').waitFor()
    // Until the next page is loaded this one stays, and both may have a field "Name".
    await stage.page
      .getByRole('heading', { name: 'Sign in', level: 1 })
      .waitFor({ state: 'detached' })
  }
}
