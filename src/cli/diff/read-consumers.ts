import { existsSync } from 'node:fs'
import path from 'node:path'
import { readConsumer, type ConsumerUsage } from '../../compatibility/index.ts'
import { usageError } from '../exit-status.ts'
import { localResolver } from '../inputs/local-resolver.ts'
import { readBoundedFile } from '../inputs/read-bounded.ts'
import { reasonOf } from '../output.ts'
import { parseCoordinates, servicePath } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'

/**
 * What consumers use, from files, or as they subscribed to a service of the registry. Undefined when none were
 * named, so that nobody was asked about.
 * @throws CommandError (status 2) for a file that does not say it, (status 3) when the registry refuses
 */
export async function readConsumers(
  named: readonly string[] | undefined,
): Promise<readonly ConsumerUsage[] | undefined> {
  if (named === undefined) return undefined
  const found = await Promise.all(
    named.map((name) =>
      !existsSync(name) && parseCoordinates(name) !== undefined ? subscribed(name) : fromFile(name),
    ),
  )
  return found.flat()
}

async function fromFile(name: string): Promise<readonly ConsumerUsage[]> {
  const bytes = await readBoundedFile(name).catch((error: unknown) => {
    throw usageError(`${name} cannot be read: ${reasonOf(error)}.`, { cause: error })
  })
  const fallback = path.basename(name, path.extname(name))
  const read = await readConsumer({ name, bytes }, localResolver(undefined), fallback)
  if (!read.readable) throw usageError(read.message)
  return [read.usage]
}

/** All who have a live subscription; those that ended or were rejected use nothing any more. */
async function subscribed(service: string): Promise<readonly ConsumerUsage[]> {
  const coordinates = parseCoordinates(service)
  if (coordinates === undefined || coordinates.selector !== undefined) {
    throw usageError(`"${service}" names no service; write DOMAIN/NAME.`)
  }
  await askJson(servicePath(coordinates)) // a service that is not there is no service without consumers
  const usages: ConsumerUsage[] = []
  let cursor: string | null | undefined
  do {
    const query = new URLSearchParams({ service, limit: '500', ...(cursor && { cursor }) })
    const page = await askJson<{ items: readonly Subscribed[]; next: string | null }>(
      `/subscriptions?${query.toString()}`,
    )
    for (const { id, state } of page.items) {
      if (ENDED.has(state)) continue
      usages.push(await askJson<ConsumerUsage>(`/subscriptions/${encodeURIComponent(id)}/usage`))
    }
    cursor = page.next
  } while (cursor)
  return usages
}

interface Subscribed {
  readonly id: string
  readonly state: string
}

const ENDED: ReadonlySet<string> = new Set(['rejected', 'terminated'])
