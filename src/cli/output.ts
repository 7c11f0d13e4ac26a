import { open, type FileHandle } from 'node:fs/promises'
import { usageError } from './exit-status.ts'

/** Where a report goes, piece by piece. */
export interface ReportTarget {
  /** Resolves when the text is out. */
  write(text: string): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a file, emptied, or stdout for a report.
 * @throws CommandError (status 2) when it cannot be written
 */
export async function openReport(file: string | undefined): Promise<ReportTarget> {
  const refused = (error: unknown): never => {
    const words = `The report cannot be written to ${file ?? 'standard output'}: ${reasonOf(error)}.`
    throw usageError(words, { cause: error })
  }
  if (file === undefined) {
    return {
      write: (text) => writeTo(process.stdout, text).catch(refused),
      close: () => Promise.resolve(),
    }
  }
  const handle: FileHandle = await open(file, 'w').catch(refused)
  return {
    write: async (text) => {
      await handle.writeFile(text).catch(refused)
    },
    close: () => handle.close(),
  }
}

/** Writes a whole report, to a file or to stdout, and resolves when it is out. */
export async function writeReport(text: string, file: string | undefined): Promise<void> {
  const target = await openReport(file)
  await target.write(text)
  await target.close()
}

/** Everything that is not the report. */
export async function writeNotice(text: string): Promise<void> {
  await writeTo(process.stderr, `${text}\n`)
}

/** Streams whose failures are told by the callback of each write, and not by an event that ends the process. */
const watched = new WeakSet<NodeJS.WriteStream>()

/** A reader that went away (`| head`) ends no command, also where the text is help that commander writes. */
export function outliveReaders(): void {
  watch(process.stdout)
  watch(process.stderr)
}

function watch(stream: NodeJS.WriteStream): void {
  if (watched.has(stream)) return
  watched.add(stream)
  stream.on('error', () => undefined)
}

/** A reader that went away is no error of ours. */
function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  watch(stream)
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
      else resolve()
    })
  })
}

/** Control characters of a contract must not steer the reader's terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD')
}

/** A number and what it counts: `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** The short reason behind a failed system call. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOSPC':
      return 'the disk is full'
    case 'ECONNREFUSED':
      return 'nothing answers there'
    default:
      return code ?? message
  }
}
