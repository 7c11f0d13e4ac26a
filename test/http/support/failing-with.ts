/** For `toThrow`: an error that has these members, whatever else it has. */
export function failingWith(members: object): Error {
  return expect.objectContaining(members) as Error
}
