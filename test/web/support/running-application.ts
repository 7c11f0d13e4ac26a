import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startRegistry } from '../../support/registry-process.ts'

/** Where webhooks may send to: a name that is kept from ever being given (RFC 6761, section 6.4). */
export const WEBHOOK_HOST = 'hooks.concordat.invalid'

export interface RunningApplication {
  readonly url: string
  /** Of the local administrator, whose account is `admin`. */
  readonly password: string
  /** What the API answers to a GET. */
  read<T>(resource: string): Promise<T>
  stop(): Promise<void>
}

/** Starts the built server with the sample enterprise, and a data folder of its own. */
export async function startApplication(): Promise<RunningApplication> {
  const data = await mkdtemp(path.join(tmpdir(), 'concordat-web-'))
  const remove = (): Promise<void> => rm(data, { recursive: true, force: true })
  const registry = await startRegistry({
    CONCORDAT_DATA: data,
    CONCORDAT_WEBHOOK_HOSTS: WEBHOOK_HOST,
  }).catch(async (error: unknown) => {
    await remove()
    throw error
  })
  const { url, password } = registry
  return {
    url,
    password: password ?? '',
    read: async <T>(resource: string) =>
      (await (await fetch(`${url}/api/v1${resource}`)).json()) as T,
    stop: async () => {
      await registry.stop()
      await remove()
    },
  }
}
