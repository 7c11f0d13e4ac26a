import { readDataText } from '../../contracts/index.ts'
import { maturityModelSchema, type MaturityModel } from './maturity-model.ts'

/** A maturity model that cannot be used, with everything that is wrong with it. */
export class MaturityModelError extends Error {
  override readonly name = 'MaturityModelError'
  /** One sentence each, beginning with the path into the document, or the place where its syntax is broken. */
  readonly mistakes: readonly string[]

  constructor(fileName: string, mistakes: readonly string[]) {
    super(`${fileName} is no usable maturity model:\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

/**
 * Reads a maturity model from its YAML text.
 *
 * @param fileName only used in messages
 * @throws MaturityModelError with all mistakes of the document, not only the first
 */
export function loadMaturityModel(text: string, fileName: string): MaturityModel {
  const read = readDataText(text, fileName)
  if (read.kind === 'wrong') {
    throw new MaturityModelError(
      fileName,
      read.mistakes.map(
        ({ message, location: { line, column } }) => `${line}:${column}: ${message}`,
      ),
    )
  }
  const value = read.kind === 'empty' ? null : read.document.value
  const parsed = maturityModelSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new MaturityModelError(
    fileName,
    parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  )
}
