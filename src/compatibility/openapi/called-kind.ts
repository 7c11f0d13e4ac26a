import type { ChangeKind } from '../change-kind.ts'
import { OPENAPI_CHANGE_KINDS } from './change-kinds.ts'

const REQUEST_IDS: readonly (readonly [pattern: RegExp, id: string])[] = [
  [/^response-(optional|required)-property-added$/, 'new-$1-request-property'],
  [/^response-(?:optional|required)-property-removed$/, 'request-property-removed'],
  [/^response-(body|property|optional|required)-/, 'request-$1-'],
]

/**
 * The kind of a change of what a webhook or a callback sends. The provider sends it, so it is judged as a
 * response is. It is told by the id for requests wherever that judges the same, since it stands in a request
 * body, and tools publish it so.
 */
export function calledKind(kind: ChangeKind): ChangeKind {
  for (const [pattern, replacement] of REQUEST_IDS) {
    if (!pattern.test(kind.id)) continue
    const same = OPENAPI_CHANGE_KINDS.get(kind.id.replace(pattern, replacement))
    return same?.level === kind.level ? same : kind
  }
  return kind
}
