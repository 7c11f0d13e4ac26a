/** Every failure of the maturity part that a caller can act on. The key is public. */
export const MATURITY_PROBLEMS = {
  'maturity-model-not-found': 'There is no such maturity model',
  'maturity-fact-not-found': 'There is no such fact',
  'maturity-circle-not-found': 'There is no such circle',
  'maturity-question-not-found': 'The maturity model has no such question',
  'maturity-gap-not-found': 'Nothing of that kind keeps a level from being reached',
  'compliance-pack-not-found': 'There is no such compliance pack',
  'facts-being-made': 'Figures are still being counted',
} as const
export type MaturityProblem = keyof typeof MATURITY_PROBLEMS

export class MaturityError extends Error {
  override readonly name = 'MaturityError'
  readonly code: MaturityProblem

  constructor(code: MaturityProblem, message: string) {
    super(message)
    this.code = code
  }

  static modelNotFound(id: string, models: readonly { readonly id: string }[]): MaturityError {
    const known = models.map((model) => model.id).join(', ')
    return new MaturityError(
      'maturity-model-not-found',
      `There is no maturity model ${JSON.stringify(id.slice(0, 80))}; known are ${known}.`,
    )
  }

  static factNotFound(id: string, known: readonly string[]): MaturityError {
    return new MaturityError(
      'maturity-fact-not-found',
      `There is no fact ${JSON.stringify(id.slice(0, 80))}; known are ${known.join(', ')}.`,
    )
  }

  /** @param made services that are counted so far, of all */
  static factsBeingMade(made: number, all: number): MaturityError {
    const [so, many] = [made, all].map((count) => count.toLocaleString('en'))
    return new MaturityError(
      'facts-being-made',
      `What figures are counted from is being made: ${so} of ${many} services so far. Ask again in a minute.`,
    )
  }

  static circleNotFound(id: string, known: readonly string[]): MaturityError {
    return new MaturityError(
      'maturity-circle-not-found',
      `There is no circle ${JSON.stringify(id.slice(0, 80))}; known are ${known.join(', ') || 'none'}.`,
    )
  }

  static questionNotFound(
    id: string,
    model: { readonly id: string; readonly questions: readonly { readonly id: string }[] },
  ): MaturityError {
    const known = model.questions.map((question) => question.id).join(', ')
    return new MaturityError(
      'maturity-question-not-found',
      `${model.id} has no question ${JSON.stringify(id.slice(0, 80))}; known are ${known || 'none'}.`,
    )
  }

  static gapNotFound(id: string, gaps: readonly string[]): MaturityError {
    return new MaturityError(
      'maturity-gap-not-found',
      `${JSON.stringify(id.slice(0, 80))} is no gap of the road map that can be taken up so; those that can are ${gaps.join(', ') || 'none'}.`,
    )
  }

  static packNotFound(id: string, packs: readonly { readonly id: string }[]): MaturityError {
    const known = packs.map((pack) => pack.id).join(', ')
    return new MaturityError(
      'compliance-pack-not-found',
      `There is no compliance pack ${JSON.stringify(id.slice(0, 80))}; known are ${known || 'none'}.`,
    )
  }
}
