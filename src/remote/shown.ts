/** An address as it may be shown: without credentials, and not too long. */
export function shown(address: string): string {
  const plain = address.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1')
  return plain.length <= 200 ? plain : `${plain.slice(0, 199)}…`
}

/** Why nothing came, in words without a full stop. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host cannot be found'
    case 'ECONNREFUSED':
      return 'nothing answers there'
    case 'ECONNRESET':
      return 'the connection broke off'
    default:
      return message
  }
}
