/** The kinds of subject that are said with an article and their name. */
const KINDS: Readonly<Record<string, string>> = {
  service: 'the service',
  version: 'the version',
  endpoint: 'the endpoint',
  subscription: 'the subscription',
  domain: 'the domain',
  circle: 'the circle',
  role: 'the role',
  policy: 'the policy',
  rule: 'the rule',
  maturity: 'the maturity model',
  page: 'the page',
  proposal: 'a proposal',
  tension: 'a tension',
  meeting: 'a meeting',
  election: 'an election',
  ruling: 'a ruling',
  emergency: 'an emergency action',
}

/** Those that nobody knows by their id. */
const UNNAMED: readonly string[] = [
  ...['proposal', 'tension', 'meeting', 'election', 'ruling', 'emergency', 'subscription'],
]

/**
 * For instance `the service payments/orders`, `the role Treasurer` or `a proposal`.
 * @param title that of a circle or role
 */
export function subjectInWords(subject: string, title?: string): string {
  if (subject === 'constitution') return 'the constitution'
  const colon = subject.indexOf(':')
  const kind = subject.slice(0, Math.max(colon, 0))
  const words = KINDS[kind]
  if (words === undefined) return subject
  return UNNAMED.includes(kind) ? words : `${words} ${title ?? subject.slice(colon + 1)}`
}
