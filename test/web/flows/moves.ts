import type { Domain, Service } from '../../../src/web/api/schemas.ts'
import type { Stage } from '../support/stage.ts'
import { accessibilityFaults, sidewaysScroll } from '../support/visit.ts'

/** Whoever answers for services gives them other owners and other places; both sides agree. */
export function moveFlows(stage: Stage): void {
  describe('whoever reorders the catalogue', () => {
    test('hands a service over: an offer changes nothing until it is accepted', async () => {
      await signedIn('/services/customer/profiles/move')
      await register('customer', 'trial')
      await stage.page.goto('/services/customer/trial/move')
      const owner = stage.page.getByRole('region', { name: 'Another owner' })
      await owner.getByLabel('Offer it to the role').fill('logistics-steward')
      await owner.getByLabel('Reason for the offer').fill('They send the parcels.')
      await owner.getByRole('button', { name: 'Offer', exact: true }).click()
      await owner.getByText('They send the parcels.').waitFor()
      expect((await read('customer/trial')).owner).toBeUndefined()
      await isFitForAll()

      await owner.getByRole('button', { name: 'Decline' }).click()
      await owner.getByLabel('Offer it to the role').fill('logistics-steward')
      await owner.getByRole('button', { name: 'Offer', exact: true }).click()
      await owner.getByRole('button', { name: 'Accept for logistics-steward' }).click()
      await owner.getByText('logistics-steward owns it.').waitFor()
      expect((await read('customer/trial')).owner).toBe('logistics-steward')
      expect(stage.complaints).toEqual([])
    })

    test('sees what a merger would do, offers it, and is led to the service that stays', async () => {
      await signedIn('/services/customer/trial/move')
      await register('customer', 'kept')
      const merger = stage.page.getByRole('region', { name: 'Into another service' })
      await merger.getByLabel('Into the service').fill('customer/kept')
      await merger.getByRole('button', { name: 'See what would happen' }).click()
      await merger.getByRole('table').waitFor()
      await merger.getByLabel('Reason for the merge').fill('One is enough.')
      await merger.getByRole('button', { name: 'Offer the merge' }).click()
      await merger.getByText('to merge it into').waitFor()
      await isFitForAll()
      await merger.getByRole('button', { name: 'Accept for customer/kept' }).click()
      await stage.page.waitForURL('**/services/customer/kept')
      // Its former name leads to the one that stays.
      expect((await read('customer/trial')).id).toBe('customer/kept')
      expect(stage.complaints).toEqual([])
    })

    test('moves a domain with what lies in it; its former address leads there', async () => {
      await signedIn('/domains/sales/move')
      await send('PUT', '/domains/customer~loyalty', { title: 'Loyalty' })
      await register('customer/loyalty', 'points')
      await stage.page.goto('/domains/customer~loyalty/move')
      await stage.page.getByLabel('Path').fill('sales/loyalty')
      await stage.page.getByRole('button', { name: 'See what would happen' }).click()
      await stage.page.getByText('1 service would get names that begin with').waitFor()
      await stage.page.getByRole('button', { name: 'Move', exact: true }).click()
      await stage.page.waitForURL(({ href }) => !href.includes('customer'))
      await expectMoved()
      expect(stage.complaints).toEqual([])
    })
  })

  async function signedIn(address: string): Promise<void> {
    await stage.page.goto(`/sign-in?next=${address}`)
    await stage.signIn(stage.application.password)
    await stage.page.waitForURL(({ pathname }) => pathname === address)
  }

  /** By the session of the page, as the page itself asks. */
  async function send(method: string, resource: string, data: object): Promise<void> {
    const { url } = stage.application
    const headers = { origin: url }
    const answer = await stage.page.request.fetch(`${url}/api/v1${resource}`, {
      method,
      data,
      headers,
    })
    expect([resource, answer.status()]).toEqual([resource, 201])
  }

  async function register(domain: string, name: string): Promise<void> {
    await send('POST', '/services', { domain, name, title: `The ${name}` })
  }

  function read(service: string): Promise<Service> {
    return stage.application.read<Service>(`/services/${service}`)
  }

  async function isFitForAll(): Promise<void> {
    expect(await accessibilityFaults(stage.page)).toEqual([])
    for (const width of [1280, 390]) {
      await stage.page.setViewportSize({ width, height: 800 })
      expect({ width, excess: await sidewaysScroll(stage.page) }).toEqual({ width, excess: 0 })
    }
  }

  /** Services follow in the background. */
  async function expectMoved(): Promise<void> {
    const moved = await stage.application.read<Domain>('/domains/sales~loyalty')
    expect(moved.title).toBe('Loyalty')
    await stage.page.goto('/services/sales~loyalty/points')
    await stage.page.getByRole('heading', { name: 'The points', level: 1 }).waitFor()
    expect((await read('customer~loyalty/points')).id).toBe('sales/loyalty/points')
  }
}
