import type { ContractReading } from '../contract.ts'
import { ContractError } from '../contract-error.ts'
import type { ContractFiles } from '../contract-files.ts'
import { formatOfRoot } from '../detect.ts'
import type { Limits } from '../limits.ts'
import type { SourceText } from '../source.ts'
import { loadWsdl } from '../wsdl/load-wsdl.ts'
import { summarizeWsdl } from '../wsdl/summarize-wsdl.ts'
import { loadWsdl20 } from '../wsdl-20/load-wsdl-20.ts'
import { summarizeWsdl20 } from '../wsdl-20/summarize-wsdl-20.ts'
import { loadXsd } from '../xsd/load-xsd.ts'
import { summarizeXsd } from '../xsd/summarize-xsd.ts'
import { parseXml } from './parse-xml.ts'

/**
 * Reads a contract that is written in XML: WSDL 1.1, WSDL 2.0 or XML Schema 1.0, by its root.
 *
 * @throws ContractError when the document is not well-formed, or `not-a-contract`
 */
export async function readXmlContract(
  source: SourceText,
  files: ContractFiles,
  limits: Limits,
): Promise<ContractReading> {
  const document = parseXml(source, limits)
  const { root } = document
  const format = formatOfRoot(root.namespace, root.localName)
  if (format === 'wsdl-1.1') {
    const model = await loadWsdl(document, files, limits)
    return { format, model, summarise: () => summarizeWsdl(model) }
  }
  if (format === 'xsd-1.0') {
    const model = await loadXsd(document, files, limits)
    return { format, model, summarise: () => summarizeXsd(model) }
  }
  if (format === 'wsdl-2.0') {
    const model = await loadWsdl20(document, files, limits)
    return { format, model, summarise: () => summarizeWsdl20(model) }
  }
  const namespace = root.namespace === '' ? 'no namespace' : `namespace ${root.namespace}`
  throw new ContractError(
    'not-a-contract',
    `The root element is <${root.name}> in ${namespace}; a contract in XML begins with wsdl:definitions (WSDL 1.1), wsdl:description (WSDL 2.0) or xs:schema.`,
    root.location,
  )
}
