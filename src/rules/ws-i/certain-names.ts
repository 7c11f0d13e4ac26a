/** Names that a description leaves out although the rest of it leaves no choice. */
import type { SoapFault, SoapHeader, SoapHeaderFault } from '../../contracts/index.ts'
import type { TextEdit } from '../edits/text-edit.ts'
import { isNmToken } from '../wsdl-core/lexical.ts'
import { addAttribute, renameAttribute } from '../edits/xml-edits.ts'
import { messageNamed } from './soap-elements.ts'

/** A `soap:fault` is about the `wsdl:fault` around it, which may hold only one. */
export function nameFault({ element, name, parent }: SoapFault): readonly TextEdit[] {
  const [only, ...others] = parent.soapFaults
  if (name !== undefined || only?.element !== element || others.length > 0) return []
  const known = parent.name
  return known !== undefined && isNmToken(known) ? addAttribute(element, 'name', known) : []
}

/** A header without `part` is the one part of its message; often it stands there as `parts`. */
export function namePart(header: SoapHeader | SoapHeaderFault): readonly TextEdit[] {
  const { element, part } = header
  const [only, ...others] = messageNamed(header)?.parts ?? []
  const known = only?.name
  if (part !== undefined || known === undefined || others.length > 0 || !isNmToken(known)) return []
  const mistyped = element.attribute('parts')
  if (mistyped === undefined) return addAttribute(element, 'part', known)
  return mistyped === known ? renameAttribute(element, 'parts', 'part') : []
}
