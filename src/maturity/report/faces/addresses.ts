import type { Scope } from '../../facts/fact.ts'

/** Where the web application shows what a figure rests on. */
export interface Addresses {
  /** The page of a service, a version or, for anything else, of its events. */
  item(item: { readonly id: string; readonly subject: string }): string
  events(subject: string): string
  fact(fact: string): string
  area(area: Scope): string
  compliance(pack: string, control?: string): string
}

/**
 * @param base the address of the registry, without a slash at the end
 * @param scope what the report is on
 */
export function addressesOf(base: string, model: string, scope: Scope): Addresses {
  const query = (values: Readonly<Record<string, string | undefined>>): string => {
    const given = Object.entries(values).filter((entry): entry is [string, string] => {
      return entry[1] !== undefined
    })
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
  }
  const events = (subject: string): string => `${base}/ledger${query({ subject })}`
  return {
    events,
    item: ({ id, subject }) => {
      const [, domain, name, version] = SERVICE.exec(id) ?? []
      if (domain === undefined || name === undefined) return events(subject)
      const page = `${base}/services/${domain.replaceAll('/', '~')}/${name}`
      return version === undefined ? page : `${page}/versions/${encodeURIComponent(version)}`
    },
    fact: (fact) =>
      `${base}/maturity/${encodeURIComponent(model)}${query({ domain: scope.domain, circle: scope.circle, fact })}`,
    area: ({ domain, circle }) =>
      `${base}/report/${encodeURIComponent(model)}${query({ domain, circle })}`,
    compliance: (pack, control) =>
      `${base}/compliance/${encodeURIComponent(pack)}${query({ domain: scope.domain, circle: scope.circle })}${control === undefined ? '' : `#${encodeURIComponent(control)}`}`,
  }
}

/** `domain/name` or `domain/name@1.2.0`, a domain of one or more segments. */
const SERVICE = /^([a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*)\/([a-z0-9][a-z0-9-]*)(?:@(\S+))?$/
