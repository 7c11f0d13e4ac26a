import type {
  Binding,
  BindingMessage,
  Location,
  MimeContent,
  Part,
} from '../../../contracts/index.ts'
import { abstractMessageOf, contentsIn, messagesOf, placeOf } from './mime-messages.ts'

/** The part of the message that a `mime:content` names; undefined where there is none of that name. */
export function partOfContent(content: MimeContent, message: BindingMessage): Part | undefined {
  const { part } = content
  if (part === undefined) return undefined
  return abstractMessageOf(message)?.partsByName.get(part)
}

/** Each `mime:content` that names what is no part of its message. That it should name one is what AP2946 asks. */
export function* contentsOfNoPart(binding: Binding): Generator<{
  readonly at: Location
  readonly data: { readonly place: string; readonly part: string }
}> {
  for (const message of messagesOf(binding)) {
    for (const content of contentsIn(message)) {
      const { part, location } = content
      if (part === undefined || partOfContent(content, message) !== undefined) continue
      yield { at: location, data: { place: placeOf(message), part } }
    }
  }
}

/** Whether a binding has any `mime:content`. */
export function hasContents(binding: Binding): boolean {
  return messagesOf(binding).some((message) => contentsIn(message).length > 0)
}
