import { createHash } from 'node:crypto'
import type { ObservationReceipt } from '../../registry/index.ts'
import { EXIT, endWith, usageError } from '../exit-status.ts'
import { ByteReader } from '../observing/byte-reader.ts'
import { placeOf } from '../observing/kept-place.ts'
import { LARGEST, type Piece, piecesOfLog } from '../observing/pieces-of-log.ts'
import { counted, printable, reasonOf, writeNotice, writeReport } from '../output.ts'
import { progressLine } from '../progress-line.ts'
import type { ObserveFlags } from '../program/observe-command.ts'
import { registryUrl } from '../registry/credentials.ts'
import { askJson } from '../registry/registry-client.ts'

/**
 * `concordat observe`: reports a log, piece by piece as it is read and from where it was reported to, or spans or an export as a
 * whole. Each piece has a key made of its text, so that what is sent again counts once.
 */
export async function observeCommand(file: string, flags: ObserveFlags): Promise<void> {
  const progress = progressLine()
  const sum: Total = {
    ...{ counted: 0, deployments: 0, unmapped: 0, unknownConsumers: 0, passedOver: 0, rejected: 0 },
    services: [],
    reasons: [],
  }
  let linesLeftOut = 0
  let isPlaceLost: unknown
  const trying = async (step: Promise<void>): Promise<void> => {
    await step.catch((error: unknown) => (isPlaceLost = error))
  }
  try {
    for await (const piece of piecesOf(file, flags, (lines) => (linesLeftOut = lines))) {
      await trying(piece.begin())
      const receipt = await send(piece, flags)
      add(sum, receipt, piece.linesBefore)
      if (!isUnreadable(receipt)) await trying(piece.finish())
      progress.show(`${sum.counted} calls counted`)
    }
  } finally {
    progress.end()
  }
  if (flags.output === 'json') {
    await writeReport(`${JSON.stringify(sum, undefined, 2)}\n`, undefined)
  } else {
    await writeReport(`${printable(inWords(sum).join('\n'))}\n`, undefined)
  }
  if (linesLeftOut > 0) {
    await writeNotice(
      `${counted(linesLeftOut, 'line was', 'lines were')} reported before and left out; --again sends them once more, and what was counted counts once still`,
    )
  }
  if (isPlaceLost !== undefined) {
    await writeNotice(
      `how far the log was reported cannot be kept (${reasonOf(isPlaceLost)}); what is added to it will be reported together with what is there`,
    )
  }
  for (const { line, reason } of sum.reasons) {
    await writeNotice(printable(line > 0 ? `line ${line} ${reason}` : `entries that ${reason}`))
  }
  if (isUnreadable(sum)) endWith(EXIT.usage)
}

/** Nothing in it can be made out: it was told to be of another format, say. */
function isUnreadable({
  counted,
  deployments,
  unmapped,
  rejected,
}: ObservationReceipt | Total): boolean {
  return rejected > 0 && counted + deployments + unmapped === 0
}

type Total = Omit<ObservationReceipt, 'format'> & {
  counted: number
  deployments: number
  unmapped: number
  unknownConsumers: number
  passedOver: number
  rejected: number
  services: string[]
  reasons: { readonly line: number; readonly reason: string }[]
}

const MOST_REASONS = 20

function add(sum: Total, receipt: ObservationReceipt, linesBefore: number): void {
  sum.counted += receipt.counted
  sum.deployments += receipt.deployments
  sum.unmapped += receipt.unmapped
  sum.unknownConsumers += receipt.unknownConsumers
  sum.passedOver += receipt.passedOver
  sum.rejected += receipt.rejected
  sum.services = [...new Set([...sum.services, ...receipt.services])]
  const reasons = receipt.reasons.map(({ line, reason }) => ({
    line: line === 0 ? 0 : line + linesBefore,
    reason,
  }))
  sum.reasons = [...sum.reasons, ...reasons].slice(0, MOST_REASONS)
}

function send(piece: Piece, { format, host }: ObserveFlags): Promise<ObservationReceipt> {
  const query = new URLSearchParams({
    ...(format !== undefined && { format }),
    ...(host !== undefined && { host }),
  })
  const path = query.size === 0 ? '/observations' : `/observations?${query.toString()}`
  return askJson<ObservationReceipt>(path, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'idempotency-key': piece.key,
    },
    body: piece.text,
  })
}

/**
 * A log in pieces of whole lines; a single document of JSON as one piece.
 * @throws CommandError (status 2) for what cannot be read, or is too large to be sent as a whole
 */
async function* piecesOf(
  file: string,
  { format, host, again }: ObserveFlags,
  leaveOut: (lines: number) => void,
): AsyncGenerator<Piece, void, undefined> {
  const reader = new ByteReader(file)
  const first = await reader.firstLine(LARGEST)
  if (!beginsDocument(first.toString('utf8'), format)) {
    const keeper = placeOf(first, registryUrl(), host)
    yield* piecesOfLog(reader, { name: file, keeper, isAgain: again === true, leaveOut })
    return
  }
  const document = await reader.take(LARGEST + 1)
  if (document.length > LARGEST) {
    throw usageError(
      `${file} is one document of more than 8 MiB; split it, or write an entry a line.`,
    )
  }
  const text = document.toString('utf8')
  const key = createHash('sha256').update(document).digest('hex')
  const nothing = (): Promise<void> => Promise.resolve()
  if (text.trim() !== '') yield { text, key, linesBefore: 0, begin: nothing, finish: nothing }
}

/** By the first line of what is read. */
function beginsDocument(first: string, format: ObserveFlags['format']): boolean {
  if (format === 'export') return true
  const start = first.trim()
  if (start.startsWith('[') && format === undefined) return !/^\[\d{4}-\d{2}-\d{2}T/.test(start)
  if (!start.startsWith('{')) return false
  return (start.startsWith('{"observations"') && format === undefined) || !start.endsWith('}')
}

function inWords(sum: Total): readonly string[] {
  const { counted, deployments, unmapped, unknownConsumers, rejected, services } = sum
  return [
    `${counted} calls counted, to ${services.length === 0 ? 'no service' : services.slice(0, 10).join(', ')}${services.length > 10 ? ` and ${services.length - 10} more` : ''}`,
    ...(deployments > 0 ? [`${deployments} deployments kept`] : []),
    ...(unknownConsumers > 0
      ? [`${unknownConsumers} of them by consumers that nobody knows; map their clients`]
      : []),
    ...(unmapped > 0
      ? [`${unmapped} calls to addresses that are no service's; map them, or give --host`]
      : []),
    ...(rejected > 0 ? [`${rejected} entries cannot be read`] : []),
  ]
}
