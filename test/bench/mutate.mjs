/** Ways to break a file. What authors, tools and attackers do to contracts: cut, repeat, mix, swap, invert. */

const MOST_CHANGES = 6
const TOKENS = [
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '</',
    '/>',
    '&',
    '*',
    ':',
    ',',
    '#',
    '%',
    '\\',
    '\t',
    '\r',
    '\0',
  ],
  ...['null', 'true', '[]', '{}', '-1', '1e999', '99999999999999999999', '""', '~', 'NaN', '0x7f'],
  ...[
    '$ref: "#"',
    '"$ref":"#/"',
    '"$ref":"#/paths"',
    '<<: *a',
    '&a ',
    '*a',
    '!!binary x',
    '? ',
    '---\n',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!ENTITY',
    '&b;',
    '<![CDATA[',
    ']]>',
    '<?xml version="1.1"?>',
  ],
  ...['xmlns:a="urn:a"', 'type="xsd:nothing"', 'minOccurs="-1"', 'maxOccurs="unbounded"', '<!--'],
  ...['__proto__', 'constructor', '\u2028', '\uFEFF', '\uD800', '𝒳', 'é'],
].map((token) => Buffer.from(token))

/**
 * @param {Buffer} seed
 * @param {(below: number) => number} random
 * @param {() => Buffer} another another seed
 */
export function mutate(seed, random, another) {
  let bytes = seed
  for (let change = 1 + random(MOST_CHANGES); change > 0; change -= 1) {
    bytes = CHANGES[random(CHANGES.length)](bytes, random, another)
  }
  return bytes
}

const part = (bytes, random) => {
  const start = random(bytes.length + 1)
  const length = random(Math.min(bytes.length - start, 400) + 1)
  return { start, end: start + length, text: bytes.subarray(start, start + length) }
}

const put = (bytes, start, end, text) =>
  Buffer.concat([bytes.subarray(0, start), text, bytes.subarray(end)])

const CHANGES = [
  function invertBit(bytes, random) {
    if (bytes.length === 0) return bytes
    const copy = Buffer.from(bytes)
    copy[random(copy.length)] ^= 1 << random(8)
    return copy
  },
  function cutPart(bytes, random) {
    const { start, end } = part(bytes, random)
    return put(bytes, start, end, Buffer.alloc(0))
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, random(bytes.length + 1))
  },
  function repeatPart(bytes, random) {
    const { end, text } = part(bytes, random)
    return put(bytes, end, end, Buffer.concat(Array.from({ length: 1 + random(20) }, () => text)))
  },
  function insertToken(bytes, random) {
    const at = random(bytes.length + 1)
    return put(bytes, at, at, TOKENS[random(TOKENS.length)])
  },
  function replaceByToken(bytes, random) {
    const { start, end } = part(bytes, random)
    return put(bytes, start, Math.min(end, start + 12), TOKENS[random(TOKENS.length)])
  },
  function swapLines(bytes, random) {
    const lines = bytes.toString('latin1').split('\n')
    const one = random(lines.length)
    const other = random(lines.length)
    ;[lines[one], lines[other]] = [lines[other], lines[one]]
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  function swapWords(bytes, random) {
    const words = bytes.toString('latin1').split(/(\w+)/)
    const word = () => 1 + 2 * random(Math.max(1, words.length >> 1))
    const [one, other] = [word(), word()]
    if (words.length > 2) [words[one], words[other]] = [words[other], words[one]]
    return Buffer.from(words.join(''), 'latin1')
  },
  function mixIn(bytes, random, another) {
    const at = random(bytes.length + 1)
    return put(bytes, at, at, part(another(), random).text)
  },
]
