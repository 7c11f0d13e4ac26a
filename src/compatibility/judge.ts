import { createHash } from 'node:crypto'
import type { Location } from '../contracts/index.ts'
import { messageOf, type ChangeFacts } from './change-kind.ts'
import type { Certainty } from './change-kind.ts'
import type { FoundChange } from './found-change.ts'
import { CHANGE_LEVELS, type Change, type ChangeLevel, type Party } from './model.ts'

const HEX_DIGITS = 32 // 128 bits, as for findings

/** Levels other than the default ones, by id of the kind of change; `off` leaves it out. */
export type LevelOverrides = Readonly<Record<string, ChangeLevel | 'off'>>

export interface Judging {
  readonly levels: LevelOverrides
  /** Who must change when something breaks: the consumer for `backward`, the provider for `forward`. */
  readonly broken: Party
  /** Names of the two entry files: they are no part of a fingerprint. */
  readonly oldEntry: string
  readonly newEntry: string
}

/**
 * Gives each found change its level, message and fingerprint. Those of the same kind, places and facts become
 * one, with the operations of all; the order depends on nothing but the changes.
 */
export function judge(found: readonly FoundChange[], judging: Judging): readonly Change[] {
  const byCause = new Map<string, { first: FoundChange; operations: Set<string> }>()
  for (const change of found) {
    const key = causeOf(change)
    const same = byCause.get(key)
    if (same === undefined) {
      byCause.set(key, { first: change, operations: new Set(change.operations) })
    } else for (const operation of change.operations) same.operations.add(operation)
  }
  return [...byCause.values()]
    .flatMap(({ first, operations }) => judged(first, operations, judging) ?? [])
    .sort(compareChanges)
}

function judged(
  change: FoundChange,
  operations: ReadonlySet<string>,
  judging: Judging,
): Change | undefined {
  const { kind, oldLocation, newLocation } = change
  const level = levelOf(change, judging.levels)
  if (level === 'off') return undefined
  return {
    id: kind.id,
    level,
    breaks: partiesOf(change, level, judging),
    message: sentenceOf(change, judging),
    operations: [...operations].sort(compareTexts),
    fingerprint: fingerprintOf(change, judging),
    oldLocation,
    newLocation,
    waived: undefined,
  }
}

/** Seen from the new version, what it has and the old one has not is gone: the sentence says which way it looks. */
function sentenceOf({ kind, facts }: FoundChange, { broken }: Judging): string {
  const sentence = messageOf(kind, facts)
  return broken === 'consumer' ? sentence : `Going back to the old version: ${sentence}`
}

function levelOf({ kind, breaks }: FoundChange, levels: LevelOverrides): ChangeLevel | 'off' {
  const stated = Object.hasOwn(levels, kind.id) ? levels[kind.id] : undefined
  return stated ?? (breaks === undefined ? kind.level : LEVEL_OF_CERTAINTY[breaks.consumer])
}

const LEVEL_OF_CERTAINTY: Readonly<Record<Certainty, ChangeLevel>> = {
  yes: 'error',
  maybe: 'warning',
  no: 'info',
}

/** Seen from the new version to the old one, consumers and providers change places. */
function partiesOf({ breaks }: FoundChange, level: ChangeLevel, { broken }: Judging): Party[] {
  if (breaks === undefined) return level === 'info' ? [] : [broken]
  const { consumer, provider } =
    broken === 'consumer' ? breaks : { consumer: breaks.provider, provider: breaks.consumer }
  return [
    ...(consumer === 'no' ? [] : (['consumer'] as const)),
    ...(provider === 'no' ? [] : (['provider'] as const)),
  ]
}

function causeOf({ kind, facts, oldLocation, newLocation, cause }: FoundChange): string {
  const places = [
    cause === 'new' ? '' : placeOf(oldLocation),
    cause === 'old' ? '' : placeOf(newLocation),
  ]
  return JSON.stringify([kind.id, ...places, sortedFacts(facts)])
}

function placeOf(location: Location | undefined): string {
  return location === undefined ? '' : `${location.file}#${location.pointer}`
}

/** Made of kind, places and facts, never of lines or of the name of an entry file. */
function fingerprintOf(
  { kind, facts, oldLocation, newLocation, cause }: FoundChange,
  { oldEntry, newEntry }: Judging,
): string {
  const places = [
    cause === 'new' ? '' : withoutEntry(oldLocation, oldEntry),
    cause === 'old' ? '' : withoutEntry(newLocation, newEntry),
  ]
  return createHash('sha256')
    .update(JSON.stringify([kind.id, ...places, sortedFacts(facts)]))
    .digest('hex')
    .slice(0, HEX_DIGITS)
}

function withoutEntry(location: Location | undefined, entry: string): string {
  if (location === undefined) return ''
  const { file, pointer } = location
  return `${file === entry ? '' : file.slice(file.lastIndexOf('/') + 1)}#${pointer}`
}

function sortedFacts(facts: ChangeFacts): readonly (readonly [string, unknown])[] {
  return Object.entries(facts).sort(([left], [right]) => compareTexts(left, right))
}

function compareChanges(left: Change, right: Change): number {
  return (
    CHANGE_LEVELS.indexOf(left.level) - CHANGE_LEVELS.indexOf(right.level) ||
    compareLocations(
      left.newLocation ?? left.oldLocation,
      right.newLocation ?? right.oldLocation,
    ) ||
    compareTexts(left.id, right.id) ||
    compareTexts(left.message, right.message) ||
    compareTexts(left.fingerprint, right.fingerprint)
  )
}

function compareLocations(left: Location | undefined, right: Location | undefined): number {
  if (left === undefined || right === undefined)
    return Number(right === undefined) - Number(left === undefined)
  return compareTexts(left.file, right.file) || left.line - right.line || left.column - right.column
}

/** By code units: the order of the machine's language must not matter. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
