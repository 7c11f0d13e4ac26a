import { organise } from './organisation.ts'
import { beginSales, consumerOf, feelTensions, improveSales, SALES, shareSales } from './sales.ts'
import { openStory, type Story } from './story.ts'

/**
 * Ten services of sales with one consumer each. All went through their gates, by two people, and seven once more a hundred
 * days later; calls were reported on twenty days of the last month. Two agreements have levels, nobody was elected, and
 * nothing was ever retired.
 */
export async function proactive(): Promise<Story> {
  const story = await openStory()
  await organise(story)
  await beginSales(story)
  await shareSales(story, 'web-shop', (name) => ['carts', 'catalogue'].includes(name))
  story.pass(100)
  await improveSales(story, 1)
  story.pass(40)
  for (const name of SALES) {
    await story.call(20, `sales/${name}`, [consumerOf(name, 'web-shop')])
  }
  await feelTensions(story)
  story.pass(1)
  return story
}
