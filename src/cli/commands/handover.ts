import type { ServiceView } from '../../registry/index.ts'
import { registryError, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { readService, serviceCoordinates, type ReadService } from '../registry/read-service.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `handover`. */
export interface HandoverFlags {
  readonly to?: string
  readonly answer?: 'accept' | 'decline' | 'withdraw'
  readonly reason?: string
}

/** `concordat handover`: offers a service to a role, or answers the open offer. */
export async function handoverCommand(name: string, flags: HandoverFlags): Promise<void> {
  const { to, answer, reason } = flags
  const coordinates = serviceCoordinates(name)
  if ((to === undefined) === (answer === undefined)) {
    throw usageError('Say either --to ROLE, to offer the service, or --answer, to answer an offer.')
  }
  const read = await readService(coordinates)
  const line =
    to === undefined ? await answered(read, answer, reason) : await offered(read, to, reason)
  await writeReport(`${printable(line)}\n`, undefined)
}

async function offered(
  { service, tag, path }: ReadService,
  to: string,
  reason: string | undefined,
): Promise<string> {
  await askJson<ServiceView>(`${path}/handover`, jsonBody('POST', { to, reason }, tag))
  return `${service.id} is offered to ${to}; it changes its owner when that role accepts.`
}

async function answered(
  { service, path }: ReadService,
  answer: HandoverFlags['answer'],
  reason: string | undefined,
): Promise<string> {
  if (service.handover === undefined) {
    throw registryError(`${service.id} is offered to nobody, so there is nothing to answer.`)
  }
  const { id: offer, to } = service.handover
  await askJson<ServiceView>(`${path}/handover/answer`, jsonBody('POST', { offer, answer, reason }))
  return answer === 'accept'
    ? `${service.id} belongs to ${to} now.`
    : `${service.id} keeps its owner; the offer to ${to} is ${answer === 'decline' ? 'declined' : 'withdrawn'}.`
}
