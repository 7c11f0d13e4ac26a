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
})
