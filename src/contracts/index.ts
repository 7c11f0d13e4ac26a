/**
 * Contracts: source text in, model out, and every node keeps its place in the source.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export * from './model.ts'
export * from './contract.ts'
export * from './contract-error.ts'
export * from './digest.ts'
export * from './limits.ts'
export { looksLikeXml } from './detect.ts'
export { readContract } from './read-contract.ts'
export { decodeSource, SourceText } from './source.ts'
export * from './wsdl/binding.ts'
export * from './wsdl/definitions.ts'
export * from './wsdl/look-up.ts'
export * from './wsdl/message.ts'
export * from './wsdl/model.ts'
export * from './wsdl/port-type.ts'
export * from './wsdl/service.ts'
export * from './wsdl/soap-binding.ts'
export { WsdlNode } from './wsdl/wsdl-node.ts'
export * from './xml/namespaces.ts'
export { parseXml } from './xml/parse-xml.ts'
export { resolvePointer } from './xml/resolve-pointer.ts'
export type * from './xml/xml-document.ts'
export * from './xml/xml-element.ts'
export * from './xsd/model.ts'
export * from './xsd/schema-set.ts'
