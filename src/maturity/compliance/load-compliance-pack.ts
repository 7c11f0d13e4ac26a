import { readDataText } from '../../contracts/index.ts'
import { compliancePackSchema, type CompliancePack } from './compliance-pack.ts'

/** A compliance pack that cannot be used, with everything that is wrong with it. */
export class CompliancePackError extends Error {
  override readonly name = 'CompliancePackError'
  /** One sentence each, beginning with the path into the document, or the place where its syntax is broken. */
  readonly mistakes: readonly string[]

  constructor(fileName: string, mistakes: readonly string[]) {
    super(`${fileName} is no usable compliance pack:\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

/**
 * Reads a compliance pack from its YAML text.
 *
 * @param fileName only used in messages
 * @throws CompliancePackError with all mistakes of the document, not only the first
 */
export function loadCompliancePack(text: string, fileName: string): CompliancePack {
  const read = readDataText(text, fileName)
  if (read.kind === 'wrong') {
    throw new CompliancePackError(
      fileName,
      read.mistakes.map(
        ({ message, location: { line, column } }) => `${line}:${column}: ${message}`,
      ),
    )
  }
  const parsed = compliancePackSchema.safeParse(read.kind === 'empty' ? null : read.document.value)
  if (parsed.success) return parsed.data
  throw new CompliancePackError(
    fileName,
    parsed.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`),
  )
}
