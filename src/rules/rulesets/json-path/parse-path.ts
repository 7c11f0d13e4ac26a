import { CharacterReader } from './character-reader.ts'
import { parseFilter } from './parse-filter.ts'
import { SELECTABLE_TYPES } from './path-expression.ts'
import type { PathExpression, Selector, Step } from './path-expression.ts'

/** Characters of an expression; published ones stay under a thousand. */
const MOST_CHARACTERS = 10_000

const SLICE = /^(-?\d*):(-?\d*)(?::(-?\d*))?$/
const QUOTED_NAMES =
  /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:,(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*(?=\])/y

/**
 * Reads a path expression as rulesets of the ecosystem write it: JSONPath with the extensions of JSONPath-Plus,
 * and with the readings that its engines have settled on. `.[` means the same as `..[`, a dot at the end means
 * nothing, and a name without quotes in brackets is taken with the spaces around it.
 *
 * @throws PathMistake at what it cannot read or does not support
 */
export function parsePath(text: string): PathExpression {
  const reader = new CharacterReader(text)
  if (text.length > MOST_CHARACTERS) {
    throw reader.mistake(`the expression has more than ${MOST_CHARACTERS} characters`)
  }
  if (!reader.take('$')) throw reader.mistake('a path begins with "$"')
  const steps: Step[] = []
  while (!reader.isAtEnd) {
    const step = readStep(reader, steps)
    if (step !== undefined) steps.push(step)
  }
  return { text, steps: isPlain(text, steps) ? withoutIdleWildcards(steps) : steps }
}

/** `..` at the end, and `.~`: what stands there, and all objects and lists inside. */
const WITH_ALL_INSIDE = /^(.*?)(?:\.\.|\.+(~))$/s

/**
 * Reads an expression that may stand for two: `$.a..` chooses `a` and every object and list inside, `$.a.~` the
 * names of these.
 *
 * @throws PathMistake as {@link parsePath}
 */
export function parsePaths(text: string): readonly PathExpression[] {
  const [, start, name = ''] = WITH_ALL_INSIDE.exec(text) ?? []
  if (start === undefined || (start === '$' && name !== '')) return [parsePath(text)]
  return [parsePath(`${start}${name}`), parsePath(`${start}..@object()${name}`)]
}

/** Whether the faster one of the engines reads an expression, and in its simpler way. */
function isPlain(text: string, steps: readonly Step[]): boolean {
  const hasOddName = steps.some(
    (step) =>
      step.kind === 'members' &&
      step.selector.kind === 'names' &&
      step.selector.names.some((name) => !/^[\w$-]+$/.test(name) && !text.includes(`'${name}'`)),
  )
  const last = steps.findLastIndex(({ kind }) => kind === 'members')
  const isDeepOnce = steps.filter((step) => step.kind === 'members' && step.isDeep).length === 1
  return isDeepOnce && !hasOddName && !steps.slice(0, last).some(({ kind }) => kind === 'parent')
}

/** `..*` before a further step means as much as `..`: any depth, and none. */
function withoutIdleWildcards(steps: readonly Step[]): readonly Step[] {
  const kept: Step[] = []
  for (const step of steps) {
    const before = kept.at(-1)
    const isIdle =
      before?.kind === 'members' && before.isDeep && before.selector.kind === 'wildcard'
    if (!isIdle || step.kind !== 'members' || step.isDeep) kept.push(step)
    else kept[kept.length - 1] = { ...step, isDeep: true }
  }
  return kept
}

function readStep(reader: CharacterReader, before: readonly Step[]): Step | undefined {
  const start = reader.at
  if (reader.take('~')) {
    // Once more it selects the same name.
    return before.at(-1)?.kind === 'name' ? undefined : { kind: 'name' }
  }
  if (before.at(-1)?.kind === 'name') throw reader.mistake('nothing can follow "~"')
  if (reader.take('^')) return { kind: 'parent' }
  if (reader.startsWith('['))
    return { kind: 'members', isDeep: false, selector: readBracket(reader) }
  if (reader.next === '@') return { kind: 'members', isDeep: false, selector: readType(reader) }
  if (!reader.take('.'))
    throw reader.mistake(`expected ".", "[", "~" or "^", found ${reader.shown()}`)
  let isDeep = reader.take('.')
  if (reader.isAtEnd && !isDeep) return undefined
  if (reader.startsWith('[')) {
    isDeep = true
    return { kind: 'members', isDeep, selector: readBracket(reader) }
  }
  if (reader.startsWith('.') || reader.isAtEnd) {
    throw reader.mistake('".." stands without a name, "*" or "[" behind it', start)
  }
  return { kind: 'members', isDeep, selector: readName(reader) }
}

function readName(reader: CharacterReader): Selector {
  if (reader.match(/\*(?=[.[~^@]|$)/y) !== undefined) return { kind: 'wildcard' }
  if (reader.next === '@') return readType(reader)
  if (reader.next === "'" || reader.next === '"') {
    return { kind: 'names', names: [reader.quoted()] }
  }
  reader.take('`')
  const name = reader.match(/(?:(?!@\w+\(\))[^.[~^])+/y)
  if (name === undefined) throw reader.mistake(`expected a name, found ${reader.shown()}`)
  return { kind: 'names', names: [name] }
}

function readType(reader: CharacterReader): Selector {
  const start = reader.at
  const written = reader.match(/@\w+\(\)/y)
  const type = SELECTABLE_TYPES.find((known) => `@${known}()` === written)
  if (type === undefined) {
    const known = SELECTABLE_TYPES.map((name) => `@${name}()`).join(', ')
    throw reader.mistake(`expected one of ${known}`, start)
  }
  return { kind: 'type', type }
}

function readBracket(reader: CharacterReader): Selector {
  reader.at += 1
  if (reader.take('?(')) {
    const filter = parseFilter(reader)
    reader.expect(')', 'the expression of a filter')
    reader.expect(']', 'a filter')
    return { kind: 'filter', filter }
  }
  if (reader.startsWith('?')) throw reader.mistake('a filter is written "[?(…)]"')
  if (reader.startsWith('(')) return readScript(reader)
  const quoted = reader.match(QUOTED_NAMES)
  if (quoted !== undefined) {
    reader.at -= quoted.length
    const names: string[] = []
    do names.push(reader.quoted())
    while (reader.take(','))
    reader.at += 1
    return { kind: 'names', names }
  }
  // The engines do not miss the bracket at the end of an expression.
  const content = reader.match(/[^\]]+(?=\]|$)/y)
  if (content === undefined)
    throw reader.mistake(`expected a name and "]", found ${reader.shown()}`)
  reader.at += 1
  if (content === '*') return { kind: 'wildcard' }
  const slice = SLICE.exec(content)
  if (slice === null) return { kind: 'names', names: content.split(',') }
  const [, start, end, step] = slice
  // A negative step goes forward all the same; the engines take nothing in reverse.
  return {
    kind: 'slice',
    start: asNumber(start),
    end: asNumber(end),
    step: Math.abs(asNumber(step) ?? 1) || 1,
  }
}

/** `[(@.length-1)]`: of all scripts the one that means something in every engine. */
function readScript(reader: CharacterReader): Selector {
  const start = reader.at
  const script = reader.match(/\(\s*@\.length\s*-\s*\d+\s*\)(?=\])/y)
  if (script === undefined) {
    throw reader.mistake('the only script supported in brackets is "(@.length-n)"', start)
  }
  reader.at += 1
  const back = Number(/\d+/.exec(script)?.[0] ?? 1)
  if (back === 0) return { kind: 'names', names: [] }
  return { kind: 'slice', start: -back, end: back === 1 ? undefined : 1 - back, step: 1 }
}

function asNumber(text: string | undefined): number | undefined {
  return text === undefined || text === '' || text === '-' ? undefined : Number(text)
}
