import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import {
  StoreError,
  type Collection,
  type CollectionDeclaration,
  type Store,
  type Stored,
} from '../store/index.ts'
import { HttpProblem } from './problems/http-problem.ts'
import { actorOf } from './requests/request-context.ts'

const outcomeSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})

const outcomeDocument = z.object({
  /** SHA-256 of method, address and body: the same key with another request is a mistake. */
  request: z.string(),
  /** Absent while the request is being carried out. */
  outcome: outcomeSchema.optional(),
  expiresAt: z.iso.datetime(),
})
type OutcomeDocument = z.infer<typeof outcomeDocument>

/** What requests with an `Idempotency-Key` were answered. */
export const OUTCOMES: CollectionDeclaration<OutcomeDocument> = {
  name: 'outcomes',
  schema: outcomeDocument,
  indexes: [{ name: 'by-expiry', fields: ['expiresAt'] }],
}

const KEPT = 24 * 3_600_000 // milliseconds
/** Longer than any request may take: beyond it, whoever began it has crashed. */
const UNDER_WAY = 5 * 60_000 // milliseconds
const SWEPT_AT_ONCE = 20

/** What a POST is answered when it has succeeded. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Makes it harmless to repeat a POST with an `Idempotency-Key`. */
export interface Idempotency {
  /**
   * Does the work once for each actor and key, and answers repetitions with its first answer. Only success
   * is kept: what was refused may be tried again, but for what nobody knows the outcome of. Without a key it just does the work.
   * @throws HttpProblem `idempotency-key-reused`, `request-in-progress`; whatever the work throws
   */
  answer(request: Request, response: Response, work: () => Promise<Answer>): Promise<void>
}

export async function openIdempotency(input: {
  readonly store: Store
  readonly clock: () => Date
}): Promise<Idempotency> {
  const { store, clock } = input
  const outcomes = await store.collection(OUTCOMES)

  async function answerOnce(
    id: string,
    fingerprint: string,
    work: () => Promise<Answer>,
  ): Promise<Kept> {
    const now = clock()
    await sweep(outcomes, now)
    const expiresAt = new Date(now.getTime() + UNDER_WAY).toISOString()
    const begun = await begin(outcomes, id, { request: fingerprint, expiresAt }, now)
    if ('known' in begun) return { ...outcomeOf(begun.known, fingerprint), isReplayed: true }
    const { revision } = begun.started
    let outcome: Outcome
    try {
      outcome = kept(await work())
    } catch (error) {
      // The key stays taken where nobody knows; what cannot be removed now is so by itself when its time is over.
      const isUnknown = error instanceof StoreError && error.code === 'outcome-unknown'
      if (!isUnknown) await outcomes.remove(id, revision, []).catch(() => undefined)
      throw error
    }
    const end = new Date(clock().getTime() + KEPT).toISOString()
    await outcomes.replace(id, revision, { request: fingerprint, outcome, expiresAt: end }, [])
    return { ...outcome, isReplayed: false }
  }

  return {
    async answer(request, response, work) {
      const key = request.get('Idempotency-Key')
      if (key === undefined) {
        send(response, kept(await work()))
        return
      }
      const id = sha256([actorOf(response).id, key])
      const body = JSON.stringify(request.body)
      const fingerprint = sha256([request.method, request.originalUrl, body])
      const { isReplayed, ...outcome } = await answerOnce(id, fingerprint, work)
      if (isReplayed) response.set('Idempotency-Replayed', 'true')
      send(response, outcome)
    },
  }
}

type Outcome = z.infer<typeof outcomeSchema>
type Kept = Outcome & { readonly isReplayed: boolean }
type Begun = { readonly started: Stored<OutcomeDocument> } | { readonly known: OutcomeDocument }

/** Takes the key, or answers what is known of it. */
async function begin(
  outcomes: Collection<OutcomeDocument>,
  id: string,
  value: OutcomeDocument,
  now: Date,
): Promise<Begun> {
  const stored = await outcomes.get(id)
  if (stored !== undefined && stored.value.expiresAt > now.toISOString()) {
    return { known: stored.value }
  }
  try {
    const started =
      stored === undefined
        ? await outcomes.insert(id, value, [])
        : await outcomes.replace(id, stored.revision, value, [])
    return { started }
  } catch (error) {
    // Another request with the key was faster.
    const isRace =
      error instanceof StoreError &&
      (error.code === 'duplicate-key' || error.code === 'stale-revision')
    if (isRace) return { known: value }
    throw error
  }
}

async function sweep(outcomes: Collection<OutcomeDocument>, now: Date): Promise<void> {
  const { items } = await outcomes.find({
    where: { expiresAt: { lt: now.toISOString() } },
    sort: ['expiresAt'],
    limit: SWEPT_AT_ONCE,
  })
  await Promise.allSettled(items.map(({ id, revision }) => outcomes.remove(id, revision, [])))
}

/** @throws HttpProblem `idempotency-key-reused`, `request-in-progress` */
function outcomeOf(known: OutcomeDocument, fingerprint: string): Outcome {
  if (known.request !== fingerprint) {
    throw new HttpProblem(
      'idempotency-key-reused',
      'This Idempotency-Key was sent with another request; choose a new one.',
    )
  }
  if (known.outcome === undefined) {
    throw new HttpProblem(
      'request-in-progress',
      'The request with this Idempotency-Key is being carried out; ask again in a moment.',
      { headers: { 'Retry-After': '1' } },
    )
  }
  return known.outcome
}

function kept({ status, headers, body }: Answer): Outcome {
  return { status, headers: { ...headers }, body: JSON.stringify(body) }
}

function send(response: Response, { status, headers, body }: Outcome): void {
  response.status(status).set(headers).type('json').send(body)
}

/** Of several texts, so that no two lists of texts are confused. */
function sha256(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
}
