import { ADA, contractOf, openStory, type Story } from './story.ts'

/**
 * Six services that somebody once wrote down. One names a role that somebody fills, another one a role that there is not, two have a contract, which never left its draft,
 * and nobody agreed with anybody about anything.
 */
export async function chaotic(): Promise<Story> {
  const story = await openStory()
  const { registry } = story.server.dependencies
  await registry.domains.put(ADA, 'works', { title: 'Works' })
  await story.register(ADA, { domain: 'works', name: 'billing', owner: 'anchor-lead' })
  await story.register(ADA, { domain: 'works', name: 'stock', owner: 'storekeeper' })
  for (const name of ['files', 'mail', 'old-billing', 'print']) {
    await story.register(ADA, { domain: 'works', name })
  }
  for (const name of ['billing', 'stock']) {
    await story.push(ADA, `works/${name}`, '0.1.0', contractOf(name, ['everything']))
  }
  story.pass(150)
  return story
}
