/** Changes of an XML text that mostly keep it well-formed. */

const MOST_CHANGES = 4
const MOST_COPIES = 300
const MOST_LEVELS = 300
const MOST_CHARACTERS = 1_000_000
const ENTITIES = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
  '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/a.dtd">',
  '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/a"> %a;]>',
  '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
]

export function mutateXml(text, random) {
  let result = text
  for (let change = 1 + random(MOST_CHANGES); change > 0; change -= 1) {
    const chosen = random(3) > 0 ? changeAttributes : CHANGES[random(CHANGES.length)]
    result = chosen(result, random)
  }
  return result
}

function changeAttributes(text, random) {
  const attributes = [...text.matchAll(/\s([\w:.-]+)="([^"<]*)"/g)]
  if (attributes.length < 2) return text
  const [one, name, value] = attributes[random(attributes.length)]
  const [, otherName, other] = attributes[random(attributes.length)]
  const replacement = [
    '',
    ` ${name}="${other}"`,
    ` ${name}=""`,
    ` ${otherName}="${value}"`,
    ` ${name}="${value}${value}"`,
    ` ${name}="${value.replace(/^[\w.-]+:/, '')}"`,
    ` ${name}="${'9'.repeat(1 + random(40))}"`,
    ` ${name}="${value}" ${name}x="${value}"`,
  ][random(8)]
  return text.replace(one, () => replacement)
}

/** A whole element, with all inside; undefined when the text has none that can be told. */
function elementIn(text, random) {
  const starts = [...text.matchAll(/<([A-Za-z_][\w:.-]*)(?=[\s/>])/g)]
  if (starts.length < 2) return undefined
  const { index, 1: name } = starts[1 + random(starts.length - 1)]
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*?(/?)>`, 'g')
  tag.lastIndex = index
  let depth = 0
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    if (found[1] === '/') depth -= 1
    else if (found[2] !== '/') depth += 1
    if (depth <= 0) return { start: index, end: tag.lastIndex }
  }
  return undefined
}

const replaced = (text, { start, end }, by) => text.slice(0, start) + by + text.slice(end)

const CHANGES = [
  function takeOut(text, random) {
    const element = elementIn(text, random)
    return element === undefined ? text : replaced(text, element, '')
  },
  function repeat(text, random) {
    const element = elementIn(text, random)
    if (element === undefined) return text
    const written = text.slice(element.start, element.end)
    const most = Math.min(MOST_COPIES, Math.ceil(MOST_CHARACTERS / written.length))
    return replaced(text, element, written.repeat(1 + random(random(10) === 0 ? most : 4)))
  },
  function putElsewhere(text, random) {
    const from = elementIn(text, random)
    const to = elementIn(text, random)
    if (from === undefined || to === undefined) return text
    return replaced(text, to, text.slice(from.start, from.end))
  },
  function nest(text, random) {
    const element = elementIn(text, random)
    if (element === undefined) return text
    const written = text.slice(element.start, element.end)
    const opening = /^<[\w:.-]+/.exec(written)?.[0] ?? '<a'
    const levels = random(random(10) === 0 ? MOST_LEVELS : 4)
    const closing = `</${opening.slice(1)}>`
    return replaced(text, element, `${opening}>`.repeat(levels) + written + closing.repeat(levels))
  },
  function rename(text, random) {
    const element = elementIn(text, random)
    const other = elementIn(text, random)
    if (element === undefined || other === undefined) return text
    const written = text.slice(element.start, element.end)
    const name = /^<([\w:.-]+)/.exec(written)?.[1] ?? 'a'
    const otherName = /^<([\w:.-]+)/.exec(text.slice(other.start, other.end))?.[1] ?? 'a'
    return replaced(
      text,
      element,
      written.replaceAll(name, () => otherName),
    )
  },
  function declareEntities(text, random) {
    const bare = text.replace(/^\s*<\?xml[^>]*\?>/, '')
    const body = bare.replace(/"([^"<&]*)"/, () => (random(2) === 0 ? '"&a;"' : '"&c;"'))
    return ENTITIES[random(ENTITIES.length)] + body
  },
  function addAttributes(text, random) {
    const count = 1 + random(random(10) === 0 ? 20_000 : 5)
    const added = Array.from({ length: count }, (_, index) => ` a${index}="${index}"`).join('')
    return text.replace(/(<[\w:.-]+)(?=[\s>])/, (opening) => opening + added)
  },
]
