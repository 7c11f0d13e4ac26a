import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where a file is, as SARIF has it: relative to the folder of the run, unless it lies outside of it. */
export interface ArtifactLocation {
  readonly uri: string
  readonly uriBaseId?: string
}

/** The folder in which the command ran; never written out, so that reports hold no path of a machine. */
export const BASE_ID = 'SRCROOT'

/** @param folder the folder of the run, absolute */
export function artifactLocation(file: string, folder: string): ArtifactLocation {
  const relative = path.relative(folder, path.resolve(folder, file))
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative) || relative === ''
  if (isOutside && path.isAbsolute(file)) return { uri: pathToFileURL(file).href }
  const segments = (isOutside ? file : relative).split(/[\\/]/)
  return { uri: segments.map(encodeSegment).join('/'), uriBaseId: BASE_ID }
}

/** RFC 3986, section 3.3; lone surrogates cannot be encoded and become U+FFFD. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'))
}
