/** Where rules are explained, as whoever runs Concordat decides it. */

/** Thrown for an address under which no pages can lie. */
export class RulePagesError extends Error {
  constructor(address: string) {
    super(
      `CONCORDAT_RULE_PAGES is "${address}"; it must be an http or https address, as https://registry.example.com/rules.`,
    )
    this.name = 'RulePagesError'
  }
}

/**
 * The address below which each rule has its page under its id, without its last slash; undefined where none is set.
 * @param set what `CONCORDAT_RULE_PAGES` holds
 * @throws RulePagesError
 */
export function rulePagesOf(set: string | undefined): string | undefined {
  const address = set?.trim() ?? ''
  if (address === '') return undefined
  const isPage = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  if (!isPage) throw new RulePagesError(address)
  return address.replace(/\/+$/, '')
}
