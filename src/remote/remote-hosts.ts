/** Which hosts may be asked, beyond their addresses being public: all, or those of a list. */
export interface RemoteHosts {
  allows(host: string): boolean
}

export const ANY_HOST: RemoteHosts = { allows: () => true }

const HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/

/**
 * Reads a list of hosts, separated by commas: `schemas.example.com` is that host, `*.example.com` every host
 * below `example.com`, and `*` every host.
 * @returns the hosts, or the first entry that is none of these
 */
export function parseRemoteHosts(list: string): RemoteHosts | { readonly mistake: string } {
  const exact = new Set<string>()
  const suffixes: string[] = []
  for (const part of list.split(',')) {
    const entry = part.trim().toLowerCase()
    if (entry === '') continue
    if (entry === '*') return ANY_HOST
    if (!HOST.test(entry)) return { mistake: entry }
    if (entry.startsWith('*.')) suffixes.push(entry.slice(1))
    else exact.add(entry)
  }
  return {
    allows: (host) => {
      const name = host.toLowerCase().replace(/\.$/, '')
      return exact.has(name) || suffixes.some((suffix) => name.endsWith(suffix))
    },
  }
}
