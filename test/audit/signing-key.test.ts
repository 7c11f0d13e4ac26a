import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadOrCreateSigningKey } from '../../src/audit/index.ts'
import { isSignedBy, signingKeyFromPem } from '../../src/audit/signing-key.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-key-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('the signing key', () => {
  it('signs and verifies the first test of RFC 8032, section 7.1', () => {
    const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
    const der = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex')
    const key = signingKeyFromPem(
      `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`,
    )
    expect(Buffer.from(key.publicKey, 'base64url').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    )
    expect(Buffer.from(key.sign(''), 'base64url').toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    )
    expect(isSignedBy(key.publicKey, '', key.sign(''))).toBe(true)
    expect(isSignedBy(key.publicKey, 'x', key.sign(''))).toBe(false)
    expect(isSignedBy(key.publicKey, '', 'AAAA')).toBe(false)
    expect(isSignedBy('AAAA', '', key.sign(''))).toBe(false)
  })

  it('is made once, for its owner alone, and read again', async () => {
    const path = join(folder, 'signing-key.pem')
    const made = await loadOrCreateSigningKey(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await loadOrCreateSigningKey(path)).publicKey).toBe(made.publicKey)
    expect(await readdir(folder)).toEqual(['signing-key.pem'])
  })

  it('is the same for all who make it at once', async () => {
    const path = join(folder, 'signing-key.pem')
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateSigningKey(path)))
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1)
    expect(await readdir(folder)).toEqual(['signing-key.pem'])
  })

  it('is refused when it is no Ed25519 key, or cannot be made, and nothing is overwritten', async () => {
    const path = join(folder, 'signing-key.pem')
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    for (const content of ['', 'not a key', privateKey]) {
      await writeFile(path, content)
      await expect(loadOrCreateSigningKey(path)).rejects.toMatchObject({
        name: 'AuditError',
        code: 'signing-key-unusable',
      })
    }
    await expect(loadOrCreateSigningKey(path)).rejects.toThrow(/is no Ed25519 key in PEM/)
    await expect(loadOrCreateSigningKey(join(folder, 'none', 'key.pem'))).rejects.toThrow(
      /cannot be made: check that its folder can be written/,
    )
    await expect(loadOrCreateSigningKey(folder)).rejects.toThrow(/cannot be read/)
  })
})
