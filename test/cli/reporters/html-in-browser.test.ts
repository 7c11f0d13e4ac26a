import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { htmlReporter } from '../../../src/cli/reporters/html-reporter.ts'
import { reportOf, sampleResults } from '../../support/sample-results.ts'
import { describeInBrowser, openBrowser } from '../../web/support/chromium.ts'
import { accessibilityFaults, sidewaysScroll } from '../../web/support/visit.ts'

describeInBrowser('the HTML report', () => {
  let browser: Browser
  let folder: string
  let address: string

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'concordat-html-'))
    const file = path.join(folder, 'report.html')
    writeFileSync(
      file,
      reportOf(
        htmlReporter('1.0.0', () => undefined),
        await sampleResults(),
      ),
    )
    address = pathToFileURL(file).href
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** @param complaints takes what the page's own policy or the browser has against it */
  async function open(colorScheme: 'light' | 'dark', complaints: string[] = []): Promise<Page> {
    const context = await browser.newContext({
      colorScheme,
      bypassCSP: false,
      viewport: { width: 390, height: 844 },
    })
    const page = await context.newPage()
    page.on('console', (message) => complaints.push(message.text()))
    page.on('request', (request) => {
      if (request.url() !== address) complaints.push(request.url())
    })
    await page.goto(address)
    return page
  }

  test('fits a phone without scrolling sideways, and loads nothing', async () => {
    const complaints: string[] = []
    const page = await open('light', complaints)
    expect(await sidewaysScroll(page)).toBe(0)
    expect(complaints).toEqual([])
    const marked = await page
      .locator('mark')
      .first()
      .evaluate((mark) => getComputedStyle(mark).textDecorationLine)
    expect(marked).toBe('underline') // so its style is applied under the page's policy
  })

  test.each(['light', 'dark'] as const)('has no fault that axe knows, %s', async (scheme) => {
    const page = await open(scheme)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('hides and shows severities without a script', async () => {
    const page = await open('light')
    const errors = page.locator('tr.of-error')
    const waived = page.locator('tr.of-waived')
    expect(await errors.first().isVisible()).toBe(true)
    await page.getByRole('checkbox', { name: 'error' }).uncheck()
    expect(await errors.first().isVisible()).toBe(false)
    expect(await waived.first().isVisible()).toBe(true)
    await page.getByRole('checkbox', { name: 'waived' }).uncheck()
    expect(await waived.first().isVisible()).toBe(false)
    await page.getByRole('checkbox', { name: 'error' }).check()
    expect(await errors.first().isVisible()).toBe(true)
  })
})
