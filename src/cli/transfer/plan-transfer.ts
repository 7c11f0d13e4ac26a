import { resolveWithin } from '../../bundles/index.ts'
import { readContract } from '../../contracts/index.ts'
import { versionPath } from '../registry/coordinates.ts'
import { ask, readProblem, refusal } from '../registry/registry-client.ts'
import { semanticVersionOf } from './identifiers.ts'
import type { TransferItem } from './transfer-item.ts'

/** What importing an item comes to. */
export type PlannedOutcome = 'create' | 'replace' | 'unchanged' | 'refused'

export interface PlannedItem {
  readonly item: TransferItem
  /** `domain/name@version`; what is known of it where it is refused. */
  readonly id: string
  readonly version: string
  readonly outcome: PlannedOutcome
  /** Why it is refused, or what else is to be said. */
  readonly note: string | undefined
  readonly title: string
}

/** Where nothing says which version a contract is. */
const FIRST_VERSION = '1.0.0'

/** Says what importing an item would do; asks the registry, and changes nothing. */
export async function planItem(
  item: TransferItem,
  planned: ReadonlyMap<string, PlannedItem>,
): Promise<PlannedItem> {
  const [entry] = item.files
  const service = `${item.domain}/${item.name}`
  const refused = (note: string, version = item.version ?? ''): PlannedItem => ({
    ...{ item, id: `${service}@${version}`, version, outcome: 'refused', note },
    title: item.title ?? item.name,
  })
  if (entry === undefined) return refused('it has no file')
  const contract = await readContract({ entry, resolve: resolveWithin(item.files) })
  if (!contract.readable) return refused(`it cannot be read: ${contract.error.message}`)
  const claimed = item.version ?? contract.summary.version
  const version = semanticVersionOf(claimed) ?? FIRST_VERSION
  const id = `${service}@${version}`
  const same = planned.get(id)
  if (same !== undefined)
    return refused(
      `${same.item.from} is imported as ${id} already; name one of them otherwise`,
      version,
    )
  const known = await presentVersion(item, version)
  if ('problem' in known) return refused(known.problem, version)
  const title = item.title ?? contract.summary.title ?? item.name
  const said = { item, id, version, title }
  if (known.version === undefined) {
    const note = claimed === version ? undefined : `its version is ${claimed ?? 'not said'}`
    return { ...said, outcome: 'create', note }
  }
  const { digest, entry: begins, frozen, state } = known.version
  if (digest === contract.digest && begins === entry.name)
    return { ...said, outcome: 'unchanged', note: undefined }
  return frozen
    ? refused(`${id} is published (${state}) with other content; it needs another version`, version)
    : { ...said, outcome: 'replace', note: 'other content than the draft that is there' }
}

interface PresentVersion {
  readonly digest: string
  readonly entry: string
  readonly frozen: boolean
  readonly state: string
}

/** Why the registry accepts no such name, in its own words. */
async function wordsOf(response: Response): Promise<string> {
  const { detail, errors } = await readProblem(response)
  return [detail, ...(errors ?? []).map((error) => error.detail)].filter(Boolean).join(' ')
}

async function presentVersion(
  { domain, name }: TransferItem,
  selector: string,
): Promise<{ readonly version: PresentVersion | undefined } | { readonly problem: string }> {
  const response = await ask(versionPath({ domain, name, selector }))
  if (response.ok) return { version: (await response.json()) as PresentVersion }
  if (response.status === 400) return { problem: await wordsOf(response) }
  if (response.status !== 404) throw await refusal(response)
  await response.body?.cancel()
  return { version: undefined }
}
