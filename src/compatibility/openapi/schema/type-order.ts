/** A type with its format, as one schema allows it. */
export interface TypeAndFormat {
  /** Undefined for any type. */
  readonly types: readonly string[] | undefined
  readonly format: string | undefined
}

/** Formats whose values are all values of another format of the same type. */
const WIDER_FORMATS: Readonly<Record<string, readonly string[]>> = {
  date: ['date-time'],
  int32: ['int64', 'bigint'],
  int64: ['bigint'],
  float: ['double'],
}

/** Formats of numbers that hold every integer of a format. */
const WIDER_THAN_INTEGERS: Readonly<Record<string, readonly string[]>> = {
  int32: ['double'],
}

/**
 * Whether one schema's type and format take in all values of another's.
 *
 * @param isText values travel as text, so that a plain string takes in everything
 */
export function takesIn(wide: TypeAndFormat, narrow: TypeAndFormat, isText: boolean): boolean {
  if (wide.types === undefined) return takesInFormat(wide.format, narrow.format)
  if (narrow.types === undefined)
    return isText && wide.types.includes('string') && wide.format === undefined
  return narrow.types.every((type) => takesInType(wide, { type, format: narrow.format }, isText))
}

function takesInType(
  { types = [], format: wide }: TypeAndFormat,
  { type, format: narrow }: { readonly type: string; readonly format: string | undefined },
  isText: boolean,
): boolean {
  if (types.includes(type)) return takesInFormat(wide, narrow)
  if (type === 'integer' && types.includes('number')) return takesInInteger(wide, narrow)
  // As text any value is a string, but not one that must look like a date or an address.
  return isText && types.includes('string') && type !== 'string' && wide === undefined
}

function takesInFormat(wide: string | undefined, narrow: string | undefined): boolean {
  if (wide === undefined || wide === narrow) return true
  return narrow !== undefined && (WIDER_FORMATS[narrow]?.includes(wide) ?? false)
}

function takesInInteger(wide: string | undefined, narrow: string | undefined): boolean {
  if (wide === undefined) return true
  return narrow !== undefined && (WIDER_THAN_INTEGERS[narrow]?.includes(wide) ?? false)
}

/** `string (uuid)`, `any type`, `string or integer`. */
export function typeText({ types, format }: TypeAndFormat): string {
  const text = types === undefined || types.length === 0 ? 'any type' : types.join(' or ')
  return format === undefined ? text : `${text} (${format})`
}
