/** Changes that keep a file well-formed, so that what comes after the parser is reached. */
import { dump, load } from 'js-yaml'
import { mutateBlocks } from './mutate-blocks.mjs'
import { mutateXml } from './mutate-xml.mjs'

const MOST_CHANGES = 4
const ODD_VALUES = [
  ...[null, true, false, 0, -1, 1.5, 1e308, '', 'null', '#', '#/', '#/paths', '{}', '~0~1', 'a b'],
  ...[[], {}, [[]], [null], { $ref: '#' }, { $ref: '#/components/schemas/None' }, { $ref: 1 }],
  ...[{ $ref: 'other.yaml#/a' }, { type: 'object' }, { type: ['string', 'null'] }, { allOf: [] }],
  ...['(a+)+$', '[', '\u0000', 'x'.repeat(2000), '\ud800', '*a'.repeat(40), '{'.repeat(500)],
  ...[{ $dynamicRef: '#meta' }, { $id: 'a', $anchor: 'b' }, { $schema: 'urn:none' }, { not: {} }],
  ...[{ pattern: '^(a|a?)+$' }, { enum: Array.from({ length: 500 }, (_, index) => index) }],
  ...[{ discriminator: { propertyName: 'a', mapping: { a: '#/components/schemas' } } }],
]
/** Names of what every object has, and names that mean something to readers or to databases. */
const ODD_KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'],
  ...['$ref', '$id', '$anchor', '$dynamicAnchor', '$where', '$gt', '<<', '', '/', '~', '0', '-1'],
  ...['x-concordat-ignore', 'allOf', 'items', 'properties', 'discriminator', 'const', 'default'],
]
const MOST_COPIES = 2000
const MOST_CHARACTERS = 2_000_000
const MOST_LEVELS = 300

/**
 * A JSON or YAML text with some of its values taken out, exchanged, repeated or put elsewhere, or an XML, GraphQL or
 * Protocol Buffers text with parts of it treated so. Undefined when it is none of these.
 */
export function mutateStructure(bytes, random, mostChanges = MOST_CHANGES) {
  const text = bytes.toString('utf8')
  if (/^\s*</.test(text)) return Buffer.from(mutateXml(text, random))
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) {
    return isInBlocks(text) ? Buffer.from(mutateBlocks(text, random)) : undefined
  }
  for (let change = 1 + random(mostChanges); change > 0; change -= 1) changeSomething(value, random)
  return Buffer.from(written(value, /^\s*[{[]/.test(text), random) ?? '')
}

function isInBlocks(text) {
  return /^\s*(?:syntax|package|message|type|schema|enum|input|query|service|option)\b/m.test(text)
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

function written(value, isJson, random) {
  if (isJson || random(2) === 0) return JSON.stringify(value, undefined, random(2))
  try {
    return dump(value, { flowLevel: random(8) - 1, lineWidth: random(2) === 0 ? -1 : 80 })
  } catch {
    // Not every text can be written as YAML.
    return JSON.stringify(value)
  }
}

function changeSomething(root, random) {
  const holders = []
  const pointers = ['#']
  const pending = [[root, '#']]
  while (pending.length > 0) {
    const [holder, pointer] = pending.pop()
    if (Object.keys(holder).length > 0) holders.push(holder)
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value !== 'object' || value === null) continue
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      pointers.push(at)
      pending.push([value, at])
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
  const pointer = () => pointers[random(pointers.length)]
  const changes = [
    () => delete holder[key],
    () => put(holder, key, structuredClone(ODD_VALUES[random(ODD_VALUES.length)])),
    () => put(holder, key, structuredClone(otherHolder[otherKey] ?? null)),
    () => put(holder, otherKey, structuredClone(holder[key])),
    () => {
      if (Array.isArray(holder)) return
      put(holder, `${key} `, holder[key])
      delete holder[key]
    },
    () => put(holder, ODD_KEYS[random(ODD_KEYS.length)], structuredClone(holder[key])),
    () => put(holder, key, { $ref: pointer() }),
    () => put(holder, key, { allOf: [{ $ref: pointer() }, { $ref: pointer() }] }),
    () => put(holder, key, { oneOf: [{ $ref: pointer() }, holder[key]], items: { $ref: '#' } }),
    () => multiply(holder, key, random),
    () => nest(holder, key, random),
  ]
  changes[random(changes.length)]()
}

/** Sets an own member, also where plain assignment would set the prototype. */
function put(holder, key, value) {
  if (Array.isArray(holder) && key === 'length') return // it takes numbers alone
  Object.defineProperty(holder, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

function multiply(holder, key, random) {
  const size = JSON.stringify(holder[key])?.length ?? 1
  const copies = Math.min(1 + random(MOST_COPIES), Math.ceil(MOST_CHARACTERS / size))
  // Most turns add a few, so that most files stay small.
  const count = random(20) === 0 ? copies : Math.min(copies, 5)
  for (let copy = 0; copy < count; copy += 1) {
    const value = structuredClone(holder[key])
    if (Array.isArray(holder)) holder.push(value)
    else put(holder, `${key}${copy}`, value)
  }
}

function nest(holder, key, random) {
  const wrap = [
    (value) => [value],
    (value) => ({ allOf: [value] }),
    (value) => ({ properties: { a: value } }),
    (value) => ({ items: value }),
    (value) => ({ a: value }),
  ][random(5)]
  let value = holder[key]
  const levels = random(4) === 0 ? random(MOST_LEVELS) : random(5)
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  put(holder, key, value)
}
