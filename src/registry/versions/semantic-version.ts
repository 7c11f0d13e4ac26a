import semver from 'semver'
import type { Format } from '../../contracts/index.ts'
import { RegistryError } from '../problems.ts'
import { lineOf, parseSelector } from './contract-line.ts'

/** A version number as Semantic Versioning 2.0.0 reads it. */
export interface SemanticVersion {
  readonly text: string
  readonly major: number
  readonly minor: number
  readonly patch: number
  readonly isPrerelease: boolean
  /** Sorts as text in the order of precedence (section 11); build metadata breaks ties. */
  readonly order: string
}

const MAX_LENGTH = 128 // characters of a version or a range
const DIGITS = 16 // of Number.MAX_SAFE_INTEGER, the largest number that the semver package accepts

/**
 * Reads a version number exactly as it is written: no leading `v`, no spaces, nothing left out.
 * @throws RegistryError `invalid-version`
 */
export function parseSemanticVersion(text: string): SemanticVersion {
  const parsed = isExactVersion(text) ? semver.parse(text) : null
  if (parsed === null) {
    const message = `"${text.slice(0, 80)}" is no semantic version; write three numbers, like 1.4.0 or 2.0.0-rc.1, without a leading v.`
    throw new RegistryError('invalid-version', message, {
      errors: [{ pointer: '/version', message }],
    })
  }
  const { major, minor, patch, prerelease, build } = parsed
  return {
    text,
    major,
    minor,
    patch,
    isPrerelease: prerelease.length > 0,
    order: [
      [major, minor, patch].map(padded).join('.'),
      // "~" comes after every character of a pre-release, "!" before: 1.0.0-a < 1.0.0-a.1 < 1.0.0
      prerelease.length === 0 ? '~' : prerelease.map(identifierOrder).join('!'),
      build.join('.'),
    ].join(' '),
  }
}

/** Whether the text is one version rather than a range or a word. */
export function isExactVersion(text: string): boolean {
  return text.length <= MAX_LENGTH && /^\d\S*$/.test(text) && semver.valid(text) !== null
}

/** Whether the text is a range such as `^1.2.0`, `1.x` or `>=1.2.0 <2.0.0`, with or without a line before it (`wsdl:^1.2`). */
export function isVersionRange(text: string): boolean {
  const { wanted } = parseSelector(text)
  return text.length <= MAX_LENGTH && wanted.trim() !== '' && semver.validRange(wanted) !== null
}

/** Whether a version lies in a range, and in the line that the range names, if it does. */
export function isInRange(
  { version, format }: { readonly version: string; readonly format: Format },
  range: string,
): boolean {
  const { line, wanted } = parseSelector(range)
  return (line === undefined || line === lineOf(format)) && isVersionIn(version, wanted)
}

/** Whether a number lies in a range without a line; a pre-release only where the range names one of the same number. */
export function isVersionIn(version: string, range: string): boolean {
  return semver.satisfies(version, range)
}

/** Numbers come before words, and compare as numbers (section 11.4). */
function identifierOrder(identifier: string | number): string {
  return typeof identifier === 'number' ? `0${padded(identifier)}` : `1${identifier}`
}

function padded(value: number): string {
  return String(value).padStart(DIGITS, '0')
}
