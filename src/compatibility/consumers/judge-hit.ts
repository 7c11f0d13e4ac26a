import type { Location } from '../../contracts/index.ts'
import type { Change } from '../model.ts'
import { meaningOf, type ChangeMeaning } from './change-meaning.ts'
import type { ContractUse } from './contract-use.ts'
import type { PlaceUse } from './place-use.ts'
import type { FieldValue, OperationUse } from './usage.ts'

/** Whether a change breaks a consumer when it calls an operation, and why; undefined: it does not. */
export interface OperationHit {
  readonly certainty: 'breaks' | 'may-break'
  /** What is said of the operations; see `REASONS`. */
  readonly reason: HitReason
}

export type HitReason =
  | 'calls'
  | 'may-call'
  | 'lacks'
  | 'may-lack'
  | 'sends'
  | 'may-send'
  | 'may-be-refused'
  | 'reads'
  | 'may-read'
  | 'value-sent'
  | 'value-refused'
  | 'value-unknown'

export interface Sides {
  readonly old: ContractUse
  readonly new: ContractUse
}

/**
 * Judges one operation that a consumer uses and that the change reaches.
 *
 * What changed for a whole operation meets everyone who calls it. What changed in a message meets whoever sends
 * or reads the very thing; where that is not known, it may.
 */
export function judgeHit(
  change: Change,
  use: OperationUse,
  sides: Sides,
): OperationHit | undefined {
  const meaning = meaningOf(change)
  const { direction } = meaning
  const isError = change.level === 'error'
  if (direction === 'none') return isError ? breaks('calls') : mayBreak('may-call')
  if (direction === 'both') return ofBothWays(change, meaning, use, sides)
  if (direction === 'request' && meaning.effect === 'must-send') return mustSend(change, use, sides)
  const found = useOf(change, meaning, use, sides, direction)
  if (found.use === 'unused') return undefined
  if (meaning.effect === 'value') return ofValue(change, meaning, found, sides, direction)
  if (meaning.effect === 'limited') return ofLimit(change, found, sides)
  if (direction === 'response') {
    if (found.use === 'unknown') return mayBreak('may-read')
    // Whoever says that it reads a thing needs it, whether the contract promised it or not.
    return isError || meaning.effect === 'gone' ? breaks('reads') : mayBreak('may-read')
  }
  if (found.use === 'unknown') return mayBreak('may-send')
  return isError ? breaks('sends') : mayBreak('may-be-refused')
}

/** What may matter to requests and to answers: it meets whoever uses it in one of them. */
function ofBothWays(
  change: Change,
  meaning: ChangeMeaning,
  use: OperationUse,
  sides: Sides,
): OperationHit | undefined {
  const ways = ['request', 'response'] as const
  const uses = ways
    .map((way) => useOf(change, meaning, use, sides, way))
    .filter(({ isElsewhere }) => isElsewhere !== true)
  if (uses.length > 0 && uses.every(({ use: one }) => one === 'unused')) return undefined
  const isOpen = uses.length > 0 && uses.every(({ use: one }) => one !== 'used')
  if (isOpen) return mayBreak('may-call')
  return change.level === 'error' ? breaks('calls') : mayBreak('may-call')
}

/** Something that requests must hold from now on. */
function mustSend(
  change: Change,
  use: OperationUse,
  { old, new: now }: Sides,
): OperationHit | undefined {
  const { id, oldLocation, newLocation } = change
  if (id.startsWith('new-request-path-parameter')) return breaks('calls')
  const isNewBody = id === 'request-body-added-required'
  const isNew = isNewBody || id.startsWith('new-') || id.endsWith('-required-added-request')
  const isParameter = /-parameter(?:-to-existing-path)?$/.test(id)
  // Whoever does not send the object around it need not send it either.
  if (isNew && !isParameter && oldLocation !== undefined) {
    if (old.at(use, 'request', oldLocation).use === 'unused') return undefined
  }
  const place = isNew ? newLocation : propertyPlace(oldLocation, newLocation)
  if (place === undefined) return mayBreak('may-lack')
  const side = place === newLocation ? now : old
  switch (side.at(use, 'request', place).use) {
    case 'used':
      return undefined
    case 'unused':
      return breaks('lacks')
    case 'unknown':
      // What did not exist nobody can have sent; what lies in a body need not be sent at all.
      return isNewBody || (isNew && isParameter) ? breaks('lacks') : mayBreak('may-lack')
  }
}

/** Lists of required names say which property is meant on one side alone. */
function propertyPlace(
  oldLocation: Location | undefined,
  newLocation: Location | undefined,
): Location | undefined {
  const isList = oldLocation !== undefined && REQUIRED.test(oldLocation.pointer)
  return isList ? newLocation : (oldLocation ?? newLocation)
}

const REQUIRED = /\/required(?:\/\d+)?$/

function useOf(
  { oldLocation, newLocation }: Change,
  { side }: ChangeMeaning,
  use: OperationUse,
  sides: Sides,
  direction: 'request' | 'response',
): PlaceUse {
  const order =
    side === 'old'
      ? ([
          [sides.old, oldLocation],
          [sides.new, newLocation],
        ] as const)
      : ([
          [sides.new, newLocation],
          [sides.old, oldLocation],
        ] as const)
  const chosen =
    order.find(([, place]) => place !== undefined && !REQUIRED.test(place.pointer)) ??
    order.find(([, place]) => place !== undefined)
  const [contract, place] = chosen ?? []
  return contract === undefined || place === undefined
    ? { use: 'unknown' }
    : contract.at(use, direction, place)
}

/** A value came or went: it matters to those who send it, or who cannot deal with it. */
function ofValue(
  change: Change,
  { side }: ChangeMeaning,
  found: PlaceUse,
  sides: Sides,
  direction: 'request' | 'response',
): OperationHit | undefined {
  const { use } = found
  const changed = changedValue(change, side, sides)
  const isListed = changed === undefined ? undefined : holds(found, changed)
  if (direction === 'request') {
    if (isListed === false) return undefined
    if (isListed === true && change.level === 'error') return breaks('value-sent')
    return mayBreak(use === 'unknown' ? 'may-send' : 'value-unknown')
  }
  if (isListed === true) return undefined
  return mayBreak(use === 'unknown' ? 'may-read' : 'value-unknown')
}

/** From now on only certain values may be sent: it matters to those who send others. */
function ofLimit(change: Change, found: PlaceUse, { new: now }: Sides): OperationHit | undefined {
  const allowed = change.newLocation && now.valuesAt(change.newLocation)
  if (found.use === 'unknown') return mayBreak('may-send')
  if (found.values === undefined || allowed === undefined) return mayBreak('value-unknown')
  const list = { ...found, values: allowed }
  if (found.values.every((value) => holds(list, value))) return undefined
  return change.level === 'error' ? breaks('value-refused') : mayBreak('may-be-refused')
}

/** Whether a value is among those of a place; undefined where its values are not known. */
function holds({ values, isText }: PlaceUse, value: FieldValue): boolean | undefined {
  return values?.some((one) => one === value || (isText === true && String(one) === String(value)))
}

/**
 * The value that came or went. A list can have changed in several values, each a change of its own: which of them
 * is meant, the message says, as JSON.
 */
function changedValue(
  { message, oldLocation, newLocation }: Change,
  side: ChangeMeaning['side'],
  { old, new: now }: Sides,
): FieldValue | undefined {
  const before = (oldLocation && old.valuesAt(oldLocation)) ?? []
  const after = (newLocation && now.valuesAt(newLocation)) ?? []
  const [list, other] = side === 'old' ? [before, after] : [after, before]
  return list.find((value) => {
    const text = JSON.stringify(value)
    return (
      !other.includes(value) && [`${text}.`, `${text} `].some((end) => message.includes(` ${end}`))
    )
  })
}

function breaks(reason: HitReason): OperationHit {
  return { certainty: 'breaks', reason }
}

function mayBreak(reason: HitReason): OperationHit {
  return { certainty: 'may-break', reason }
}
