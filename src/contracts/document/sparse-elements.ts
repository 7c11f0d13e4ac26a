/** Below this, the room that an engine keeps for the indexes that are not used is no matter. */
const FIRST_HIGH_INDEX_LENGTH = 3
/** Above this, an index is an ordinary name to engines. */
const LAST_INDEX_LENGTH = 9
/** The highest index there is (ECMAScript, array index). */
const FAR_INDEX = 4_294_967_294

/**
 * Readies an object for members such as `404`. An engine keeps members whose names are indexes in a list, with
 * a place for every index below the highest: kilobytes for two status codes, which each loop over the object
 * goes through. A member that is far off, and taken away again, makes it a table instead.
 *
 * @returns whether it did: the name is such an index. Once is enough for an object; to repeat it for every
 * member of a large one would turn the table into a list and back again each time.
 */
export function readyForIndex(object: object, name: string): boolean {
  if (!isHighIndex(name)) return false
  keepSparse(object)
  return true
}

/** Makes the list of an object's indexes a table, whatever it holds so far. */
export function keepSparse(object: object): void {
  const elements = object as Record<number, unknown>
  if (Object.hasOwn(elements, FAR_INDEX)) return // it is a table already, by a member of that name
  elements[FAR_INDEX] = undefined
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- it is what makes the table stay
  delete elements[FAR_INDEX]
}

function isHighIndex(name: string): boolean {
  const { length } = name
  if (length < FIRST_HIGH_INDEX_LENGTH || length > LAST_INDEX_LENGTH) return false
  if (name.charCodeAt(0) === ZERO) return false
  for (let index = 0; index < length; index += 1) {
    const code = name.charCodeAt(index)
    if (code < ZERO || code > NINE) return false
  }
  return true
}

const ZERO = 0x30
const NINE = 0x39
