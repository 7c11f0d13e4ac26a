import { joinPointer, readDataText } from '../../contracts/index.ts'
import { createLifecycle, type Lifecycle } from './lifecycle.ts'
import { lifecycleDefinition } from './lifecycle-definition.ts'
import { compileConditions, structureMistakes, type Mistake } from './lifecycle-mistakes.ts'

/** A mistake with its place in the document; line and column count from 1. */
export interface LocatedMistake {
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A lifecycle document that cannot be used, with everything that is wrong with it. */
export class LifecycleError extends Error {
  override readonly name = 'LifecycleError'
  readonly mistakes: readonly LocatedMistake[]

  constructor(fileName: string, mistakes: readonly LocatedMistake[], options?: ErrorOptions) {
    const lines = mistakes.map(
      ({ line, column, message }) => `${fileName}:${line}:${column} ${message}`,
    )
    super(lines.join('\n'), options)
    this.mistakes = mistakes
  }
}

/**
 * Reads a lifecycle from YAML or JSON, checks it and compiles its gates.
 * @throws LifecycleError with all mistakes, in the order of the document
 */
export function loadLifecycle(text: string, fileName: string): Lifecycle {
  const read = readDataText(text, fileName)
  if (read.kind === 'wrong') {
    throw new LifecycleError(
      fileName,
      read.mistakes.map(({ message, location: { line, column } }) => {
        return { pointer: '', line, column, message }
      }),
    )
  }
  const document = read.kind === 'empty' ? undefined : read.document
  const located = ({ path, message }: Mistake): LocatedMistake => {
    const steps = path.map(String)
    const { line, column } = document?.locatePath(steps) ?? { line: 1, column: 1 }
    return { pointer: joinPointer('', ...steps), line, column, message }
  }
  const parsed = lifecycleDefinition.safeParse(document?.value ?? null)
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(({ path, message }) =>
      located({ path: path.map((step) => (typeof step === 'symbol' ? '' : step)), message }),
    )
    throw new LifecycleError(fileName, inOrder(mistakes))
  }
  const { compiled, mistakes } = compileConditions(parsed.data)
  const all = [...structureMistakes(parsed.data), ...mistakes]
  if (all.length > 0) throw new LifecycleError(fileName, inOrder(all.map(located)))
  return createLifecycle(parsed.data, compiled)
}

function inOrder(mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
