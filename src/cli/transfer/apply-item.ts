import { CommandError } from '../exit-status.ts'
import { servicePath, versionPath } from '../registry/coordinates.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'
import type { PlannedItem } from './plan-transfer.ts'

/** What was made that was not there before, so that it can be taken back. */
export interface Applied {
  readonly id: string
  readonly path: string
  /** Of the version, for `If-Match`. */
  readonly tag: string
  readonly isNew: boolean
}

/**
 * Registers an item by the requests of a single push: its domains and its service where they are missing, then the
 * version. Each is whole or not there, whenever this ends.
 * @throws CommandError (status 3) with the registry's reason
 */
export async function applyItem(planned: PlannedItem, source: string): Promise<Applied> {
  const { item, version, title } = planned
  const coordinates = { domain: item.domain, name: item.name, selector: version }
  const from = `Imported from ${source}, ${item.from}.`
  await registerDomains(item.domain)
  if (!(await isThere(servicePath(coordinates)))) {
    const { domain, name, owner, purpose, tags } = item
    const input = {
      domain,
      name,
      title: shortened(title),
      owner,
      purpose: purpose?.slice(0, 2_000),
      tags,
    }
    await askJson('/services', jsonBody('POST', input))
  }
  const form = new FormData()
  const [entry] = item.files
  if (entry !== undefined) form.append('entry', entry.name)
  for (const { name, bytes } of item.files)
    form.append('files', new Blob([Uint8Array.from(bytes)]), name)
  const path = versionPath(coordinates)
  const query = new URLSearchParams({ reason: from.slice(0, 500) }).toString()
  const response = await ask(`${path}?${query}`, { method: 'PUT', body: form, signal: null })
  if (!response.ok) throw await refusal(response)
  await response.body?.cancel()
  return {
    id: planned.id,
    path,
    tag: response.headers.get('etag') ?? '',
    isNew: response.status === 201,
  }
}

/** Takes a draft back that this import made and nobody has changed since. */
export async function takeBack({ path, tag }: Applied): Promise<void> {
  const response = await ask(path, { method: 'DELETE', headers: { 'if-match': tag } })
  if (!response.ok) throw await refusal(response)
}

async function registerDomains(domain: string): Promise<void> {
  const segments = domain.split('/')
  for (let depth = 1; depth <= segments.length; depth++) {
    const address = `/domains/${segments.slice(0, depth).join('~')}`
    if (await isThere(address)) continue
    const title = segments[depth - 1] ?? ''
    try {
      await askJson(address, jsonBody('PUT', { title }))
    } catch (error) {
      // Another item, or somebody else, may have made it meanwhile.
      if (!(error instanceof CommandError) || !(await isThere(address))) throw error
    }
  }
}

async function isThere(address: string): Promise<boolean> {
  const response = await ask(address)
  if (!response.ok && response.status !== 404) throw await refusal(response)
  await response.body?.cancel()
  return response.ok
}

function shortened(title: string): string {
  const plain = title.replace(/\s+/g, ' ').trim()
  return plain.length <= 200 ? plain : `${plain.slice(0, 199)}…`
}
