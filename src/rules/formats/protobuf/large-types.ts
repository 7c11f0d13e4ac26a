import { blankOut, PROTOBUF_LEXICON, type SourceText } from '../../../contracts/index.ts'

/** The library lists the members of a type anew for each that it adds: some seconds for so many. */
const MOST_MEMBERS = 10_000

/** Why a definition file takes too long to parse: a type of it has too many members; undefined when none has. */
export function whyTooLarge({ name, text }: SourceText): string | undefined {
  const counts = [0]
  let depth = 0
  for (const [sign] of blankOut(text, PROTOBUF_LEXICON).matchAll(/[{};]/g)) {
    if (sign === ';') {
      const count = (counts[depth] ?? 0) + 1
      if (count > MOST_MEMBERS) return `${name} has a type of more than ${MOST_MEMBERS} members`
      counts[depth] = count
    } else if (sign === '{') {
      depth += 1
      counts[depth] = 0
    } else depth = Math.max(0, depth - 1)
  }
  return undefined
}
