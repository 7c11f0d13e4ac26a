/** What soap:Fault consists of (SOAP 1.1, section 4.4). */
export const FAULT_CHILDREN: ReadonlySet<string> = new Set([
  'faultcode',
  'faultstring',
  'faultactor',
  'detail',
])
