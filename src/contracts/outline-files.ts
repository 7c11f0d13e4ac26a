import { ContractError } from './contract-error.ts'
import { formatOfRoot, looksLikeXml } from './detect.ts'
import type { DataValue } from './document/data-value.ts'
import { readData } from './document/read-data.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import type { ContractFile, Format } from './model.ts'
import { claimedVersion } from './openapi/open-api-format.ts'
import { recogniseData } from './recognised/recognise-data.ts'
import { recogniseText } from './recognised/recognise-text.ts'
import { decodeSource, type SourceText } from './source.ts'
import { isWsdl20, WSDL_11, XSD } from './xml/namespaces.ts'
import { parseXml } from './xml/parse-xml.ts'

/** What one file of several is, without what it refers to. */
export interface FileOutline {
  /** Undefined for a part of a contract, and for what is none. */
  readonly format: Format | undefined
  /** The documents it refers to, as written and without fragments; each once. */
  readonly references: readonly string[]
}

const NO_PART_OF_A_CONTRACT = { format: undefined, references: [] }

/**
 * Reads each file by itself, as far as telling apart contracts and parts of contracts needs it. The bounds on
 * nodes hold for all files together.
 *
 * @returns one outline for each file, in their order; undefined when the files together hold too much
 */
export function outlineFiles(
  files: readonly ContractFile[],
  limits: Limits = DEFAULT_LIMITS,
): readonly FileOutline[] | undefined {
  const left = { ...limits }
  const outlines: FileOutline[] = []
  for (const file of files) {
    try {
      const source = decodeSource(file, left)
      outlines.push(
        looksLikeXml(source.text) ? outlineXml(source, left) : outlineText(source, left),
      )
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      if (error.code === 'too-many-nodes') return undefined
      outlines.push(NO_PART_OF_A_CONTRACT)
    }
  }
  return outlines
}

/** What is left of the bounds while one file after the other is read. */
type Left = { -readonly [bound in keyof Limits]: Limits[bound] }

function outlineXml(source: SourceText, left: Left): FileOutline {
  const { root, nodes } = parseXml(source, left)
  left.xmlNodes -= nodes
  const references = new Set<string>()
  for (const element of root.walk()) {
    const { namespace } = element
    const isWsdl = namespace === WSDL_11 || isWsdl20(namespace)
    if (!isWsdl && namespace !== XSD) continue
    if (!REFERRING.has(element.localName)) continue
    const location = element.attribute(isWsdl ? 'location' : 'schemaLocation')
    if (location !== undefined) references.add(withoutFragment(location))
  }
  return { format: formatOfRoot(root.namespace, root.localName), references: [...references] }
}

const REFERRING: ReadonlySet<string> = new Set(['import', 'include', 'redefine'])

function outlineText(source: SourceText, left: Left): FileOutline {
  const text = recogniseText(source)
  if (text !== undefined) {
    const uris = text.summarise().imports.flatMap(({ uri }) => (uri === undefined ? [] : [uri]))
    return { format: text.format, references: [...new Set(uris)] }
  }
  const document = readData(source, left)
  left.nodes -= document.nodes
  const claim = claimedVersion(document.value)
  const format = claim?.kind === 'known' ? claim.format : recogniseData(document)?.format
  return { format, references: referencesIn(document.value) }
}

/** What `$ref` names anywhere in the value; aliases make one object stand in several places. */
function referencesIn(value: DataValue): readonly string[] {
  const references = new Set<string>()
  const seen = new Set<DataValue>()
  const waiting: DataValue[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    for (const [key, member] of Object.entries<DataValue>(next)) {
      if (key === '$ref' && typeof member === 'string') references.add(withoutFragment(member))
      else waiting.push(member)
    }
  }
  references.delete('')
  return [...references]
}

function withoutFragment(uri: string): string {
  return uri.split('#', 1)[0] ?? ''
}
