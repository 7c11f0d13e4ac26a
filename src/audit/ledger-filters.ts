import { type Comparison, StoreError, type Where } from '../store/index.ts'

/** Filters combine; what is undefined does not filter. */
export interface LedgerFilters {
  readonly subject?: string | undefined
  readonly action?: string | undefined
  /** The id of the actor. */
  readonly actor?: string | undefined
  /** ISO 8601 instants; both ends are included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** @throws StoreError `invalid-query` for an instant that is none */
export function whereOf({ subject, action, actor, from, to }: LedgerFilters): Where {
  const where: Record<string, Comparison> = {}
  if (subject !== undefined) where['event.subject'] = { eq: subject }
  if (action !== undefined) where['event.action'] = { eq: action }
  if (actor !== undefined) where['event.actor.id'] = { eq: actor }
  const time = {
    ...(from === undefined ? {} : { gte: instant('from', from) }),
    ...(to === undefined ? {} : { lte: instant('to', to) }),
  }
  if (from !== undefined || to !== undefined) where['event.at'] = time
  return where
}

/** Instants are kept, and so compared, in one form: UTC with milliseconds. */
function instant(name: string, text: string): string {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()))
    throw new StoreError('invalid-query', `"${name}" is no instant of ISO 8601.`)
  return date.toISOString()
}
