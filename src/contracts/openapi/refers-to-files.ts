/** Characters of `$ref` and `$dynamicRef` written as escapes: nobody does it, and nothing may hide so. */
const HIDDEN_KEYWORD = /\\(?:u00|x)(?:24|4d|52|6[1-9a-f]|7[0-9a])/i
/** What follows the name of a key: the first character of its value, without the quotation mark. */
const FIRST_OF_VALUE = /["']?\s*:\s*["']?([^"'\s]?)/y
/** A mapping in JSON's syntax, all of whose values are texts. */
const FLAT_MAPPING = /["']?\s*:\s*\{([^{}]*)\}/y
const VALUE_OF_MEMBER = /:\s*"([^"]*)"/g

/**
 * Whether a description may refer to other files. A look at its text, many times faster than one at all its
 * values; where the text leaves it open the answer is yes.
 */
export function refersToFiles(text: string): boolean {
  if (text.includes('\\') && HIDDEN_KEYWORD.test(text)) return true
  return (
    some(text, '$ref', leavesDocument) ||
    some(text, '$dynamicRef', leavesDocument) ||
    some(text, 'apping', mapsToFiles)
  )
}

/** Whether it holds after one of the places where the text has a word. */
function some(text: string, word: string, holds: (text: string, after: number) => boolean) {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (holds(text, at + word.length)) return true
  }
  return false
}

function leavesDocument(text: string, after: number): boolean {
  FIRST_OF_VALUE.lastIndex = after
  return FIRST_OF_VALUE.exec(text)?.[1] !== '#'
}

/** `mapping` and `defaultMapping` of a Discriminator Object name schemas, or refer to them. */
function mapsToFiles(text: string, after: number): boolean {
  FLAT_MAPPING.lastIndex = after
  const members = FLAT_MAPPING.exec(text)?.[1]
  if (members === undefined) return /^["']?\s*:/.test(text.slice(after, after + 100))
  return [...members.matchAll(VALUE_OF_MEMBER)].some(([, uri = '']) => /^[^#]*[/.]/.test(uri))
}
