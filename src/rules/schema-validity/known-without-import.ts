import { SOAP_11_ENCODING, XML } from '../../contracts/index.ts'

/** Namespaces that schemas use without bringing their schema along, since every reader knows them. */
export const KNOWN_WITHOUT_IMPORT: ReadonlySet<string> = new Set([XML, SOAP_11_ENCODING])
