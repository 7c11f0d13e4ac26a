import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { ObservationReceipt } from '../../registry/index.ts'
import { EXIT, endWith, usageError } from '../exit-status.ts'
import { printable, reasonOf, writeNotice, writeReport } from '../output.ts'
import { progressLine } from '../progress-line.ts'
import type { ObserveFlags } from '../program/observe-command.ts'
import { askJson } from '../registry/registry-client.ts'

const PIECE = 4 * 1_048_576 // characters of a log that are sent at once
const LARGEST_DOCUMENT = 8 * 1_048_576 // characters; what the registry takes

/**
 * `concordat observe`: reports a log, piece by piece as it is read, or spans or an export as a whole. Each piece has a key made
 * of its text, so that running it again on the same file counts nothing twice.
 */
export async function observeCommand(file: string, flags: ObserveFlags): Promise<void> {
  const progress = progressLine()
  const sum: Total = {
    ...{ counted: 0, deployments: 0, unmapped: 0, unknownConsumers: 0, passedOver: 0, rejected: 0 },
    services: [],
    reasons: [],
  }
  try {
    let lines = 0
    for await (const piece of piecesOf(file, flags.format)) {
      add(sum, await send(piece, flags), lines)
      lines += piece.split('\n').length - 1
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
  for (const { line, reason } of sum.reasons) {
    await writeNotice(printable(line > 0 ? `line ${line} ${reason}` : `entries that ${reason}`))
  }
  const isUnreadable = sum.rejected > 0 && sum.counted + sum.deployments + sum.unmapped === 0
  if (isUnreadable) endWith(EXIT.usage)
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

function send(text: string, { format, host }: ObserveFlags): Promise<ObservationReceipt> {
  const query = new URLSearchParams({
    ...(format !== undefined && { format }),
    ...(host !== undefined && { host }),
  })
  const path = query.size === 0 ? '/observations' : `/observations?${query.toString()}`
  return askJson<ObservationReceipt>(path, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'idempotency-key': createHash('sha256').update(text).digest('hex'),
    },
    body: text,
  })
}

/**
 * A log in pieces of whole lines; a single document of JSON as one piece.
 * @throws CommandError (status 2) for what cannot be read, or is too large to be sent as a whole
 */
async function* piecesOf(file: string, format: ObserveFlags['format']): AsyncGenerator<string> {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  stream.setEncoding('utf8')
  let held = ''
  let isDocument: boolean | undefined
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      held += chunk
      isDocument ??= beginsDocument(held, format)
      if (isDocument === true && held.length > LARGEST_DOCUMENT) {
        throw usageError(
          `${file} is one document of more than 8 MiB; split it, or write an entry a line.`,
        )
      }
      if (isDocument === true || held.length < PIECE) continue
      const end = held.lastIndexOf('\n') + 1
      if (end === 0) {
        if (held.length > LARGEST_DOCUMENT) {
          throw usageError(`${file} has a line of more than 8 MiB, which is no log.`)
        }
        continue
      }
      yield held.slice(0, end)
      held = held.slice(end)
    }
  } catch (error) {
    const isOfFile = typeof (error as NodeJS.ErrnoException).code === 'string'
    if (!isOfFile) throw error
    throw usageError(`${file} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
  if (held.trim() !== '') yield held
}

/** Undefined while its first line has not been read to its end. */
function beginsDocument(text: string, format: ObserveFlags['format']): boolean | undefined {
  if (format === 'export') return true
  const start = text.trimStart()
  if (start.startsWith('[') && format === undefined) return !/^\[\d{4}-\d{2}-\d{2}T/.test(start)
  if (!start.startsWith('{')) return start === '' ? undefined : false
  if (start.startsWith('{"observations"') && format === undefined) return true
  const end = start.indexOf('\n')
  if (end === -1) return undefined
  return !start.slice(0, end).trimEnd().endsWith('}')
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
