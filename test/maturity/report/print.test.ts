import { reportFace } from '../../../src/maturity/index.ts'
import { describeInBrowser, openBrowser } from '../../web/support/chromium.ts'
import { longReport } from './report-fixture.ts'

describeInBrowser('the printed report', () => {
  test('has at most six pages of A4, however much there is to say, and asks for nothing', async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.setContent(reportFace(longReport(), 'html', 'https://registry.example'))
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []
      expect(pages.length).toBeGreaterThan(1)
      expect(pages.length).toBeLessThanOrEqual(6)
      expect(asked).toEqual([])
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  }, 120_000)

  test('is as wide as the screen of a telephone, where each field says what it is', async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
      await page.setContent(reportFace(longReport(), 'html', 'https://registry.example'))
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      const unnamed = 'table:not(.heat) td:not([data-head]), table td[data-head=""]'
      expect(await page.locator(unnamed).count()).toBe(0)
    } finally {
      await browser.close()
    }
  }, 120_000)
})
