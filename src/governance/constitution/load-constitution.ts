import { parseDocument } from 'yaml'
import { constitutionSchema, type Constitution } from './constitution.ts'

/** A constitution that cannot be used, with everything that is wrong with it. */
export class ConstitutionError extends Error {
  override readonly name = 'ConstitutionError'
  /** One sentence each, beginning with the path into the document. */
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
  const document = parseDocument(text, { schema: 'core' })
  if (document.errors.length > 0) {
    throw new ConstitutionError(
      fileName,
      document.errors.map(({ message }) => message.split('\n', 1)[0] ?? message),
    )
  }
  const parsed = constitutionSchema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (parsed.success) return parsed.data
  throw new ConstitutionError(
    fileName,
    parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  )
}
