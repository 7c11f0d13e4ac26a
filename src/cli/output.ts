import { writeFile } from 'node:fs/promises'
import { usageError } from './exit-status.ts'

/** Writes a whole report, to a file or to stdout, and resolves when it is out. */
export async function writeReport(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await writeTo(process.stdout, text)
    return
  }
  try {
    await writeFile(file, text)
  } catch (error) {
    throw usageError(`The report cannot be written to ${file}: ${reasonOf(error)}.`, {
      cause: error,
    })
  }
}

/** Everything that is not the report. */
export async function writeNotice(text: string): Promise<void> {
  await writeTo(process.stderr, `${text}\n`)
}

/** A reader that went away (`| head`) is no error of ours. */
function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      stream.off('error', settle)
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
      else resolve()
    }
    stream.once('error', settle)
    stream.write(text, settle)
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
