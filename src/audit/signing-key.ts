import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { AuditError } from './audit-error.ts'

/** Signs with Ed25519 (RFC 8032). */
export interface SigningKey {
  /** The 32 bytes of the public key in base64url, as in a JSON Web Key (RFC 8037, member `x`). */
  readonly publicKey: string
  /** The signature in base64url. */
  sign(text: string): string
}

/**
 * @param pem PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` prints it.
 * @throws AuditError `signing-key-unusable`.
 */
export function signingKeyFromPem(pem: string): SigningKey {
  const key = readPrivateKey(pem)
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined)
    throw new AuditError('signing-key-unusable', 'The signing key is no Ed25519 key.')
  return {
    publicKey: x,
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  }
}

/** Whether the signature is this key's for this text; a malformed key or signature is not. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  let key: KeyObject
  try {
    key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  } catch {
    // What is recorded as a key may have been tampered with; then nothing is signed by it.
    return false
  }
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

function readPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    throw new AuditError('signing-key-unusable', 'The signing key is no private key in PEM.', {
      cause: error,
    })
  }
}
