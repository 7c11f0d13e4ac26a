import { defineOpenApiRule } from '../rule.ts'

/** First and last codes of the runs in IANA's registry of HTTP status codes (RFC 9110, section 16.2.1). */
const REGISTERED: readonly (readonly [first: number, last: number])[] = [
  [100, 104],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 417],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
]

export const registeredStatusCode = defineOpenApiRule({
  id: 'RI1003',
  title: 'Require registered status codes',
  message: 'The status code {status} is not registered.',
  severity: 'warning',
  requirements: ['RFC 9110 section 15', 'RFC 9110 section 16.2'],
  rationale:
    'A client treats a code that it does not know as the first one of its class, so whatever the special code was meant to say is lost.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ["        '404':\n", "        '420':\n"],
      at: '/paths/~1berths~1{berthNumber}/get/responses/420',
    },
  ],
  target: 'Responses',
  *check(responses) {
    for (const status of Object.keys(responses.value)) {
      if (/^\d{3}$/.test(status) && !isRegistered(Number(status))) {
        yield { at: responses.at(status), data: { status } }
      }
    }
  },
})

function isRegistered(code: number): boolean {
  return REGISTERED.some(([first, last]) => first <= code && code <= last)
}
