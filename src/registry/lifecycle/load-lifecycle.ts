import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
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
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const located = ({ path, message }: Mistake): LocatedMistake => ({
    pointer: path.map((step) => `/${step}`).join(''),
    ...placeOf(document, lines, path),
    message,
  })
  if (document.errors.length > 0) {
    throw new LifecycleError(
      fileName,
      document.errors.map((error) => ({
        pointer: '',
        ...position(lines, error.pos[0]),
        message: error.message,
      })),
    )
  }
  const parsed = lifecycleDefinition.safeParse(valueOf(document, fileName))
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

/** The plain value; aliases may not multiply without end. */
function valueOf(document: Document, fileName: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    const mistake = { pointer: '', line: 1, column: 1, message: error.message }
    throw new LifecycleError(fileName, [mistake], { cause: error })
  }
}

function inOrder(mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column)
}

/** The place of the node at a path, or of the nearest one around it. */
function placeOf(
  document: Document,
  lines: LineCounter,
  path: Mistake['path'],
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return position(lines, node.range[0])
  }
  return { line: 1, column: 1 }
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}
