import type { Change, LevelOverrides } from '../../compatibility/index.ts'
import { CHANGE_KINDS } from '../../compatibility/index.ts'
import { isExpired, type Waiver } from '../../rules/index.ts'
import type { Side } from './read-side.ts'

/** What of the project file came to nothing, in sentences: kinds that there are not, and waivers of no use. */
export function projectNotices(
  { waivers, levels }: { readonly waivers: readonly Waiver[]; readonly levels: LevelOverrides },
  changes: readonly Change[],
  today: string,
  sides: readonly Side[],
): readonly string[] {
  const kinds = new Set(CHANGE_KINDS.map(({ id }) => id))
  const unknown = Object.keys(levels).filter((id) => !kinds.has(id))
  const used = new Set(changes.flatMap(({ waived }) => waived?.id ?? []))
  const found = new Set(changes.map(({ id }) => id))
  return [
    ...unknown.map(
      (id) => `compatibility.levels names "${id}", and there is no such kind of change.`,
    ),
    ...waivers.flatMap((waiver) => {
      const { id, rule, until } = waiver
      if (isExpired(waiver, today)) {
        return found.has(rule)
          ? [`The waiver "${id}" of ${rule} ran out on ${until ?? ''}, and accepts nothing.`]
          : []
      }
      const isOfSide = sides.some(({ source }) => waiver.coversFile(source))
      return kinds.has(rule) && isOfSide && !used.has(id)
        ? [`The waiver "${id}" of ${rule} accepts nothing: there is no such change at its path.`]
        : []
    }),
  ]
}
