import { parseDocument } from 'yaml'
import { maturityModelSchema, type MaturityModel } from './maturity-model.ts'

/** A maturity model that cannot be used, with everything that is wrong with it. */
export class MaturityModelError extends Error {
  override readonly name = 'MaturityModelError'
  /** One sentence each, beginning with the path into the document. */
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
  const document = parseDocument(text, { schema: 'core' })
  if (document.errors.length > 0) {
    throw new MaturityModelError(
      fileName,
      document.errors.map(({ message }) => message.split('\n', 1)[0] ?? message),
    )
  }
  const parsed = maturityModelSchema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (parsed.success) return parsed.data
  throw new MaturityModelError(
    fileName,
    parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  )
}
