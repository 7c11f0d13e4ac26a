import type { ContractReading } from '../contract.ts'
import type { ContractFiles } from '../contract-files.ts'
import type { DataDocument } from '../document/data-document.ts'
import type { DataObject } from '../document/data-value.ts'
import type { Limits } from '../limits.ts'
import type { Format } from '../model.ts'
import { buildModel } from './build-model.ts'
import { DocumentLoader } from './load-documents.ts'
import type { OpenApiVersion } from './model.ts'
import { summarise } from './summarise.ts'

/**
 * Reads an OpenAPI description of a known version: OpenAPI 2.0, 3.0, 3.1 and 3.2, in one or more
 * files. Faults of its content are left for rules to find; nothing here throws for them.
 */
export async function readOpenApi(
  document: DataDocument,
  root: DataObject,
  claim: { readonly version: OpenApiVersion; readonly format: Format },
  files: ContractFiles,
  limits: Limits,
): Promise<ContractReading> {
  const loader = new DocumentLoader(document, files, limits)
  const model = await buildModel(document, root, claim.version, loader)
  const { format } = claim
  return { format, model, summarise: () => summarise(model, format) }
}
