/** The subject in the ledger of an item behind a fact; that of a service that was moved is the one of its present name. */
export function subjectOfItem(id: string): string {
  if (!id.includes('/')) return id
  return id.includes('@') ? `version:${id}` : `service:${id}`
}

/** What a subject is called in a sentence: `version:sales/orders@1.0.0` is sales/orders@1.0.0. */
export function nameOfSubject(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1)
}
