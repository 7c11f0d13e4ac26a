import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** Where Debian and Ubuntu install it. */
const usualPlace = '/usr/bin/chromium'

/** The browser to test with: `CHROMIUM_PATH`, or the usual place; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH']
  if (given !== undefined && given !== '') return given
  return existsSync(usualPlace) ? usualPlace : undefined
}

/** A browser with a fresh profile that asks nothing of the network by itself. */
export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('There is no Chromium to test with.')
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Tests that need a browser; without one they are skipped, and their name says what to install. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (chromiumPath() === undefined) {
    describe.skip(`${name} (needs Chromium: apt-get install chromium, or set CHROMIUM_PATH)`, tests)
  } else {
    describe(name, tests)
  }
}
