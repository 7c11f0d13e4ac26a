import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** Words that no function can have as its name, and a language in which that is so. */
const KEYWORDS = new Map<string, string>([
  ...listed(
    'Java',
    'abstract assert break case catch class const continue default do else enum extends final',
  ),
  ...listed(
    'Java',
    'finally for goto if implements import instanceof interface native new package private',
  ),
  ...listed(
    'Java',
    'protected public return static super switch synchronized this throw throws try void while',
  ),
  ...listed('TypeScript', 'debugger delete export function in typeof var with'),
  ...listed(
    'Python',
    'and as def del elif except from global is lambda nonlocal not or pass raise yield',
  ),
  ...listed('Go', 'chan defer fallthrough func go map range select struct type'),
  ...listed(
    'C#',
    'base checked decimal event explicit fixed foreach implicit internal lock namespace object',
  ),
  ...listed(
    'C#',
    'operator out override params readonly ref sealed sizeof string unchecked unsafe using virtual',
  ),
])

function listed(language: string, words: string): readonly (readonly [string, string])[] {
  return words.split(' ').map((word) => [word, language] as const)
}

export const operationIdsAreNoKeywords = defineOpenApiRule({
  id: 'RI4004',
  title: 'Prefer operationIds that are no keywords',
  message: 'The operationId "{operationId}" is a keyword of {language}.',
  severity: 'info',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'A method cannot have the name of a keyword, so generators change it: each in its own way.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['operationId: cancelReservation', 'operationId: delete'],
      at: '/paths/~1reservations~1{reservationId}/delete/operationId',
    },
  ],
  target: 'Operation',
  applies: ({ value }) => stringMember(value, 'operationId') !== undefined,
  *check(operation) {
    const operationId = stringMember(operation.value, 'operationId') ?? ''
    const language = KEYWORDS.get(operationId)
    if (language !== undefined)
      yield { at: operation.at('operationId'), data: { operationId, language } }
  },
})
