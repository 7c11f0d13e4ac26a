import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { readDataText } from '../../contracts/index.ts'
import { CommandError, EXIT, usageError } from '../exit-status.ts'

/**
 * Reads a JSON or YAML object from a file, or from standard input where it is `-`.
 * @param expected what it is to hold, in words
 * @throws CommandError (status 2)
 */
export async function readDataFile(file: string, expected: string): Promise<object> {
  let source: string
  try {
    source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandError(EXIT.usage, `${file} cannot be read.`, { cause: error })
  }
  const read = readDataText(source, file)
  if (read.kind === 'wrong') {
    const [first] = read.mistakes
    throw usageError(`${file} is neither JSON nor YAML: ${first?.message ?? ''}`)
  }
  const said: unknown = read.kind === 'empty' ? undefined : read.document.value
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said
  throw usageError(`${file} holds no ${expected}.`)
}
