import path from 'node:path'
import { packageRoot } from '../../../src/package-root.ts'
import type { Stage } from '../support/stage.ts'
import { visit } from '../support/visit.ts'

const folder = path.join(packageRoot, 'docs', 'screenshots')

/** The pictures of the documentation; drawn anew with UPDATE_SCREENSHOTS=1, because no two runs have one date. */
export function screenshots(stage: Stage): void {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return

  describe('screenshots', () => {
    test.each([
      ['catalogue', '/', 'light', 1440],
      ['report', '/report', 'light', 1440],
      ['maturity', '/maturity', 'light', 1440],
      ['maturity-fact', '/maturity?fact=owner_share', 'dark', 1440],
      ['ledger', '/ledger', 'dark', 1440],
      ['catalogue-phone', '/', 'dark', 390],
    ] as const)('%s', async (name, address, colorScheme, width) => {
      await drawPage(name, address, colorScheme, width)
    })

    test.each([
      ['lifecycle', 'lifecycle', 'light', 1440],
      ['conformance', 'conformance', 'dark', 1440],
      ['lifecycle-phone', 'lifecycle', 'light', 390],
    ] as const)('%s', async (name, view, colorScheme, width) => {
      const { path: version } = await stage.latestVersion(
        ({ latest }) => latest?.state === 'specReview' && latest.verdict === 'fail',
      )
      await drawPage(name, `${version}/${view}`, colorScheme, width)
    })

    test('findings', async () => {
      const { path: version } = await stage.latestVersion(
        ({ latest }) => latest?.verdict === 'fail',
      )
      await stage.page.goto(`${version}/findings`)
      await stage.page.getByRole('list', { name: 'Findings' }).getByRole('button').nth(1).click()
      await stage.page.locator('.source-line[data-target]').waitFor()
      await stage.page.screenshot({ path: path.join(folder, 'findings.png') })
    })
  })

  async function drawPage(
    name: string,
    address: string,
    colorScheme: 'light' | 'dark',
    width: number,
  ): Promise<void> {
    const viewport = { width, height: width > 600 ? 900 : 844 }
    const visitor = await visit(stage.browser, stage.application.url, { colorScheme, viewport })
    await visitor.page.goto(address, { waitUntil: 'networkidle' })
    await visitor.page.screenshot({ path: path.join(folder, `${name}.png`) })
    await visitor.close()
  }
}
