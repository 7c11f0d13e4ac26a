import { setTimeout as sleep } from 'node:timers/promises'
import { endWith, EXIT, registryError, usageError } from '../exit-status.ts'
import { counted, printable, writeNotice, writeReport } from '../output.ts'
import { progressLine } from '../progress-line.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'
import { packSource } from './pack-source.ts'

/** What commander makes of the options of `import`. */
export interface ImportFlags {
  readonly domain: string
  readonly dryRun?: true
  readonly allOrNothing?: true
  readonly source?: string
  readonly environment?: string
  readonly format: 'stylish' | 'json'
}

type Outcome = 'create' | 'replace' | 'unchanged' | 'refused' | 'left-out' | 'gone'

/** An import as far as it is read here. */
interface Import {
  readonly id: string
  readonly kind?: string
  readonly state: string
  readonly outcome?: string
  readonly total: number
  readonly done: number
  readonly counts: Readonly<Record<Outcome, number>>
}

interface Entry {
  readonly subject: string
  readonly from: string
  readonly outcome: Outcome
  readonly note?: string
  readonly applied?: string
}

const DOMAIN = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/
const PAUSES = [100, 200, 400, 1_000] // milliseconds between two looks
const UNDER_WAY = { planning: 'reading', running: 'importing', 'taking-back': 'taking back' }

/** Has the registry import a source, and waits for its end; what is there already is left alone. */
export async function transfer(source: string, flags: ImportFlags): Promise<void> {
  const { domain, dryRun, allOrNothing, environment } = flags
  if (!DOMAIN.test(domain))
    throw usageError(`"${domain}" is no domain; write one such as payments/cards.`)
  const { name, bytes } = await packSource(source)
  const query = new URLSearchParams({
    ...{ domain, filename: name, start: String(dryRun !== true) },
    ...(allOrNothing === true && { allOrNothing: 'true' }),
    ...(environment !== undefined && { environment }),
    ...(flags.source !== undefined && { source: flags.source }),
  })
  const begun = await askJson<Import>(`/imports?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
    signal: null,
  })
  const ended = await waitFor(begun)
  const entries = await entriesOf(ended.id)
  // A plan that only shows is not kept waiting.
  if (ended.state === 'planned')
    await askJson(`/imports/${ended.id}/decision`, jsonBody('POST', { decision: 'cancel' }))
  await report(ended, entries, flags)
  if (ended.state === 'failed' && entries.length === 0)
    throw usageError(`${source} is not imported: ${ended.outcome ?? 'the registry gave it up'}`)
  if (ended.state !== 'complete' && ended.outcome !== undefined) await writeNotice(ended.outcome)
}

async function waitFor(begun: Import): Promise<Import> {
  const progress = progressLine()
  let current = begun
  for (let look = 0; isUnderWay(current.state); look += 1) {
    const { state, done, total, id } = current
    progress.show(`${UNDER_WAY[state]} ${done} of ${total}`)
    await sleep(PAUSES[look] ?? PAUSES.at(-1))
    try {
      current = await askJson<Import>(`/imports/${id}`)
    } catch (error) {
      progress.end()
      throw registryError(
        `The registry could not be asked how far the import ${id} is; it goes on as soon as the registry runs, see GET /imports/${id}.`,
        { cause: error },
      )
    }
  }
  progress.end()
  return current
}

function isUnderWay(state: string): state is keyof typeof UNDER_WAY {
  return Object.hasOwn(UNDER_WAY, state)
}

async function entriesOf(id: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: Entry[]; next: string | null } = await askJson(
      `/imports/${id}/entries?limit=500${at}`,
    )
    entries.push(...page.items)
    cursor = page.next
  }
  return entries
}

async function report(
  ended: Import,
  entries: readonly Entry[],
  { format, dryRun }: ImportFlags,
): Promise<void> {
  const { id, kind, state, outcome, counts } = ended
  if (counts.refused + counts['left-out'] > 0 || !['planned', 'complete'].includes(state))
    endWith(EXIT.findings)
  if (format === 'json') {
    const shown = { import: id, kind, dryRun: dryRun === true, state, outcome, counts, entries }
    await writeReport(`${JSON.stringify(shown, undefined, 2)}\n`, undefined)
    return
  }
  const isShown = (entry: Entry): boolean =>
    dryRun === true || ['refused', 'left-out', 'gone'].includes(entry.outcome)
  const lines = entries
    .filter(isShown)
    .map(({ subject, from, outcome: is, note }) =>
      [
        `${is.padEnd(9)} ${subject}`,
        subject === from ? undefined : `  from ${from}`,
        note && `: ${note}`,
      ]
        .filter(Boolean)
        .join(''),
    )
    .map(printable)
  const [toCreate, toReplace] =
    state === 'complete' ? ['created', 'replaced'] : ['to create', 'to replace']
  const read = entries.filter(({ outcome: is }) => is !== 'left-out' && is !== 'gone').length
  const sum = `${counted(read, 'entry', 'entries')}: ${counts.create} ${toCreate}, ${counts.replace} ${toReplace}, ${counts.unchanged} unchanged, ${counts.refused} refused; ${counts['left-out']} left out, ${counts.gone} gone from the source.`
  if (entries.length > 0) await writeReport(`${[...lines, sum].join('\n')}\n`, undefined)
}
