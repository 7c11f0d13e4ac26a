import type { Project } from '../project/project.ts'
import type { RemoteAccess } from './remote-access.ts'

/** The options by which a command is allowed to reach the network. */
export interface RemoteFlags {
  readonly allowRemote?: true
  /** Hosts, separated by commas. */
  readonly remoteHosts?: string
}

/**
 * The network as far as a command may reach it; undefined without --allow-remote or --remote-hosts. A project
 * file narrows it and never opens it, since whoever sends a change to a project may write one.
 *
 * @throws CommandError (status 2) when a list of hosts has a mistake
 */
export async function allowedRemote(
  { allowRemote, remoteHosts }: RemoteFlags,
  project: Project | undefined,
): Promise<RemoteAccess | undefined> {
  if (allowRemote !== true && remoteHosts === undefined) return undefined
  // What reaches the network is loaded only when it is allowed to.
  const { openRemoteAccess } = await import('./remote-access.ts')
  const own = project?.remoteHosts
  return openRemoteAccess([
    { name: 'CONCORDAT_REMOTE_HOSTS', hosts: process.env['CONCORDAT_REMOTE_HOSTS'] },
    { name: '--remote-hosts', hosts: remoteHosts },
    { name: `"remoteHosts" of ${project?.file.name ?? ''}`, hosts: own?.join(',') },
  ])
}
