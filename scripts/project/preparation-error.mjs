/** Installing or building failed; the message says what happened and what the user can do. */
export class PreparationError extends Error {
  name = 'PreparationError'
}
