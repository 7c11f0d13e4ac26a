import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'

/** What stands for the names in braces of a rule's message. */
export interface MessageFacts {
  readonly error: string
  readonly description: string | undefined
  /** JSON Pointer of the place. */
  readonly path: string
  readonly property: string
  readonly value: DataValue | undefined
}

/** Writes the message of a finding: the rule's own, else its description, else what the function says. */
export type WriteMessage = (facts: MessageFacts) => string

/** Reads the `message` of a rule, once for all its findings. */
export function ruleMessage(message: string | undefined): WriteMessage {
  if (message === undefined) return ({ description, error }) => (description ?? error).trim()
  // Every second part is a name.
  const parts = message.split(/\{\{\s*(error|description|path|property|value)\s*\}\}/)
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
      return `#${facts.path}`
    case 'property':
      return facts.property
    default:
      return shown(facts.value)
  }
}

/** What is named by its kind alone has no end. */
function shown(value: DataValue | undefined): string {
  if (value === undefined) return 'undefined'
  if (isDataArray(value)) return 'Array[]'
  if (typeof value === 'object' && value !== null) return 'Object{}'
  return JSON.stringify(value)
}
