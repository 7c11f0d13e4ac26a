import type {
  Assessment,
  ComplianceStanding,
  Fact,
  MaturityReport,
} from '../../../src/web/api/schemas.ts'
import { expectCount } from '../support/expect-count.ts'
import type { Stage } from '../support/stage.ts'

const SERVICE = /^[a-z-]+\/[a-z/-]+$/

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
      const expression = drawer.getByText(criterion.evidence, { exact: true })
      await expression.waitFor({ state: 'attached' })
      expect(await expression.isVisible()).toBe(false)
      await drawer.getByText('How computed').first().click()
      await expression.waitFor()
      const fact = await stage.application.read<Fact>(`/maturity/facts/${criterion.fact}`)
      await drawer.getByRole('button', { name: new RegExp(`^${fact.name} is`) }).focus()
      await stage.page.keyboard.press('Enter')
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

    test('gets from a risk of the report to the events behind it in two clicks', async () => {
      const report = await stage.application.read<MaturityReport>(
        '/maturity/models/proactive5/report',
      )
      const risk = report.risks.find(({ count }) => count > 0)
      const [item] = risk?.items ?? []
      if (!item) throw new Error('The samples have no risk.')
      await stage.page.goto('/')
      await stage.page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Report' })
        .click()
      await stage.page.getByRole('heading', { name: report.title, level: 1 }).waitFor()
      await stage.page.getByRole('link', { name: `History: ${item.id}` }).click()
      await stage.page.waitForURL(`**/ledger?subject=${encodeURIComponent(item.subject)}`)
      const { items } = await stage.application.read<{ items: { sequence: number }[] }>(
        `/audit?subject=${encodeURIComponent(item.subject)}`,
      )
      expect(items.length).toBeGreaterThan(0)
      await stage.page.getByText(item.subject).first().waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('gets from a figure of the report over its facts to a service in two clicks', async () => {
      const report = await stage.application.read<MaturityReport>(
        '/maturity/models/proactive5/report',
      )
      // Behind some figures lie roles and not services.
      const withFacts = report.nextSteps.filter(({ fact }) => fact !== undefined)
      const standing = withFacts.map(async ({ text, fact = '' }) => {
        const { items } = await stage.application.read<Fact>(`/maturity/facts/${fact}`)
        return { text, isOfServices: items.some(({ id }) => SERVICE.test(id)) }
      })
      const step = (await Promise.all(standing)).find(({ isOfServices }) => isOfServices)
      await stage.page.goto('/report')
      const steps = stage.page.getByRole('region', { name: 'What to do next' })
      await steps.getByRole('button', { name: step?.text ?? '', exact: true }).click()
      const drawer = stage.page.getByRole('dialog')
      const link = drawer.getByRole('link', { name: SERVICE }).first()
      const service = await link.innerText()
      await link.click()
      await stage.page.waitForURL(`**/services/**/${service.split('/').at(-1) ?? ''}`)
      expect(stage.complaints).toEqual([])
    })

    test('reads of each control of a standard how it stands, and opens the evidence', async () => {
      const standing = await stage.application.read<ComplianceStanding>(
        '/compliance/iso-27001-2022',
      )
      await stage.page.goto('/report')
      await stage.page.getByRole('link', { name: standing.name }).click()
      await stage.page.getByRole('heading', { name: standing.name, level: 1 }).waitFor()
      for (const { id, title, state } of standing.controls) {
        const word = { met: 'Met', 'not-met': 'Not met', 'no-evidence': 'No evidence' }[state]
        const control = stage.page.getByRole('region', { name: `${id} ${title}` })
        await control.getByText(word, { exact: true }).waitFor()
      }
      expect(stage.complaints).toEqual([])
    })

    test('chooses a domain as the scope', async () => {
      await stage.page.goto('/maturity')
      await stage.page.getByLabel('Scope').selectOption('domain:sales')
      await stage.page.waitForURL('**/maturity?domain=sales')
      await stage.page.getByRole('table', { name: 'Level of each dimension' }).waitFor()
    })

    test('chooses a circle and a day for the report, and keeps them in the address', async () => {
      await stage.page.goto('/report')
      await stage.page.getByLabel('Business area or circle').selectOption('circle:anchor')
      await stage.page.waitForURL('**/report?circle=anchor')
      await stage.page.getByText('What the circle', { exact: false }).first().waitFor()
      const today = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
      await stage.page.getByLabel('As it was on').fill(today)
      await stage.page.waitForURL(`**/report?circle=anchor&asOf=${today}`)
      await stage.page.getByRole('heading', { name: 'Where we stand' }).waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('reads why an area has question marks, and opens what is behind one', async () => {
      await stage.page.goto('/report')
      const areas = stage.page.getByRole('region', { name: 'Business areas compared' })
      await areas.getByText('Why there are question marks').click()
      await areas
        .getByText('Logistics has too few to judge: Services with an owner (3 of 5)')
        .waitFor()
      await areas
        .getByRole('button', { name: /^Portfolio and ownership in Logistics: level 1/ })
        .click()
      await stage.page.waitForURL('**/report?domain=logistics')
      await stage.page
        .getByText('3 of the 5 items that it takes are there', { exact: false })
        .first()
        .waitFor()
    })

    test('compares the whole with business areas, and opens a figure of one of them', async () => {
      await stage.page.goto('/comparison?point=whole&point=domain:logistics')
      const levels = stage.page.getByRole('table', { name: 'Level of each dimension' })
      await levels.waitFor()
      expect(await levels.getByRole('columnheader').allInnerTexts()).toEqual([
        'What',
        expect.stringMatching(/^The whole, /),
        expect.stringMatching(/^Logistics, /),
      ])
      const figures = stage.page.getByRole('table', { name: /^Every figure/ })
      const row = figures.getByRole('row').filter({ hasText: 'Services with an owner' })
      await row.getByRole('link').first().click()
      await stage.page.waitForURL('**/maturity/proactive5?fact=owner_share')
      await stage.page
        .getByRole('dialog')
        .getByRole('heading', { name: 'Services with an owner' })
        .waitFor()
      expect(stage.complaints).toEqual([])
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
