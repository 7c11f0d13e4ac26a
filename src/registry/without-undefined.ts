/** The members that have a value; JSON knows no other. */
export function withoutUndefined<T extends object>(
  value: T,
): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>
  }
}
