import type { InputError } from '../problems/problem-details.ts'

/** Levels of arrays and objects in a body; stores keep few more, around what was sent. */
const DEEPEST = 60

/** Half of a surrogate pair, which only escapes can write: no UTF-8 exists for it. */
const HALF_CHARACTER = /\p{Surrogate}/u

/**
 * The first place in a JSON body that no store could keep as it was sent; undefined when all of it can be. Goes through
 * what the description leaves open, too, and by a stack of its own, since a body may be nested as deep as it is long.
 */
export function unkeepable(body: unknown): InputError | undefined {
  const left: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value: body, pointer: '', depth: 0 },
  ]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, pointer, depth } = next
    const detail = mistakeIn(value, depth)
    if (detail !== undefined) return { in: 'body', pointer, detail }
    if (typeof value !== 'object' || value === null) continue
    for (const [name, member] of Object.entries(value).toReversed()) {
      const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
      left.push({ value: member, pointer: `${pointer}/${step}`, depth: depth + 1 })
    }
  }
  return undefined
}

function mistakeIn(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return mistakeInText(value)
  if (typeof value !== 'object' || value === null) return undefined
  if (depth >= DEEPEST) return `must not be nested deeper than ${DEEPEST} levels`
  if (Object.hasOwn(value, '__proto__')) return 'must not have "__proto__"'
  return Object.keys(value)
    .map(mistakeInText)
    .find((mistake) => mistake !== undefined)
}

function mistakeInText(text: string): string | undefined {
  if (text.includes('\0')) return 'must not hold the character NUL (\\u0000)'
  if (!HALF_CHARACTER.test(text)) return undefined
  return 'must not hold half of a character; an escape such as \\ud83d needs its other half'
}
