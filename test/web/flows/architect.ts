import type { LintResult, SearchResult, ServiceList } from '../../../src/web/api/schemas.ts'
import {
  hiddenAtFirst,
  outcomeOf,
} from '../../../src/web/pages/version/conformance/outcome-look.ts'
import { isPartOf } from '../../../src/web/pages/version/conformance/is-part-of.ts'
import { inReadingOrder } from '../../../src/web/pages/version/finding-marks.ts'
import { expectCount } from '../support/expect-count.ts'
import { contentLines } from '../support/content-lines.ts'
import type { Stage } from '../support/stage.ts'

export function architectFlows(stage: Stage): void {
  describe('an architect', () => {
    test('finds a service by keyboard alone', async () => {
      await stage.page.goto('/')
      await stage.page.getByRole('heading', { name: 'Catalogue', level: 1 }).waitFor()
      await stage.page.keyboard.press('/')
      await stage.page.keyboard.type('invoice')
      await stage.page.keyboard.press('Enter')
      const services = stage.page.getByRole('region', { name: 'Services' })
      await services.waitFor()
      const { items } = await stage.application.read<SearchResult>('/search?q=invoice&limit=200')
      const [first] = items.filter(({ kind }) => kind === 'service')
      await services.getByRole('link').first().focus()
      await stage.page.keyboard.press('Enter')
      await stage.page.getByRole('heading', { name: first?.title ?? '', level: 1 }).waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('narrows the catalogue while typing, and the address keeps the filters', async () => {
      const { items } = await stage.application.read<ServiceList>('/services?kind=gateway')
      await stage.page.goto('/')
      await stage.page.getByLabel('Kind').selectOption('gateway')
      const rows = stage.page.getByRole('row').filter({ has: stage.page.getByRole('link') })
      await expectCount(rows, items.length)
      await stage.page.getByLabel('Words', { exact: true }).fill('no service has such words')
      await stage.page.getByText('No service fits these filters').waitFor()
      expect(new URL(stage.page.url()).searchParams.get('kind')).toBe('gateway')
      await stage.page.getByRole('button', { name: 'Clear filters' }).click()
      const all = await stage.application.read<ServiceList>('/services')
      await expectCount(rows, all.items.length)
      expect(stage.complaints).toEqual([])
    })

    test('reads what may be claimed by a profile, and what stands in the way, on its line', async () => {
      const { path } = await stage.latestVersion(
        ({ latest }) => latest?.verdict === 'fail' && latest.format === 'wsdl-1.1',
      )
      const { profiles = [] } = await stage.application.read<LintResult>(`${path}/report`)
      const [profile] = profiles.filter((one) => !profiles.some((other) => isPartOf(one, other)))
      if (profile === undefined) throw new Error('No profile judged it.')
      await stage.page.goto(`${path}/conformance`)
      const section = stage.page.getByRole('region', { name: profile.title })
      await section.getByText('Not conformant', { exact: true }).waitFor()

      const entries = section.getByRole('list', { name: `Assertions of ${profile.title}` })
      const shown = entries.locator(':scope > li')
      const hidden = hiddenAtFirst(profile.assertions)
      const atFirst = profile.assertions.filter((one) => !hidden.has(outcomeOf(one)))
      await expectCount(shown, atFirst.length)
      const passed = profile.assertions.filter((one) => outcomeOf(one) === 'passed').length
      await section.getByRole('button', { name: `Passed ${passed}` }).click()
      await expectCount(shown, atFirst.length + passed)

      const failed = profile.assertions.find(({ result }) => result === 'failed')
      const entry = shown.filter({ hasText: failed?.title ?? '' }).first()
      for (const number of failed?.requirements ?? []) await entry.getByText(number).waitFor()
      await entry
        .getByRole('link', { name: /line \d+$/i })
        .first()
        .click()
      await stage.page.locator('.source-line[data-target]').waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('sees a finding on its line of the contract, by Enter and by arrow keys', async () => {
      const { path } = await stage.latestVersion(({ latest }) => latest?.verdict === 'fail')
      const report = await stage.application.read<LintResult>(`${path}/report`)
      await stage.page.goto(`${path}/findings`)
      const findings = stage.page.getByRole('list', { name: 'Findings' }).getByRole('button')
      await expectCount(findings, report.findings.length)
      await findings.first().focus()
      await stage.page.keyboard.press('ArrowDown')
      await stage.page.keyboard.press('Enter')

      const shown = inReadingOrder(report.findings)[1]
      if (shown === undefined) throw new Error('The report has no second finding.')
      const line = stage.page.locator('.source-line[data-target]')
      await line.waitFor()
      expect(await line.getAttribute('data-line')).toBe(String(shown.location.line))
      const source = await contentLines(stage.application, path, shown.location.file)
      expect(await line.locator('code').innerText()).toBe(source[shown.location.line - 1])
      const note = stage.page.getByRole('note')
      expect(await note.getByText(shown.message).count()).toBe(1)
      await note.getByRole('link', { name: `Rule ${shown.rule}` }).click()
      await stage.page
        .getByRole('heading', { level: 1, name: new RegExp(`^${shown.rule}:`) })
        .waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('hides a severity by mouse', async () => {
      const { path } = await stage.latestVersion(({ latest }) => latest?.verdict === 'fail')
      const report = await stage.application.read<LintResult>(`${path}/report`)
      const errors = report.findings.filter(({ severity }) => severity === 'error').length
      await stage.page.goto(`${path}/findings`)
      const findings = stage.page.getByRole('list', { name: 'Findings' }).getByRole('button')
      await expectCount(findings, report.findings.length)
      await stage.page.getByRole('button', { name: `Error ${errors}` }).click()
      await expectCount(findings, report.findings.length - errors)
    })

    test('scrolls a contract of 400,000 lines to a finding near its end', async () => {
      const { path } = await stage.latestVersion(({ latest }) => latest?.verdict === 'fail')
      const report = await stage.application.read<LintResult>(`${path}/report`)
      const finding = report.findings[0]
      if (finding === undefined) throw new Error('The report has no findings.')
      const location = {
        ...finding.location,
        line: 399_990,
        column: 3,
        endLine: 399_990,
        endColumn: 9,
      }
      await stage.page.route('**/report', (route) =>
        route.fulfill({ json: { ...report, findings: [{ ...finding, location }] } }),
      )
      const text = Array.from({ length: 400_000 }, (_, index) => `  <line n="${index + 1}"/>`)
      await stage.page.route('**/content?*', (route) => route.fulfill({ body: text.join('\n') }))
      await stage.page.goto(`${path}/findings`)
      await stage.page.getByRole('list', { name: 'Findings' }).getByRole('button').click()
      const line = stage.page.locator('.source-line[data-target]')
      await line.waitFor()
      expect(await line.locator('code').innerText()).toBe('  <line n="399990"/>')
      expect(await stage.page.locator('.source-line').count()).toBeLessThan(120)
      expect(stage.complaints).toEqual([])
    })
  })
}
