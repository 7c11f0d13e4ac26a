import type { OpenAPIV3_1 } from 'openapi-types'
import {
  dereferenced,
  loadApiDescription,
  type ApiOperation,
} from '../../src/http/description/api-description.ts'
import { openApi } from './support/contracts.ts'
import type { Answer } from './support/asking.ts'
import { oneOfEverything, type Everything } from './support/one-of-everything.ts'

const { document, operations } = loadApiDescription()
const writes = operations.filter(({ method }) => method !== 'get')

const SOME = { reason: 'It is time.' }
/** Requests of operations for which the description has no example, or one about something else than there is. */
const BODIES: Readonly<Record<string, object>> = {
  proposeMaturityTarget: { fact: 'contract_share', circle: 'anchor', by: '2027-06-30' },
  raiseMaturityGap: { fact: 'contract_share' },
  updateService: { title: 'Other refunds' },
  registerService: { domain: 'payments/cards', name: 'chargebacks', title: 'Chargebacks' },
  offerMerge: { into: 'sales/orders', ...SOME },
  offerService: { to: 'sales-lead', ...SOME },
  moveDomain: { to: 'sales/cards', ...SOME },
  moveService: { domain: 'payments', name: 'card-refunds', ...SOME },
  putActivationPlan: {
    environment: 'production',
    steps: [{ title: 'Roll out', owner: 'anchor-lead', verification: 'Look.', rollback: 'Back.' }],
  },
  requestTransition: { to: 'specReview', ...SOME },
  inviteAccount: { name: 'lia' },
  ratifyConstitution: { constitution: 'holacracy', ...SOME },
  assignRole: { person: 'zoe' },
  nameSurrogate: { person: 'admin', surrogate: 'zoe', until: '2026-12-24', ...SOME },
  openTension: { subject: 'service:payments/cards/refunds', now: 'Slow.', couldBe: 'Quick.' },
  stepTension: { kind: 'let-go', ...SOME },
  reportObservations: { observations: [] },
  announceMeeting: { circle: 'anchor', kind: 'tactical', minutes: 30 },
  stepMeeting: { kind: 'open' },
  makeProposal: {
    ...{ title: 'No signatures', circle: 'anchor', example: 'It blocked.', rationale: 'No more.' },
    changes: [{ kind: 'policy.remove', policy: 'ws-i-ssbp-1.0' }],
  },
  stepProposal: { kind: 'withdraw' },
  callElection: { role: 'anchor-secretary', ...SOME },
  stepElection: { kind: 'next' },
  declareEmergency: {
    ...{ action: 'version.transition', subject: 'version:payments/cards/refunds@1.0.0' },
    ...{ ...SOME, goodFaith: true, lessTension: 'x', valueLost: 'x', spendsNothing: true },
  },
  requestPermission: {
    ...{ kind: 'ask', action: 'version.push', subject: 'version:payments/cards/refunds@1.1.0' },
    ...SOME,
  },
  stepEmergency: { kind: 'stop', text: 'Enough.' },
  stepPermission: { kind: 'give', text: 'Yes.' },
  giveRuling: { circle: 'anchor', subject: 'constitution', question: 'x', answer: 'x', logic: 'x' },
  declareBreakdown: SOME,
  strikeProposal: { ruling: 'none', ...SOME },
  changeWebhook: { title: 'Builds', address: 'https://ci.example.com/y' },
  requestWaiver: {
    rule: 'BP2406',
    scope: { service: 'payments/cards/refunds' },
    until: '2027-03-31',
    ...SOME,
  },
  requestSubscription: {
    consumer: 'sales/orders',
    consumerKind: 'service',
    service: 'payments/cards/refunds',
    range: '^1.0.0',
    environment: 'production',
  },
  requestSubscriptionTransition: { to: 'inactive', ...SOME },
  addWorkItem: { kind: 'project', title: 'Refunds', role: 'anchor-lead' },
}

/** What everybody who is signed in may ask for, towards their own account or in general. */
const OPEN = new Set([
  ...['startSession', 'endSession', 'changePassword', 'createToken', 'revokeToken'],
  ...['saveSearch', 'forgetSavedSearch', 'readNotice', 'openTension', 'addWorkItem'],
  ...['checkContract', 'compareContracts', 'checkAmendment'],
  ...['previewPolicyChanges', 'previewLifecycleChanges'],
  ...['raiseMaturityGap', 'declareEmergency', 'requestPermission'],
  // Everybody has a word; the method of the proposal says which, and its refusal whose turn it is.
  'stepProposal',
])

/** What a constitution does not know, so that there is nothing to ask about. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  startup: ['answerDomainMove', 'callElection', 'stepElection', 'stepEmergency', 'stepPermission'],
  board: ['callElection', 'stepElection'],
  holacracy: [],
}

const NOT_ALLOWED = ['not-allowed', 'account-not-allowed', 'governance-not-allowed']
const WHO =
  /this is for .*(?:the (?:role|members of the circle) [a-z-]+ \(filled by [a-z]|the members of the circle [a-z-]+ \([a-z]).*, by (?:article "|policy )/
const GO_ON = /^(?:Ask them to do it, or open|Open) a tension about .+, which comes before whoever/

describe.each(['startup', 'board', 'holacracy'])('under the constitution %s', (constitution) => {
  let all: Everything
  beforeAll(async () => {
    all = await oneOfEverything(constitution)
  })
  afterAll(() => all.server.close())

  test.each(writes.map((operation) => [operation.id, operation] as const))(
    '%s is open to a stranger, or its refusal says who may, by which article, and how to go on',
    async (id, operation) => {
      const { status, body } = await askAsStranger(all, operation)
      const { code, detail, authority } = body as Refusal
      if (OPEN.has(id) || UNKNOWN[constitution]?.includes(id) === true) {
        expect(status).toBeLessThan(500)
        expect(NOT_ALLOWED).not.toContain(code)
        return
      }
      expect([status, NOT_ALLOWED.includes(code)]).toEqual([403, true])
      const reasons = authority?.reasons ?? []
      expect(detail.endsWith(reasons.join(' '))).toBe(true)
      expect(
        reasons.filter(
          (reason) =>
            WHO.test(reason) ||
            reason.includes('grants this to nobody; it would take an adopted proposal'),
        ),
      ).toHaveLength(1)
      expect(reasons.filter((reason) => GO_ON.test(reason))).toHaveLength(1)
    },
  )
})

interface Refusal {
  readonly code: string
  readonly detail: string
  readonly authority?: { readonly reasons: readonly string[] }
}

/** What somebody without rights is answered who sends the revision where one is asked for. */
async function askAsStranger(all: Everything, operation: ApiOperation): Promise<Answer> {
  const { server, stranger, parameters, otherParameters, bodies } = all
  const { id, method, path, body } = operation
  const known = { ...parameters, ...otherParameters[id] }
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => known[name] ?? 'none')
  const query = operation.parameters.filter((one) => one.in === 'query' && one.required)
  const address = `${filled}?${query.map(({ name }) => `${name}=x`).join('&')}`
  const type = [...(body?.keys() ?? [])].find((one) =>
    /^application\/(?:merge-patch[+])?json$/.test(one),
  )
  const ask = async (revision?: number): Promise<Answer> => {
    const request = server.ask(method, address).set('Authorization', `Bearer ${stranger}`)
    if (revision !== undefined) request.set('If-Match', `"${revision}"`)
    if (body === undefined) return request
    return type === undefined
      ? request.set('Content-Type', 'application/yaml').send(openApi())
      : request.set('Content-Type', type).send(bodies[id] ?? bodyOf(operation))
  }
  const first = await ask()
  if (first.status !== 428) return first
  const second = await ask(1)
  const { code, revision } = second.body as { code: string; revision: number }
  return code === 'stale-revision' ? ask(revision) : second
}

/** The request that the description gives as an example, unless the one above is about what there is. */
function bodyOf({ id, path, method }: ApiOperation): object {
  const item = document.paths?.[path.slice('/api/v1'.length)] ?? document.paths?.[path]
  const operation = item?.[method]
  if (operation?.requestBody === undefined) throw new Error(`${id} has no body`)
  const { content } = dereferenced<OpenAPIV3_1.RequestBodyObject>(document, operation.requestBody)
  return BODIES[id] ?? (content['application/json']?.example as object | undefined) ?? {}
}
