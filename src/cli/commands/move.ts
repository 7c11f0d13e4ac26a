import type { ServiceView } from '../../registry/index.ts'
import { printable, writeReport } from '../output.ts'
import { readService, serviceCoordinates } from '../registry/read-service.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `move`. */
export interface MoveFlags {
  readonly to: string
  readonly reason?: string
}

/** `concordat move`: gives a service another domain, another name, or both. */
export async function moveCommand(from: string, { to, reason }: MoveFlags): Promise<void> {
  const { domain, name } = serviceCoordinates(to)
  const { service, tag, path } = await readService(serviceCoordinates(from))
  const moved = await askJson<ServiceView>(
    `${path}/move`,
    jsonBody('POST', { domain, name, reason }, tag),
  )
  await writeReport(
    `${printable(`${service.id} is ${moved.id} now; the former name leads to it.`)}\n`,
    undefined,
  )
}
