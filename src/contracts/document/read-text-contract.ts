import type { ContractReading, ReferredDocuments } from '../contract.ts'
import { ContractError } from '../contract-error.ts'
import type { ContractFiles } from '../contract-files.ts'
import type { Limits } from '../limits.ts'
import { DocumentLoader } from '../openapi/load-documents.ts'
import { loadFurtherDocuments } from '../openapi/load-further-documents.ts'
import { claimedVersion } from '../openapi/open-api-format.ts'
import { readOpenApi } from '../openapi/read-open-api.ts'
import { followProtobufImports } from '../recognised/protobuf-imports.ts'
import { recogniseData } from '../recognised/recognise-data.ts'
import { recogniseText } from '../recognised/recognise-text.ts'
import type { SourceText } from '../source.ts'
import type { DataDocument } from './data-document.ts'
import { mistypedField } from './mistyped-field.ts'
import { isDataObject, kindOfValue, memberOf, stringMember } from './data-value.ts'
import { joinPointer } from './json-pointer.ts'
import { readData } from './read-data.ts'

/**
 * Reads a contract that is no XML: JSON, YAML, or a format recognised by its own language. The
 * content decides, never the name of the file.
 *
 * @throws ContractError `not-a-contract`, `format-mistyped`, or what reading JSON or YAML throws
 */
export async function readTextContract(
  source: SourceText,
  files: ContractFiles,
  limits: Limits,
): Promise<ContractReading> {
  const text = recogniseText(source)
  if (text?.format === 'protobuf') return withImports(text, source, files, limits)
  if (text !== undefined) return text
  const document = readData(source, limits)
  const claim = claimedVersion(document.value)
  if (claim?.kind === 'known' && isDataObject(document.value)) {
    return readOpenApi(document, document.value, claim, files, limits)
  }
  if (claim?.kind === 'unknown') {
    throw new ContractError(
      'not-a-contract',
      `The document names version "${claim.version}" of OpenAPI, which is not known here. Versions 2.0, 3.0, 3.1 and 3.2 are read.`,
      document.locate(`/${claim.field}`),
    )
  }
  const companion = companionOf(document)
  if (companion !== undefined) {
    throw new ContractError('not-a-contract', companion, document.locate(''))
  }
  const recognised = recogniseData(document)
  if (recognised !== undefined) return withReferences(recognised, document, files, limits)
  const mistyped = mistypedField(document.value)
  if (mistyped !== undefined) {
    const { field, meant } = mistyped
    const why = `The document has "${field}", where "${meant}" seems to be meant; correct the name of the field.`
    throw new ContractError('format-mistyped', why, document.locate(joinPointer('', field)))
  }
  throw new ContractError('not-a-contract', whyNoContract(document), document.locate(''))
}

async function withImports(
  reading: ContractReading,
  source: SourceText,
  files: ContractFiles,
  limits: Limits,
): Promise<ContractReading> {
  const { model, format, summarise } = reading
  if (model.kind !== 'recognised') return reading
  const { sources, imports } = await followProtobufImports(source, files, limits)
  return {
    format,
    model: { ...model, sources, imports },
    summarise: () => ({ ...summarise(), imports }),
  }
}

/** AsyncAPI and JSON Schema refer to other files as OpenAPI does. */
async function withReferences(
  reading: ContractReading,
  document: DataDocument,
  files: ContractFiles,
  limits: Limits,
): Promise<ContractReading> {
  const { model, format, summarise } = reading
  if (model.kind !== 'recognised' || format === 'avro') return reading
  const loader = new DocumentLoader(document, files, limits)
  await loadFurtherDocuments(loader)
  const { documents, imports } = loader
  if (imports.length === 0) return reading
  const references: ReferredDocuments = {
    documents,
    documentAt: (address, from) => loader.known(address, from.source.name),
  }
  const sources = documents.map(({ source }) => source)
  return {
    format,
    model: { ...model, sources, imports, references },
    summarise: () => ({ ...summarise(), imports }),
  }
}

/** Documents of the OpenAPI Initiative that go with descriptions: they are passed over, and it is said why. */
const COMPANIONS: readonly (readonly [field: string, why: string])[] = [
  [
    'overlay',
    'an OpenAPI Overlay: it changes another description and is no contract by itself. Give the description with the overlay applied.',
  ],
  [
    'arazzo',
    'an Arazzo description: it puts the operations of other descriptions in an order and is no contract by itself. Give those descriptions.',
  ],
]

function companionOf({ value }: DataDocument): string | undefined {
  for (const [field, why] of COMPANIONS) {
    const version = stringMember(value, field)
    if (version !== undefined && /^1\.\d/.test(version)) return `The document is ${why}`
  }
  return undefined
}

/** Fields by which a part of an OpenAPI description shows, when it is handed in by itself. */
const PARTS = [
  'paths',
  'components',
  'definitions',
  'responses',
  'parameters',
  'get',
  'post',
  'put',
]

function whyNoContract({ value }: DataDocument): string {
  if (!isDataObject(value)) {
    return `The document is ${kindOfValue(value)}; a contract is an object with named fields.`
  }
  const asyncApi = memberOf(value, 'asyncapi')
  if (typeof asyncApi === 'string' || typeof asyncApi === 'number') {
    return `The document names version "${String(asyncApi)}" of AsyncAPI; versions 2 and 3 are known here.`
  }
  const part = PARTS.find((field) => memberOf(value, field) !== undefined)
  return part === undefined
    ? 'The document names no contract format: it has none of the fields "openapi", "swagger", "asyncapi" or "$schema". If it is a part of a contract, give the document that refers to it.'
    : `The document has "${part}" but neither "openapi" nor "swagger": it looks like a part of an OpenAPI description. Give the document that refers to it.`
}
