import { posix } from 'node:path'

const LONGEST_NAME = 500 // characters

/** Whether a name may stand in a bundle: a plain relative path that stays within it. */
export function isBundlePath(name: string): boolean {
  return (
    name !== '' &&
    name.length <= LONGEST_NAME &&
    !/[\\\p{Cc}\p{Cs}]/u.test(name) &&
    !name.startsWith('/') &&
    !/^[a-z][a-z0-9+.-]*:/i.test(name) &&
    posix.normalize(name) === name &&
    name !== '.' &&
    name !== '..' &&
    !name.startsWith('../') &&
    !name.endsWith('/')
  )
}

/** Whether a name is that of a remote document, which a bundle holds under its address. */
export function isRemoteName(name: string): boolean {
  return /^https?:\/\//.test(name) && name.length <= 2_048 && URL.canParse(name)
}

/** What keeps a name out of a bundle, as the end of a sentence that begins with the name. */
export function whyNoBundlePath(name: string): string {
  if (name.length > LONGEST_NAME) return `has more than ${LONGEST_NAME} characters`
  if (name.includes('\\')) return 'has a backslash; folders are separated by forward slashes'
  if (name.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(name)) {
    return 'is absolute; names count from the root of the bundle'
  }
  if (name.split('/').includes('..')) return 'climbs out of its folder with ".."'
  return 'is no plain relative path'
}

/** A name as it may be shown in a message: short, and in quotation marks. */
export function quoted(name: string): string {
  const shown = name.length <= 100 ? name : `${name.slice(0, 99)}…`
  return `"${shown.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\uFFFD')}"`
}
