import assert from 'node:assert/strict'
import { contractOf, type Registrant } from './registrant.ts'

interface Listed {
  readonly id: string
  readonly latest: { readonly version: string } | null
  readonly versionCount: number
}
interface Entry {
  readonly subject: string
}
interface Verification {
  readonly ok: boolean
  readonly entries: number
}

/**
 * Shows that everything that was acknowledged is there, that what is there is whole (listed, found, with its
 * contract and with exactly one entry in the ledger), and that the ledger verifies.
 */
export async function assertNothingLost(registrant: Registrant): Promise<void> {
  const listed = await all<Listed>(registrant, '/services')
  const present = new Map(listed.map((service) => [service.id, service]))
  assert.equal(present.size, listed.length, 'a service is listed twice')
  for (const id of registrant.services) assert.ok(present.has(id), `${id} was acknowledged`)
  const versions = listed
    .filter(({ versionCount }) => versionCount === 1)
    .map(({ id, latest }) => `${id}@${latest?.version ?? ''}`)
  for (const id of registrant.versions) assert.ok(versions.includes(id), `${id} was acknowledged`)

  await assertEach(
    registrant,
    'service.registered',
    listed.map(({ id }) => `service:${id}`),
  )
  await assertEach(
    registrant,
    'version.registered',
    versions.map((id) => `version:${id}`),
  )
  const verification = await json<Verification>(registrant, '/audit/verification')
  assert.ok(verification.ok, JSON.stringify(verification))
}

/** Shows of these services that their contract is the one that was sent, and that search finds them. */
export async function assertReadable(
  registrant: Registrant,
  numbers: Iterable<number>,
): Promise<void> {
  for (const number of numbers) {
    const id = `stream/service-${number}`
    if (!registrant.versions.has(`${id}@1.0.0`)) continue
    const content = await registrant.ask('GET', `/services/${id}/versions/1.0.0/content`)
    assert.equal(await content.text(), contractOf(number))
    const found = await json<{ items: readonly { service: string }[] }>(
      registrant,
      `/search?q=listOrders${number}`,
    )
    assert.ok(
      found.items.some(({ service }) => service === id),
      `search does not find ${id}`,
    )
  }
}

async function assertEach(
  registrant: Registrant,
  action: string,
  expected: readonly string[],
): Promise<void> {
  const entries = await all<Entry>(registrant, `/audit?action=${action}`)
  const subjects = entries.map(({ subject }) => subject)
  assert.deepEqual(subjects.sort(), [...expected].sort(), action)
}

async function all<T>(registrant: Registrant, resource: string): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ limit: '500', ...(cursor !== null && { cursor }) })
    const page: { items: readonly T[]; next: string | null } = await json(
      registrant,
      `${resource}${resource.includes('?') ? '&' : '?'}${query.toString()}`,
    )
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

async function json<T>(registrant: Registrant, resource: string): Promise<T> {
  const answer = await registrant.ask('GET', resource)
  assert.equal(answer.status, 200, `${resource}: ${answer.status}`)
  return (await answer.json()) as T
}
