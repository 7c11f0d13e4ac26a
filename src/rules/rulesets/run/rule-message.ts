import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'

/** What stands for the names in braces of a rule's message. */
export interface MessageFacts {
  readonly error: string
  readonly description: string | undefined
  /** JSON Pointer of the place; few messages show it. */
  readonly path: () => string
  readonly property: string
  readonly value: DataValue | undefined
}

/** Writes the message of a finding: the rule's own, else its description, else what the function says. */
export type WriteMessage = (facts: MessageFacts) => string

/** Reads the `message` of a rule, once for all its findings. */
export function ruleMessage(message: string | undefined): WriteMessage {
  if (message === undefined) return ({ description, error }) => (description ?? error).trim()
  // Every second part is a name; one that stands for nothing leaves nothing.
  const parts = message.split(/\{\{\s*([^{}\s]*)\s*\}\}/)
  return (facts) =>
    parts
      .map((part, index) => (index % 2 === 0 ? part : textFor(part, facts)))
      .join('')
      .trim()
}

function textFor(name: string, facts: MessageFacts): string {
  switch (name) {
    case 'error':
      return facts.error
    case 'description':
      return facts.description ?? ''
    case 'path':
      return `#${facts.path()}`
    case 'property':
      return facts.property
    case 'value':
      return shown(facts.value)
    default:
      return ''
  }
}

/** The longest text of a value that a message quotes. */
const MOST_CHARACTERS = 1000
/** The most items of a list that a message quotes. */
const MOST_ITEMS = 20

/** As a text has it, without quotes: messages bring their own. What is named by its kind alone has no end. */
function shown(value: DataValue | undefined): string {
  if (isDataArray(value)) {
    const items = value
      .slice(0, MOST_ITEMS)
      .map((item) => (isDataArray(item) ? 'Array[]' : shown(item)))
    return shortened(value.length > MOST_ITEMS ? `${items.join()},…` : items.join())
  }
  if (typeof value === 'object' && value !== null) return 'Object{}'
  return shortened(String(value))
}

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}
