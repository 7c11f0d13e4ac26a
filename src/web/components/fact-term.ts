/** A fact as search reads it: words are kept together by quotes, and a quote within them is written twice. */
export function factTerm(field: string, value: string): string {
  return /[\s"]/.test(value) ? `${field}:"${value.replaceAll('"', '""')}"` : `${field}:${value}`
}

/** The search for the services that a taxonomy gives a value, or one below it. */
export function classifiedPath(taxonomy: string, value: string): string {
  const query = factTerm('class', `${taxonomy}=${value}`)
  return `/search?${new URLSearchParams({ q: query }).toString()}`
}
