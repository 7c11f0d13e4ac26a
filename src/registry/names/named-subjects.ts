import type { TransitionOverview } from '../lifecycle/transitions.ts'

/** `version:sales/orders@1.0.0`, `service:sales/orders` or `endpoint:sales/orders#ep-1`: kind, service, and the rest. */
const SUBJECT = /^(version:|service:|endpoint:)([^@#]+)([@#].*)?$/s

/** The id of the service that a subject of decisions belongs to; undefined where it belongs to none. */
export function serviceOfSubject(subject: string): string | undefined {
  return SUBJECT.exec(subject)?.[2]
}

/** The same about the subject by the present name of its service. */
export function withName<T extends { readonly subject: string }>(
  about: T,
  service: string,
  name: string,
): T {
  const [, kind = '', id, rest = ''] = SUBJECT.exec(about.subject) ?? []
  return id === service ? { ...about, subject: `${kind}${name}${rest}` } : about
}

/** The same way on, with a history by the present name. */
export function namedOverview(
  overview: TransitionOverview,
  service: string,
  name: string,
): TransitionOverview {
  return {
    ...overview,
    history: overview.history.map((decision) => withName(decision, service, name)),
  }
}
