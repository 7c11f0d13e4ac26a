import type { PolicyList, Tension } from '../../../src/web/api/schemas.ts'
import type { Stage } from '../support/stage.ts'
import { signIn, visit, type Visit } from '../support/visit.ts'

const slowest = 120_000 // milliseconds; what is promised to people are ten minutes

/**
 * Somebody who knows nothing of the method and fills no role senses a tension, and sees it become a policy in force.
 * Both walk by links alone, as `docs/first-tension.md` tells them.
 */
export function firstTensionFlows(stage: Stage): void {
  describe('a first tension', () => {
    let newcomer: Visit
    let lead: Visit

    beforeAll(async () => {
      const { application, browser } = stage
      lead = await visit(browser, application.url)
      await signIn(lead.page, 'admin', application.password)
      await lead.page.getByRole('navigation', { name: 'Main' }).getByText('Governance').click()
      await lead.page.getByRole('link', { name: 'People' }).click()
      await lead.page.getByLabel('Name of the account').fill('nia')
      await lead.page.getByRole('button', { name: 'Invite' }).click()
      const password = await lead.page
        .getByText('The first password of nia')
        .locator('xpath=following::code[1]')
        .textContent()
      newcomer = await visit(browser, application.url)
      await signIn(newcomer.page, 'nia', password ?? '')
    }, slowest)
    afterAll(async () => {
      await newcomer.close()
      await lead.close()
    })

    test(
      'becomes a policy in force, by links alone and without a word of the method',
      async () => {
        const nia = newcomer.page
        await nia.getByRole('navigation', { name: 'Main' }).getByText('Policies & rules').click()
        await nia.getByRole('link', { name: 'OpenAPI contracts can be read by every tool' }).click()
        await nia.getByRole('region', { name: 'What it asks' }).waitFor()
        await nia.getByRole('link', { name: 'I sense a tension here' }).click()
        await nia.getByText('This is the policy openapi-core').waitFor()
        await nia.getByText('It goes to', { exact: false }).waitFor()
        await nia.getByLabel('What is').fill('Nothing asks whether a call is protected.')
        await nia.getByLabel('What could be').fill('Risks of security are shown.')
        await nia.getByRole('button', { name: 'Open the tension' }).click()
        await nia.getByText('Your tension is open.').waitFor()
        // Who fills no role is told before writing, and not by a refusal afterwards.
        await nia.getByText('You fill none there', { exact: false }).waitFor()
        const address = new URL(nia.url()).pathname

        const admin = lead.page
        await admin.reload()
        await admin.getByRole('link', { name: /Notices/ }).click()
        await admin
          .getByRole('link', { name: 'nia senses a tension: Nothing asks whether' })
          .click()
        await admin.getByRole('link', { name: 'Make a proposal of it' }).click()
        await admin
          .getByLabel('Policy')
          .locator('option:checked', { hasText: '(openapi-core)' })
          .waitFor({ state: 'attached' })
        await admin.getByLabel('Title').first().fill('Risks of security are shown')
        await admin.getByLabel('An actual situation').fill('A call without a key went live.')
        await admin.getByLabel('How the change would').fill('It would have been seen before.')
        await admin
          .getByLabel('Change', { exact: true })
          .selectOption({ label: 'A rule pack is put in force, as a policy' })
        await admin.getByLabel('Rule pack').selectOption('owasp-api-2023')
        await admin.getByLabel('Title').nth(1).fill('Risks of security are shown')
        await admin.getByLabel('Enforcement').selectOption('advise')
        await admin.getByLabel('For contracts where').fill('contract.format.startsWith("openapi-")')
        await admin.getByRole('button', { name: 'Propose' }).click()
        await admin.getByText('Deciding: whoever answers', { exact: false }).waitFor()
        await admin.getByLabel('In words').fill('It costs nothing to see them.')
        await admin.getByRole('button', { name: 'Approve or reject' }).click()
        await admin.getByRole('link', { name: 'See the policies in force' }).waitFor()

        // The newcomer is told, sees what came of it, and has the last word.
        await nia.reload()
        await nia.getByRole('link', { name: /Notices/ }).click()
        await nia.getByRole('link', { name: 'Is it done? Adopted: Risks of security' }).click()
        expect(new URL(nia.url()).pathname).toBe(address)
        const way = nia.getByRole('region', { name: 'Its way' })
        await way.getByRole('link', { name: 'Risks of security are shown' }).first().click()
        await nia.getByRole('link', { name: 'See the policies in force' }).click()
        await nia.getByRole('link', { name: 'Risks of security are shown' }).first().click()
        const decision = nia.getByRole('region', { name: 'Who decided it' })
        await decision
          .getByText('adopted by admin for the role anchor-lead', { exact: false })
          .waitFor()
        await decision.getByText('It would have been seen before.').waitFor()
        await nia.goBack()
        await nia.goBack()
        await nia.goBack()
        await nia.getByText('It may be done:').waitFor()
        await nia.getByRole('button', { name: 'Record it' }).click()
        await way.getByText('nia said that it is done').waitFor()

        const tension = await stage.application.read<Tension>(address)
        expect(tension).toMatchObject({ by: 'nia', state: 'processed' })
        const { items } = await stage.application.read<PolicyList>('/policies')
        expect(items.map(({ id }) => id)).toContain('owasp-api-2023')
        expect([...newcomer.complaints, ...lead.complaints]).toEqual([])
      },
      slowest,
    )
  })
}
