import type { Format } from '../../contracts/index.ts'

/** The media type of a file, from what the contract is and begins with, never from the name of the file. */
export function mediaTypeOf(format: Format, bytes: Uint8Array): string {
  if (format.startsWith('wsdl-') || format.startsWith('xsd-')) return 'application/xml'
  if (format.startsWith('openapi-') || format.startsWith('asyncapi-')) {
    return isObject(bytes) ? 'application/json' : 'application/yaml'
  }
  return 'application/octet-stream'
}

/** Whether the first character that is no white space opens a JSON object. */
function isObject(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart())
}
