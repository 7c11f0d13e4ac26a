/** A copy of a value that lacks some of its members. */
export function without<T extends object, K extends keyof T & string>(
  value: T,
  ...members: readonly K[]
): Omit<T, K> {
  const kept = Object.entries(value).filter(([member]) => !members.includes(member as K))
  return Object.fromEntries(kept) as Omit<T, K>
}
