import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { RegistryError } from '../../registry/index.ts'
import type { Answer } from '../idempotency.ts'
import { HttpProblem } from '../problems/http-problem.ts'

/**
 * The entity tag of a view: its revision, which `If-Match` compares, and a digest of what is shown, because a
 * view also holds counts that change without a new revision.
 */
export function entityTag(view: { readonly revision: number }): string {
  return entityTagOfText(view.revision, JSON.stringify(view))
}

/** As `entityTag`, of a view that is written as JSON already. */
export function entityTagOfText(revision: number, text: string): string {
  const digest = createHash('sha256').update(text).digest('base64url')
  return `"${revision}-${digest.slice(0, 11)}"`
}

/**
 * The revision that the client based its change on; the digest in an entity tag is left aside.
 * @throws HttpProblem `revision-invalid`
 */
export function ifMatch(request: Request): number | undefined {
  const header = request.get('If-Match')
  if (header === undefined) return undefined
  // A proxy that compresses answers makes entity tags weak; the revision in them is as good as before.
  const revision = /^(?:W\/)?"(0|[1-9][0-9]{0,15})(?:-[\w-]*)?"$/.exec(header.trim())?.[1]
  if (revision === undefined) {
    throw new HttpProblem(
      'revision-invalid',
      'If-Match must be one ETag exactly as it was received, for instance "5-Yk3mQ0aZtB8".',
    )
  }
  return Number(revision)
}

/** As `ifMatch`. @throws RegistryError `revision-required` when the header is absent */
export function requiredIfMatch(request: Request): number {
  const revision = ifMatch(request)
  if (revision !== undefined) return revision
  throw new RegistryError(
    'revision-required',
    "Read the resource first and send its ETag in If-Match, so that nobody else's change is lost.",
  )
}

/**
 * Answers a view with its entity tag; 304 when the client has it already.
 * @param beside what is told with it and is no part of it
 */
export function sendView(
  response: Response,
  view: { readonly revision: number },
  status: 200 | 201 = 200,
  beside: object = {},
): void {
  response
    .status(status)
    .set('ETag', entityTag(view))
    .json({ ...view, ...beside })
}

/**
 * What the POST that made something is answered.
 * @param location where it is read from now on
 */
export function madeAnswer(view: { readonly revision: number }, location: string): Answer {
  return { status: 201, headers: { ETag: entityTag(view), Location: location }, body: view }
}

/** What a POST that changed something is answered: a step in it, a decision about it. */
export function changedAnswer(view: { readonly revision: number }): Answer {
  return { status: 200, headers: { ETag: entityTag(view) }, body: view }
}
