/** Changes of texts in braces, as GraphQL and Protocol Buffers are written, that mostly keep the braces in pairs. */

const MOST_CHANGES = 4
const MOST_COPIES = 500
const MOST_LEVELS = 300
const MOST_CHARACTERS = 500_000
const ODD_WORDS = [
  ...['__proto__', 'constructor', 'toString', 'Query', 'String', 'message', 'enum', 'extend'],
  ...['oneof', 'map<string, string>', 'repeated', 'reserved', 'group', 'implements', 'union'],
  ...['99999999999999999999', '-1', '0', '1e999', '"', '"""', '@deprecated', '[[[[String!]!]!]!]'],
]

export function mutateBlocks(text, random) {
  let result = text
  for (let change = 1 + random(MOST_CHANGES); change > 0; change -= 1) {
    result = CHANGES[random(CHANGES.length)](result, random)
  }
  return result
}

/** A declaration with its block, from its line's beginning. */
function blockIn(text, random) {
  const openings = [...text.matchAll(/\{/g)]
  if (openings.length === 0) return undefined
  const { index } = openings[random(openings.length)]
  let depth = 0
  for (let at = index; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return { start: text.lastIndexOf('\n', index) + 1, end: at + 1 }
  }
  return undefined
}

const replaced = (text, { start, end }, by) => text.slice(0, start) + by + text.slice(end)

const CHANGES = [
  function takeOut(text, random) {
    const block = blockIn(text, random)
    return block === undefined ? text : replaced(text, block, '')
  },
  function repeat(text, random) {
    const block = blockIn(text, random)
    if (block === undefined) return text
    const written = text.slice(block.start, block.end)
    const most = Math.min(MOST_COPIES, Math.ceil(MOST_CHARACTERS / written.length))
    const count = 1 + random(random(10) === 0 ? most : 4)
    const copies = Array.from({ length: count }, (_, copy) =>
      written.replace(/\w+(?=\s*\{)/, (name) => name + copy),
    )
    return replaced(text, block, copies.join('\n'))
  },
  function putElsewhere(text, random) {
    const from = blockIn(text, random)
    const to = blockIn(text, random)
    if (from === undefined || to === undefined) return text
    return replaced(text, to, text.slice(from.start, from.end))
  },
  function nest(text, random) {
    const block = blockIn(text, random)
    if (block === undefined) return text
    const written = text.slice(block.start, block.end)
    const opening = written.slice(0, written.indexOf('{') + 1)
    const levels = random(random(10) === 0 ? MOST_LEVELS : 4)
    return replaced(text, block, opening.repeat(levels) + written + '}'.repeat(levels))
  },
  function changeLines(text, random) {
    const lines = text.split('\n')
    const from = random(lines.length)
    const to = random(lines.length)
    if (random(2) === 0) lines.splice(to, 0, lines[from])
    else lines.splice(from, 1)
    return lines.join('\n')
  },
  function changeWords(text, random) {
    const words = text.split(/(\w+)/)
    const at = 1 + 2 * random(Math.max(1, words.length >> 1))
    const other = words[1 + 2 * random(Math.max(1, words.length >> 1))]
    words[at] = random(2) === 0 ? ODD_WORDS[random(ODD_WORDS.length)] : (other ?? '')
    return words.join('')
  },
]
