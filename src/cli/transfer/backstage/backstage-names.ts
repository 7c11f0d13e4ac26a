import { createHash } from 'node:crypto'

const LONGEST = 63 // characters of a name in a catalogue of Backstage
const PLAIN_TAG = /^[a-z0-9+#]+(?:-[a-z0-9+#]+)*$/

/**
 * A path or id as the name of an entity: letters and digits, with `-`, `_` and `.` between them, at most 63 characters.
 * What had to be cut or left out still tells names apart.
 */
export function entityName(path: string): string {
  const plain = path.replaceAll('/', '.').replace(/[^A-Za-z0-9._-]+/g, '-')
  const trimmed = plain.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
  if (trimmed === path.replaceAll('/', '.') && trimmed.length <= LONGEST) return trimmed
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8)
  const kept = trimmed.slice(0, LONGEST - digest.length - 1).replace(/[^A-Za-z0-9]+$/, '')
  return kept === '' ? digest : `${kept}-${digest}`
}

/** The tags that can be tags there. */
export function entityTags(tags: readonly string[]): readonly string[] {
  return tags.filter((tag) => tag.length <= LONGEST && PLAIN_TAG.test(tag))
}
