import type { BindingMessage, MimeContent, Part } from '../../../contracts/index.ts'
import { abstractMessageOf } from './mime-messages.ts'

/** The part of the message that a `mime:content` names; undefined where there is none of that name. */
export function partOfContent(content: MimeContent, message: BindingMessage): Part | undefined {
  const { part } = content
  if (part === undefined) return undefined
  return abstractMessageOf(message)?.partsByName.get(part)
}
