/** What has to be looked at again because of something that happened, by the ledger's name for what it happened to. */
export type Affected =
  | { readonly kind: 'subject'; readonly id: string }
  | { readonly kind: 'subscription'; readonly id: string }
  | { readonly kind: 'waiver'; readonly id: string }
  | { readonly kind: 'domain'; readonly path: string }

const PATTERN = /^(service|version|subscription|domain|waiver|tension|proposal):(.+)$/s

/** Undefined for what no fact asks about. */
export function affectedBy(subject: string): Affected | undefined {
  const [, kind, name = ''] = PATTERN.exec(subject) ?? []
  switch (kind) {
    case 'service':
    case 'tension':
    case 'proposal':
      return { kind: 'subject', id: subject }
    case 'version':
      return { kind: 'subject', id: `service:${name.slice(0, name.lastIndexOf('@'))}` }
    case 'subscription':
    case 'waiver':
      return { kind, id: name }
    case 'domain':
      return { kind, path: name }
    default:
      return undefined
  }
}
