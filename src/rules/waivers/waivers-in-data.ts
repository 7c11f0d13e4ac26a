import {
  DEFAULT_LIMITS,
  isDataArray,
  isDataObject,
  joinPointer,
  memberOf,
  readData,
  type DataDocument,
  type DataValue,
  type SourceText,
} from '../../contracts/index.ts'
import { MOST_WAIVERS, readWaiver, sortedOut, type WrittenWaivers } from './read-waiver.ts'
import type { Waiver } from './waiver.ts'
import type { WaiverFault } from './waiver-finding.ts'

/** The member of an object that lists waivers for it and all below it. */
export const DATA_MARK = 'x-concordat-ignore'

const KNOWN: ReadonlySet<string> = new Set(['rule', 'until', 'reason'])

/**
 * Waivers in JSON and YAML: `x-concordat-ignore` on the object concerned, a list of objects with `rule`,
 * `reason` and, if the waiver is to end, `until`.
 *
 * @throws ContractError when the document cannot be read
 */
export function waiversInData(source: SourceText): WrittenWaivers {
  const document = readData(source, DEFAULT_LIMITS)
  const read: (Waiver | WaiverFault)[] = []
  for (const { pointer, list } of listsIn(document.value)) {
    read.push(...entriesOf(document, pointer, list))
    if (read.length > MOST_WAIVERS) break
  }
  return sortedOut(read)
}

function entriesOf(
  document: DataDocument,
  pointer: string,
  list: DataValue,
): readonly (Waiver | WaiverFault)[] {
  const at = joinPointer(pointer, DATA_MARK)
  if (!isDataArray(list)) {
    const why = `${DATA_MARK} is a list of objects with rule, until and reason`
    return [{ kind: 'invalid', location: document.locate(at), why }]
  }
  return list.slice(0, MOST_WAIVERS + 1).map((entry, index) => {
    const words = {
      rule: memberOf(entry, 'rule'),
      until: memberOf(entry, 'until'),
      reason: memberOf(entry, 'reason'),
      others: isDataObject(entry) ? Object.keys(entry).filter((key) => !KNOWN.has(key)) : [],
    }
    return readWaiver(words, document.locate(joinPointer(at, index)), pointer)
  })
}

/** Every list with the object that has it; what YAML aliases repeat is seen once. */
function* listsIn(root: DataValue): Generator<{ pointer: string; list: DataValue }> {
  const seen = new Set<DataValue>()
  const waiting: { value: DataValue; pointer: string }[] = [{ value: root, pointer: '' }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pointer } = next
    if (seen.has(value)) continue
    seen.add(value)
    const list = isDataObject(value) ? memberOf(value, DATA_MARK) : undefined
    if (list !== undefined) yield { pointer, list }
    for (const [key, inner] of membersOf(value)) {
      if (typeof inner === 'object' && inner !== null) {
        waiting.push({ value: inner, pointer: joinPointer(pointer, key) })
      }
    }
  }
}

function membersOf(value: DataValue): readonly (readonly [string | number, DataValue])[] {
  if (isDataArray(value)) return value.map((inner, index) => [index, inner])
  return isDataObject(value) ? Object.entries(value).toReversed() : []
}
