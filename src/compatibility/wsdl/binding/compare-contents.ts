import type { SoapBody, SoapFault, SoapHeader, SoapHeaderFault } from '../../../contracts/index.ts'
import type { SharedChanges } from './shared-changes.ts'
import { wordsOf } from '../wsdl-comparison.ts'

type SoapContent = SoapBody | SoapFault | SoapHeader | SoapHeaderFault

/** How the content of bodies, headers and faults is written. */
export function compareContents(
  old: SoapContent,
  now: SoapContent,
  subject: string,
  shared: SharedChanges,
): void {
  const { name: operation = '' } = now.operation
  const places = { old, now, subject }
  const [use, useNow] = [old.use ?? 'literal', now.use ?? 'literal']
  if (use !== useNow) {
    shared.add('binding-use-changed', { from: use, to: useNow }, places, operation)
    return
  }
  const isWrapped = now.kind === 'SoapBody' && old.style === 'rpc' && now.style === 'rpc'
  if (isWrapped && (old.namespace ?? '') !== (now.namespace ?? '')) {
    const words = { from: wordsOf(old.namespace), to: wordsOf(now.namespace) }
    shared.add('binding-rpc-namespace-changed', words, places, operation)
  }
  const [style, styleNow] = [old.encodingStyle?.trim() ?? '', now.encodingStyle?.trim() ?? '']
  if (use === 'encoded' && style !== styleNow) {
    const words = { from: wordsOf(style), to: wordsOf(styleNow) }
    shared.add('binding-encoding-style-changed', words, places, operation)
  }
}
