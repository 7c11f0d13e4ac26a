export const WSDL_11 = 'http://schemas.xmlsoap.org/wsdl/'
const WSDL_20 = 'http://www.w3.org/ns/wsdl'
export const XSD = 'http://www.w3.org/2001/XMLSchema'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
export const XML = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS = 'http://www.w3.org/2000/xmlns/'
export const SOAP_11_BINDING = 'http://schemas.xmlsoap.org/wsdl/soap/'
export const SOAP_12_BINDING = 'http://schemas.xmlsoap.org/wsdl/soap12/'
export const HTTP_BINDING = 'http://schemas.xmlsoap.org/wsdl/http/'
export const MIME_BINDING = 'http://schemas.xmlsoap.org/wsdl/mime/'

export const SOAP_11_ENCODING = 'http://schemas.xmlsoap.org/soap/encoding/'
export const SOAP_12_ENCODING = 'http://www.w3.org/2003/05/soap-encoding'

/** WSDL 2.0 as recommended, and its working drafts, whose namespaces carry their date. */
export function isWsdl20(namespace: string): boolean {
  return namespace === WSDL_20 || /^http:\/\/www\.w3\.org\/\d{4}\/\d{2}\/wsdl$/.test(namespace)
}

/**
 * The prefix that pointers use for elements and attributes of a namespace, whatever the document
 * itself uses, so that a pointer survives a change of prefix. WSDL elements have none. Several
 * versions of one specification share a prefix.
 */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  [XML, 'xml'],
  [XSD, 'xsd'],
  [XSI, 'xsi'],
  [SOAP_11_BINDING, 'soap'],
  [SOAP_12_BINDING, 'soap12'],
  [HTTP_BINDING, 'http'],
  [MIME_BINDING, 'mime'],
  ['http://schemas.xmlsoap.org/soap/envelope/', 'soapenv'],
  ['http://www.w3.org/2003/05/soap-envelope', 'soap12env'],
  [SOAP_11_ENCODING, 'soapenc'],
  ['http://ws-i.org/schemas/conformanceClaim/', 'wsi'],
  ['http://www.ws-i.org/testing/2004/07/log/', 'wsilog'],
  ['http://www.ws-i.org/testing/2003/03/log/', 'wsilog'],
  ['urn:uddi-org:api', 'uddi'],
  ['urn:uddi-org:api_v2', 'uddi'],
  ['urn:uddi-org:api_v3', 'uddi'],
  ['http://schemas.xmlsoap.org/ws/2004/09/policy', 'wsp'],
  ['http://schemas.xmlsoap.org/ws/2002/12/policy', 'wsp'],
  ['http://www.w3.org/2006/07/ws-policy', 'wsp'],
  ['http://www.w3.org/ns/ws-policy', 'wsp'],
  ['http://schemas.xmlsoap.org/ws/2004/08/addressing', 'wsa'],
  ['http://schemas.xmlsoap.org/ws/2004/03/addressing', 'wsa'],
  ['http://www.w3.org/2005/08/addressing', 'wsa'],
  ['http://www.w3.org/2007/05/addressing/metadata', 'wsam'],
  ['http://www.w3.org/2006/05/addressing/wsdl', 'wsaw'],
  ['http://schemas.xmlsoap.org/ws/2005/07/securitypolicy', 'sp'],
  ['http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702', 'sp'],
  ['http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802', 'sp13'],
  ['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd', 'wsu'],
  ['http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd', 'wsse'],
  ['http://schemas.xmlsoap.org/ws/2005/02/trust', 'wst'],
  ['http://docs.oasis-open.org/ws-sx/ws-trust/200512', 'wst'],
  ['http://schemas.xmlsoap.org/ws/2005/02/rm/policy', 'wsrmp'],
  ['http://docs.oasis-open.org/ws-rx/wsrmp/200702', 'wsrmp'],
  ['http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization', 'wsoma'],
  ['http://www.w3.org/2007/08/soap12-mtom-policy', 'mtomp'],
  ['http://schemas.xmlsoap.org/ws/2004/09/mex', 'mex'],
  ['http://schemas.microsoft.com/ws/2005/12/wsdl/contract', 'msc'],
  ['http://schemas.microsoft.com/2003/10/Serialization/', 'ser'],
  ['http://www.w3.org/2005/05/xmlmime', 'xmime'],
  ['http://www.w3.org/2000/09/xmldsig#', 'ds'],
  ['http://www.w3.org/2001/04/xmlenc#', 'xenc'],
  ['http://java.sun.com/xml/ns/jaxws', 'jaxws'],
  ['http://java.sun.com/xml/ns/jaxb', 'jaxb'],
  ['http://schemas.xmlsoap.org/ws/2003/05/partner-link/', 'plnk'],
  ['http://docs.oasis-open.org/wsbpel/2.0/plnktype', 'plnk'],
  ['http://docs.oasis-open.org/wsbpel/2.0/varprop', 'vprop'],
  ['http://www.w3.org/ns/sawsdl', 'sawsdl'],
  ['http://www.w3.org/2010/soapjms/', 'soapjms'],
  ['http://www.w3.org/ns/wsdl/soap', 'wsoap'],
  ['http://www.w3.org/ns/wsdl/http', 'whttp'],
  ['http://www.w3.org/ns/wsdl-extensions', 'wsdlx'],
  ['http://www.w3.org/ns/wsdl-instance', 'wsdli'],
  ['http://www.w3.org/ns/wsdl/rpc', 'wrpc'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
])
