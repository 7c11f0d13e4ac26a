import type { Locator } from 'playwright-core'

const longestWait = 10_000 // milliseconds

/** Waits until there are so many, and fails with the number that there are. */
export async function expectCount(locator: Locator, count: number): Promise<void> {
  const deadline = Date.now() + longestWait
  while ((await locator.count()) !== count && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(await locator.count()).toBe(count)
}
