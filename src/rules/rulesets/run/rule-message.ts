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

/** The message of a finding: the rule's own, else its description, else what the function says. */
export function ruleMessage(message: string | undefined, facts: MessageFacts): string {
  if (message === undefined) return (facts.description ?? facts.error).trim()
  return message
    .replaceAll(/\{\{\s*(error|description|path|property|value)\s*\}\}/g, (_, name: string) =>
      textFor(name, facts),
    )
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
