import { CHANGE_KINDS } from '../catalogue.ts'
import type { ChangeDirection } from '../change-kind.ts'
import type { Change } from '../model.ts'

/** What a change means for somebody who sends or reads certain fields. */
export interface ChangeMeaning {
  readonly direction: ChangeDirection
  /** The contract in which what is concerned stands. */
  readonly side: 'old' | 'new'
  /**
   * `must-send`: requests have to hold something that they need not hold so far; `gone`: something that could
   * be used is not there any more; `value`: single values came or went; `limited`: only the values that are listed
   * from now on may be sent; `other`: what is there is another thing.
   */
  readonly effect: 'must-send' | 'gone' | 'value' | 'limited' | 'other'
}

const DIRECTIONS = new Map(CHANGE_KINDS.map(({ id, direction }) => [id, direction]))

/*
 * The published ids of changes follow a pattern, which says where what is concerned stands. A kind that follows
 * none is `other`: it concerns what stands at its place.
 */
const MUST_SEND =
  /^(?:new-required-request-|new-request-path-parameter$|request-body-added-required$)|^request-.*-became-required(?:-with-default)?$|^(?:element|attribute)-required-added-request$/
const NEW_SIDE = /^new-|-added(?:-|$)|-became-optional$/
const GONE = /-removed(?:-|$)/
const VALUE = /-enum-value-(?:added|removed)$|-enumeration-(?:added|removed)(?:-|$)/
const LIMITED = /^request-.*-(?:became-enum|const-added|const-changed)$/

export function meaningOf({ id }: Pick<Change, 'id'>): ChangeMeaning {
  const direction = DIRECTIONS.get(id) ?? 'none'
  return {
    direction,
    side: NEW_SIDE.test(id) ? 'new' : 'old',
    effect: MUST_SEND.test(id) ? 'must-send' : effectOf(id),
  }
}

function effectOf(id: string): ChangeMeaning['effect'] {
  if (VALUE.test(id)) return 'value'
  if (LIMITED.test(id)) return 'limited'
  return GONE.test(id) ? 'gone' : 'other'
}
