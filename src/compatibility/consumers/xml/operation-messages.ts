import type { Contract } from '../../../contracts/index.ts'
import { messageRootsOf, type OperationRoot } from '../../wsdl/message-roots.ts'
import { WsdlVersion } from '../../wsdl/wsdl-version.ts'
import { messageRootsOf20 } from '../../wsdl-20/message-roots.ts'

/** By operation, what its messages hold; nothing for contracts that are no WSDL descriptions. */
export function rootsByOperation(
  contract: Contract,
): ReadonlyMap<string, readonly OperationRoot[]> {
  const found = new Map<string, OperationRoot[]>()
  for (const root of rootsOf(contract)) {
    const same = found.get(root.operation)
    if (same === undefined) found.set(root.operation, [root])
    else same.push(root)
  }
  return found
}

function rootsOf({ model }: Contract): readonly OperationRoot[] {
  if (model.kind === 'wsdl') return messageRootsOf(new WsdlVersion(model))
  return model.kind === 'wsdl-2.0' ? messageRootsOf20(model) : []
}
