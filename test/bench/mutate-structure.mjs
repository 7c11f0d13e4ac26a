/** Changes that keep a file well-formed, so that what comes after the parser is reached. */
import { load } from 'js-yaml'

const MOST_CHANGES = 4
const ODD_VALUES = [
  ...[null, true, false, 0, -1, 1.5, 1e308, '', 'null', '#', '#/', '#/paths', '{}', '~0~1', 'a b'],
  ...[[], {}, [[]], [null], { $ref: '#' }, { $ref: '#/components/schemas/None' }, { $ref: 1 }],
  ...[{ $ref: 'other.yaml#/a' }, { type: 'object' }, { type: ['string', 'null'] }, { allOf: [] }],
  ...['(a+)+$', '[', '\u0000', 'x'.repeat(2000)],
]

/**
 * A JSON or YAML text with some of its values taken out, exchanged or put elsewhere, written as JSON; an XML
 * text with attributes exchanged or taken out. Undefined when it is neither.
 */
export function mutateStructure(bytes, random) {
  const text = bytes.toString('utf8')
  if (/^\s*</.test(text)) return Buffer.from(mutateXml(text, random))
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return undefined
  for (let change = 1 + random(MOST_CHANGES); change > 0; change -= 1)
    changeSomething(value, random)
  return Buffer.from(JSON.stringify(value, undefined, 1) ?? '')
}

function parsed(text) {
  try {
    // A copy without aliases: changes in one place must not show in another.
    return JSON.parse(JSON.stringify(load(text)) ?? 'null')
  } catch {
    // Many files of the corpus are broken on purpose, or in another language.
    return undefined
  }
}

function changeSomething(root, random) {
  const holders = []
  const pending = [root]
  while (pending.length > 0) {
    const holder = pending.pop()
    if (Object.keys(holder).length > 0) holders.push(holder)
    for (const value of Object.values(holder)) {
      if (typeof value === 'object' && value !== null) pending.push(value)
    }
  }
  if (holders.length === 0) return
  const any = () => {
    const holder = holders[random(holders.length)]
    const keys = Object.keys(holder)
    return [holder, keys[random(keys.length)]]
  }
  const [holder, key] = any()
  const [otherHolder, otherKey] = any()
  switch (random(5)) {
    case 0:
      delete holder[key]
      break
    case 1:
      holder[key] = ODD_VALUES[random(ODD_VALUES.length)]
      break
    case 2:
      holder[key] = structuredClone(otherHolder[otherKey] ?? null)
      break
    case 3:
      holder[otherKey] = holder[key]
      break
    default:
      if (!Array.isArray(holder)) {
        holder[`${key} `] = holder[key]
        delete holder[key]
      }
  }
}

function mutateXml(text, random) {
  const attributes = [...text.matchAll(/\s([\w:.-]+)="([^"<]*)"/g)]
  if (attributes.length < 2) return text
  let result = text
  for (let change = 1 + random(MOST_CHANGES); change > 0; change -= 1) {
    const [one, name, value] = attributes[random(attributes.length)]
    const [, otherName, other] = attributes[random(attributes.length)]
    const replacement = [
      '',
      ` ${name}="${other}"`,
      ` ${name}=""`,
      ` ${otherName}="${value}"`,
      ` ${name}="${value}${value}"`,
      ` ${name}="${value.replace(/^[\w.-]+:/, '')}"`,
    ][random(6)]
    result = result.replace(one, () => replacement)
  }
  return result
}
