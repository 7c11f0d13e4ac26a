/** What an XPointer says. */
export interface XPointer {
  /** The expression of its `xpointer` part. */
  readonly expression: string
}

/** The most characters of a fragment that are looked at; no pointer to a binding is nearly as long. */
const MOST_CHARACTERS = 4_096

/**
 * Reads a fragment identifier as an XPointer (XPointer Framework, section 3): parts such as `xmlns(p=uri)` one after
 * the other, one of which is `xpointer(…)`. Parentheses inside are balanced, or escaped with a circumflex.
 *
 * @returns undefined where it is none
 */
export function readXPointer(fragment: string): XPointer | undefined {
  const text = decoded(fragment).trim()
  if (text.length > MOST_CHARACTERS) return undefined
  let expression: string | undefined
  let at = 0
  while (at < text.length) {
    const scheme = /^\s*([\w.:-]+)\(/.exec(text.slice(at))
    if (scheme === null) return undefined
    const [opening, name = ''] = scheme
    const start = at + opening.length
    const end = endOfPart(text, start)
    if (end === undefined) return undefined
    if (name.toLowerCase() === 'xpointer') expression ??= text.slice(start, end)
    at = end + 1
  }
  return expression === undefined ? undefined : { expression }
}

/** The place of the parenthesis that closes a part. */
function endOfPart(text: string, start: number): number | undefined {
  let depth = 1
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '^') at += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return undefined
}

const BINDING =
  /^\/{1,2}(?:[\w.*-]+:)?(?:definitions\/{1,2}(?:[\w.*-]+:)?)?binding(?:\[\s*@name\s*=\s*(?:'([^']*)'|"([^"]*)")\s*\])?$/

/**
 * The binding that an expression picks: by its name, or the first one where it gives none.
 * @returns undefined for an expression of another form, which is not evaluated
 */
export function bindingPickedBy({ expression }: XPointer): { readonly name?: string } | undefined {
  const match = BINDING.exec(expression.trim())
  if (match === null) return undefined
  const name = match[1] ?? match[2]
  return name === undefined ? {} : { name }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    // A stray percent sign: what is written counts.
    return fragment
  }
}
