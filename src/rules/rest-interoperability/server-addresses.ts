import { arrayMember, stringMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

/** An address without encryption at which a description says that it is served. */
export interface PlainAddress {
  readonly address: string
  readonly location: Location
}

/**
 * The addresses that begin with `http:` and lead to another machine; in 2.0 the scheme `http`. Where `https`
 * is offered for the same host, too, the author may have meant a redirect, so it counts all the same.
 */
export function plainAddresses(context: RuleContext<OpenApiModel>): readonly PlainAddress[] {
  if (context.model.version === '2.0') return plainSchemes(context)
  return nodesOf(context, 'Server').flatMap((node) => {
    const address = stringMember(node.value, 'url') ?? ''
    return isPlain(address) ? [{ address, location: node.at('url') }] : []
  })
}

/** Whether an address is one of another machine without encryption. */
export function isPlain(address: string): boolean {
  return /^http:\/\//i.test(address) && !isLoopback(address)
}

function plainSchemes(context: RuleContext<OpenApiModel>): readonly PlainAddress[] {
  const host = stringMember(context.model.document.value, 'host') ?? ''
  if (isLoopback(`http://${host}`)) return []
  return nodesOf(context, 'Document', 'Operation').flatMap((node) => {
    const schemes = arrayMember(node.value, 'schemes')
    return ['http', 'ws'].flatMap((scheme) => {
      const index = schemes.indexOf(scheme)
      if (index < 0) return []
      return [{ address: `${scheme}://${host}`, location: node.at('schemes', index) }]
    })
  })
}

function isLoopback(address: string): boolean {
  const host = /^http:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(address)?.[1] ?? ''
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host)
}
