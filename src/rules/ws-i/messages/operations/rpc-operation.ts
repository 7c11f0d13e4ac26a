import type { DescribedOperation } from '../../../messages/described-operation.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'

/** The rpc operation whose wrapper a message that is no fault has in its body, whatever else is in it. */
export function rpcOperationOf({
  content,
  description,
  direction,
  isFault,
}: JudgedMessage): DescribedOperation | undefined {
  if (content === undefined || isFault) return undefined
  return description?.rpcOperationOf(content, direction)
}
