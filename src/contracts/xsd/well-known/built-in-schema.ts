import { DEFAULT_LIMITS } from '../../limits.ts'
import { SourceText } from '../../source.ts'
import { parseXml } from '../../xml/parse-xml.ts'
import { Schema } from '../model.ts'
import { WELL_KNOWN_SCHEMAS } from './well-known-schemas.ts'

/** The built-in schema of a namespace that a standard defines; undefined for all others. */
export function builtInSchema(namespace: string): Schema | undefined {
  const text = WELL_KNOWN_SCHEMAS.get(namespace)
  if (text === undefined) return undefined
  const document = parseXml(new SourceText(`built-in:${namespace}`, text), DEFAULT_LIMITS)
  return new Schema(document.root, document)
}
