import { ApiError } from '../../api/problem.ts'

/**
 * What a refusal says of one field of the request.
 *
 * @param pointer JSON Pointer (RFC 6901) to the field; mistakes below it are its mistakes too
 */
export function mistakeAt(error: unknown, pointer: string): string | undefined {
  const mistakes = error instanceof ApiError ? (error.problem?.errors ?? []) : []
  return mistakes.find(
    (mistake) => mistake.pointer === pointer || mistake.pointer?.startsWith(`${pointer}/`),
  )?.detail
}
