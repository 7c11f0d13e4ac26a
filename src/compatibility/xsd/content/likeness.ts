import { localNamesOf, type Member } from './content-model.ts'

/** Which part of the elements of two members both have, by local names. */
export function likeness(one: Member, other: Member): number {
  const names = localNamesOf(one)
  const others = localNamesOf(other)
  const shared = [...names].filter((name) => others.has(name)).length
  const all = names.size + others.size - shared
  return all === 0 ? 1 : shared / all
}
