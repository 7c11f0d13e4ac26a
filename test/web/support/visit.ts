import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface Visit {
  readonly page: Page
  /** Errors and warnings in the console, and exceptions that nobody caught. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** Chromium writes every answer of status 400 and above to the console; tests of refusals expect them. */
const refusedAnswer = 'Failed to load resource: the server responded with a status of 4'

/** A visitor with a profile of their own. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint && !message.text().startsWith(refusedAnswer)) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints, close: () => context.close() }
}

/** What axe has against the page as it is shown, one line per rule with the places. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger: as a script of the page, its security policy would refuse it.
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run
    return (await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] })).violations
  })
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  )
}

/** By how many pixels the page is wider than the window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  // Charts take their new size in the frames after the window's; what is too wide stays so. Asked by the debugger again and
  // again: to wait in the page is a script of the page, which its security policy refuses.
  for (let left = 50; left > 0; left -= 1) {
    if ((await page.evaluate<number>(excess)) <= 0) return 0
    await page.waitForTimeout(100)
  }
  return page.evaluate<number>(excess)
}

/** Signs somebody in, from the page where that is done. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}
