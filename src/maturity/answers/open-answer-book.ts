import { createPermits, guardCollection, type Authority } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { createAnswerBook, type AnswerBook } from './answer-book.ts'
import { ANSWERS_GIVEN } from './answer-document.ts'

export interface AnswerBookInput {
  readonly store: Store
  readonly authority: Authority
  readonly clock: () => Date
  readonly newId: () => string
}

export async function openAnswerBook(input: AnswerBookInput): Promise<AnswerBook> {
  const { store, authority, clock, newId } = input
  return createAnswerBook({
    answers: guardCollection(await store.collection(ANSWERS_GIVEN), newId),
    permits: createPermits(authority, clock),
    clock,
    newId,
  })
}
