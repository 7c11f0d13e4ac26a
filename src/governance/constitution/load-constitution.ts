import { readDataText } from '../../contracts/index.ts'
import { constitutionSchema, type Constitution } from './constitution.ts'

/** A constitution that cannot be used, with everything that is wrong with it. */
export class ConstitutionError extends Error {
  override readonly name = 'ConstitutionError'
  /** One sentence each, beginning with the path into the document, or the place where its syntax is broken. */
  readonly mistakes: readonly string[]

  constructor(fileName: string, mistakes: readonly string[]) {
    super(`${fileName} is no usable constitution:\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

/**
 * Reads a constitution from its YAML text.
 *
 * @param fileName only used in messages
 * @throws ConstitutionError with all mistakes of the document, not only the first
 */
export function loadConstitution(text: string, fileName: string): Constitution {
  const read = readDataText(text, fileName)
  if (read.kind === 'wrong') {
    throw new ConstitutionError(
      fileName,
      read.mistakes.map(
        ({ message, location: { line, column } }) => `${line}:${column}: ${message}`,
      ),
    )
  }
  const value = read.kind === 'empty' ? null : read.document.value
  const parsed = constitutionSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ConstitutionError(
    fileName,
    parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  )
}
